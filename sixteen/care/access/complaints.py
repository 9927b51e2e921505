"""A complaint is for a service lead who has no part in the care of whoever complains, if there is
one. Where the service has no such lead, theirs is the only one there can be, and the client is told
so before they write."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.care.models import Course
from sixteen.intake.models import Consultation
from sixteen.people.access import refuse
from sixteen.people.models import Account, Complaint, RoleHeld
from sixteen.people.permissions import Permission, Role
from sixteen.people.record_queries import complaints_open


def has_a_lead_apart(client: UUID) -> bool:
    """Whether somebody leads the service who is not, and was not, this client's clinician."""
    return bool(_leads() - _clinicians_of(client))


def complaints_for_lead(account: Account) -> list[Complaint]:
    """What is not answered, by the day by which it has to be acknowledged."""
    return [each for each in complaints_open() if _is_for(account, each.client_id)]


def complaint_for_lead(account: Account, pk: UUID, *, at: datetime) -> Complaint:
    found = Complaint.objects.select_related("client", "owner").filter(pk=pk).first()
    if not (found and account.may(Permission.SERVICE) and _is_for(account, found.client_id)):
        refuse(by=account, what="complaint", person=found.client_id if found else None)
    record("view-complaint", by=account, at=at, thing=found, person=found.client_id)
    return found


def _is_for(account: Account, client: UUID) -> bool:
    clinicians = _clinicians_of(client)
    return account.pk not in clinicians or not _leads() - clinicians


def _leads() -> set[UUID]:
    held = RoleHeld.objects.filter(role=Role.SERVICE_LEAD, until=None, account__is_active=True)
    return set(held.values_list("account", flat=True))


def _clinicians_of(client: UUID) -> set[UUID | None]:
    pairs = Course.objects.filter(client=client).values_list("therapist", "deputy")
    talked = Consultation.objects.filter(client=client).values_list("held_by", flat=True)
    return {*(each for pair in pairs for each in pair), *talked}
