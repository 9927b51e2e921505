"""Breaking the glass: the way in for a clinician who does not know the course, in an emergency.

Clinicians alone: never reception or the service lead, and no supervisor from outside the service.
Whoever knows the course has their ordinary way in.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from sixteen.audit.recording import record
from sixteen.care.access.knowing import holds, supervises, viewed
from sixteen.care.models import BreakGlass, Course, Supervision
from sixteen.care.models.note import Note
from sixteen.care.models.supervision import in_force
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.people.queries import client_now, find_clients, folded
from sixteen.vault.rows import opened

CLINICIANS = (Permission.CASELOAD, Permission.SUPERVISION, Permission.DUTY)
# So many words of a name have to be typed: nobody leafs through who comes here.
LEAST_WORDS = 2


def is_clinician(account: Account, at: datetime) -> bool:
    if account.may(Permission.CASELOAD) or account.may(Permission.DUTY):
        return True
    links = Supervision.objects.filter(in_force(at), supervisor=account)
    return account.may(Permission.SUPERVISION) and not links.filter(outside=True).exists()


def people_to_break_glass_for(account: Account, name: str, *, at: datetime) -> list[Client]:
    """Whom this whole name may mean. Whose initials were shown is recorded, not what was typed."""
    if not is_clinician(account, at):
        refuse(by=account, what="break-glass")
    typed = set(folded(name).split())
    if len(typed) < LEAST_WORDS:
        return []
    alike = find_clients(name, limit=50)
    found = [each for each in alike if typed <= set(folded(each.open("name")).split())]
    for client in found:
        record("find-client", by=account, at=at, thing=client, person=client.pk)
    return found


def course_to_break_glass_for(account: Account, client: UUID, *, at: datetime) -> Course:
    """The client's newest course, for a clinician who may break the glass. Shows no words."""
    found = client_now(client)
    rows = Course.objects.select_related("client", "therapist", "deputy")
    course = rows.filter(client=found).order_by("-made_at").first() if found else None
    if course is None or not is_clinician(account, at):
        refuse(by=account, what="break-glass", person=found.pk if found else None)
    return course


def knows(account: Account, course: Course, *, at: datetime) -> bool:
    """Whether they have the ordinary way in."""
    return holds(account, course) or supervises(account, course, at)


def opening_for(account: Account, pk: UUID, *, at: datetime) -> BreakGlass:
    """Their own, while the hour lasts."""
    found = BreakGlass.objects.select_related("client", "course").filter(pk=pk).first()
    if not (
        found
        and found.by_id == account.pk
        and is_clinician(account, at)
        and found.opened_at <= at < found.until
    ):
        refuse(by=account, what="break-glass", person=found.client_id if found else None)
    return found


def notes_behind_glass(account: Account, opening: BreakGlass, *, at: datetime) -> list[Note]:
    """Every signed note of the client, the newest session first. Each stands in the audit."""
    opening_for(account, opening.pk, at=at)
    rows = Note.objects.filter(client=opening.client_id, state="signed")
    rows = rows.select_related("author", "session__course", "session__appointment")
    newest = F("session__appointment__starts_at").desc(nulls_last=True)
    order = ("-session__course__made_at", newest, "-session__number", "made_at")
    found = opened(rows.order_by(*order))
    for note in found:
        viewed("note", note, account, opening.client_id, at)
    return found


def opening_for_owner(account: Account, pk: UUID, *, at: datetime) -> BreakGlass:
    """For the therapist it was told, and for whoever holds the course now."""
    found = BreakGlass.objects.select_related("course").filter(pk=pk).first()
    if not (found and (found.owner_id == account.pk or holds(account, found.course))):
        refuse(by=account, what="break-glass", person=found.client_id if found else None)
    return found
