"""What the record fills into a letter. What it does not have is empty, and stays a field."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format

from sixteen.care.models import Course
from sixteen.domain.letters import Kind
from sixteen.domain.protocol import PROTOCOLS
from sixteen.intake.models import Consultation
from sixteen.people.models import Account, Client
from sixteen.scheduling.models import Appointment

# What the clinician wrote down in the consultation, for the blanks of its letters.
FROM_THE_CONSULTATION = {"the options": "options_discussed", "where to turn": "signpost"}


def known_for(
    kind: Kind,
    client: Client,
    course: Course | None,
    *,
    signer: Account,
    days: Collection[date] | None = None,
) -> dict[str, str]:
    """Values by field, for a letter of this kind. Of a kind that reception may make: plain ones.

    days: which of the days of their appointments may be named; None for all.
    """
    came = [day for day in attended_days(client) if days is None or day in days]
    plain = {
        "client name": client.open("name") or "",
        "signer name": signer.open("name") or "",
        "sender name": settings.SENDER_NAME,
        "service phone": settings.SERVICE["phone"],
        "attended dates": "\n".join(f"- {_words(day)}" for day in came),
    }
    if kind.by_office:
        return plain
    born = client.open("birth_date")
    return plain | {
        "birth date": _words(date.fromisoformat(born)) if born else "",
        "service name": settings.SERVICE["name"],
        "consultation date": _consultation(client),
        **(_of_course(course) if course else {}),
    }


def written_before(kind: Kind, client: Client, *, by: Account) -> dict[str, str]:
    """What this clinician wrote down in the consultation they held, to begin the blanks with."""
    if kind.by_office:
        return {}
    rows = Consultation.objects.filter(client=client, held_by=by)
    found = rows.order_by("-held_at").first()
    if found is None:
        return {}
    said = {blank: found.open(field) or "" for blank, field in FROM_THE_CONSULTATION.items()}
    return {blank: words for blank, words in said.items() if words}


def attended_days(client: Client) -> list[date]:
    """The local days of the appointments they came to, in their order."""
    rows = Appointment.objects.filter(client=client, state="attended").order_by("starts_at")
    days = (each.starts_at.astimezone(ZoneInfo(each.zone)).date() for each in rows)
    return list(dict.fromkeys(days))


def _consultation(client: Client) -> str:
    found = Consultation.objects.filter(client=client).order_by("-held_at").first()
    return _day(found.held_at) if found else ""


def _of_course(course: Course) -> dict[str, str]:
    rows = course.sessions.filter(appointment__isnull=False).select_related("appointment")
    starts = [
        (each.state, each.appointment.starts_at) for each in rows.order_by("appointment__starts_at")
    ]
    held = [starts_at for state, starts_at in starts if state == "held"]
    first = held or [starts_at for state, starts_at in starts if state == "planned"]
    return {
        "therapy name": PROTOCOLS[course.protocol].name,
        "first session": _day(first[0]) if first else "",
        "last session": _day(held[-1]) if held else "",
        "sessions held": str(len(held)) if held else "",
        "sessions planned": str(course.planned_sessions or ""),
    }


def _day(at: datetime) -> str:
    return _words(at.astimezone(ZoneInfo(settings.ZONE)).date())


def _words(day: date) -> str:
    return str(date_format(day, "j F Y"))
