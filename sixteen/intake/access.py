"""The only door to an enquiry and to what its consultation decided."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.intake.models import Consultation, Enquiry
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def enquiry_for(account: Account, pk: UUID, *, at: datetime) -> Enquiry:
    """For the clinician who holds the consultation."""
    found = _found(pk)
    if not (
        found
        and account.may(Permission.CASELOAD)
        and found.appointment is not None
        and found.appointment.therapist_id == account.pk
    ):
        refuse(by=account, what="enquiry", person=found.client_id if found else None)
    return found


def enquiry_for_office(account: Account, pk: UUID, *, at: datetime) -> Enquiry:
    """For whoever runs the diary or the service. Show its standing, never its consultation."""
    found = _found(pk)
    if not (found and (account.may(Permission.DIARY) or account.may(Permission.SERVICE))):
        refuse(by=account, what="enquiry", person=found.client_id if found else None)
    return found


def consultation_of(account: Account, enquiry: Enquiry, *, at: datetime) -> Consultation | None:
    """What was recorded, for the clinician who held it; None if nothing was yet."""
    found = Consultation.objects.filter(enquiry=enquiry).first()
    if found is None:
        return None
    if not (account.may(Permission.CASELOAD) and found.held_by_id == account.pk):
        refuse(by=account, what="consultation", person=enquiry.client_id)
    record("view-consultation", by=account, at=at, thing=found, person=enquiry.client_id)
    return found


def _found(pk: UUID) -> Enquiry | None:
    rows = Enquiry.objects.select_related("client", "appointment__kind", "appointment__room__site")
    return rows.filter(pk=pk).first()


def enquiry_for_service(account: Account, pk: UUID, *, at: datetime) -> Enquiry:
    """With what they wish and what brings them, for whoever offers places. Every look counts."""
    found = _found(pk)
    if not (found and account.may(Permission.SERVICE)):
        refuse(by=account, what="enquiry", person=found.client_id if found else None)
    record("view-wishes", by=account, at=at, thing=found, person=found.client_id)
    return found
