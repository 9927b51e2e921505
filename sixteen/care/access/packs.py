"""What goes with an alert while it is open, and only then: enough to speak with one person."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sixteen.care.access.knowing import holds, viewed
from sixteen.care.models import Alert, DutyTurn, Plan
from sixteen.care.models.note import Note
from sixteen.care.queries.plans import newest_plan_of
from sixteen.domain.plans import SAFETY
from sixteen.intake.models import SelfReferral
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.vault.rows import opened

LINES = 2


@dataclass(frozen=True)
class SafetyLine:
    """The line about safety of one signed note, and nothing else of it."""

    session: str
    signed_at: datetime
    line: dict[str, Any]


@dataclass(frozen=True)
class Pack:
    """gp: as the client told us, "" if they did not."""

    gp: str = ""
    plan: Plan | None = None
    lines: list[SafetyLine] = field(default_factory=list)


def pack_for(account: Account, alert: Alert, *, at: datetime) -> Pack | None:
    """For the owner of an open alert, the course's own people, and whoever is on duty now.

    None for a duty clinician whose turn it is not: once they have taken it over, it is theirs.
    """
    own = (alert.owner_id == account.pk and _is_clinician(account)) or (
        alert.course is not None and holds(account, alert.course)
    )
    if alert.state != "open" or not (own or account.may(Permission.DUTY)):
        refuse(by=account, what="pack", person=alert.client_id)
    if not (own or _on_duty(account, at)):
        return None
    viewed("pack", alert, account, alert.client_id, at)
    return Pack(gp=_gp(alert), plan=newest_plan_of(alert.client, SAFETY), lines=_last_lines(alert))


def _is_clinician(account: Account) -> bool:
    return account.may(Permission.CASELOAD) or account.may(Permission.DUTY)


def _on_duty(account: Account, at: datetime) -> bool:
    turns = DutyTurn.objects.filter(clinician=account, starts_at__lte=at, ends_at__gt=at)
    return account.may(Permission.DUTY) and turns.exists()


def _gp(alert: Alert) -> str:
    told = SelfReferral.objects.filter(client=alert.client_id).order_by("-changed_at")
    for each in opened(told[:1]):
        return str((each.open("around") or {}).get("gp", ""))
    return ""


def _last_lines(alert: Alert) -> list[SafetyLine]:
    """Of the notes that were signed last, whoever wrote them."""
    signed = Note.objects.filter(client=alert.client_id, state="signed")
    newest = signed.select_related("session").order_by("-signed_at")[:LINES]
    return [
        SafetyLine(note.session.called, note.signed_at, note.open("safety") or {})
        for note in opened(newest)
        if note.signed_at is not None
    ]
