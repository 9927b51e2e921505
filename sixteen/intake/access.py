"""The only door to an enquiry and to what its consultation decided."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.intake.models import (
    Consultation,
    Document,
    Enquiry,
    Referral,
    SelfReferral,
    Wishes,
)
from sixteen.intake.queries import newest_enquiry
from sixteen.intake.told import joined
from sixteen.intake.wishes import Said, said_by
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.scheduling.access import appointment_by_link

PRACTICAL = ("needs", "wishes")


def enquiry_for(account: Account, pk: UUID, *, at: datetime) -> Enquiry:
    """For the clinician who holds the consultation."""
    found = _found(pk)
    if not (found and _holds(account, found)):
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


def enquiry_by_link(code: str, *, at: datetime) -> Enquiry:
    """The enquiry whose consultation this link is for, to tell something with. What was told before
    is shown only to the browser session that wrote it."""
    appointment = appointment_by_link(code, at=at)
    rows = Enquiry.objects.select_related("self_referral", "wishes")
    found = rows.filter(appointment=appointment).first()
    if found is None:
        refuse(by=None, what="booking-link", person=appointment.client_id)
    found.appointment = appointment
    return found


def self_referral_of(account: Account, enquiry: Enquiry, *, at: datetime) -> SelfReferral | None:
    """All that was told before, for the clinician who holds the consultation; None if nothing."""
    if not _holds(account, enquiry):
        refuse(by=account, what="self-referral", person=enquiry.client_id)
    found = SelfReferral.objects.filter(enquiry=enquiry).first()
    if found is not None:
        record("view-self-referral", by=account, at=at, thing=found, person=enquiry.client_id)
    return found


def referral_of(account: Account, enquiry: Enquiry, *, at: datetime) -> Referral | None:
    """The referral with its reason, for the clinician who holds the consultation; None if nobody
    referred them."""
    if not _holds(account, enquiry):
        refuse(by=account, what="referral", person=enquiry.client_id)
    found = Referral.objects.filter(enquiry=enquiry).first()
    if found is not None:
        record("view-referral", by=account, at=at, thing=found, person=enquiry.client_id)
    return found


def document_of(account: Account, enquiry: Enquiry, number: int, *, at: datetime) -> Document:
    """A document to be handed over, for the clinician who holds the consultation."""
    found = Document.objects.filter(referral__enquiry=enquiry, number=number).first()
    if found is None or not _holds(account, enquiry):
        refuse(by=account, what="document", person=enquiry.client_id)
    record("download-document", by=account, at=at, thing=found, person=enquiry.client_id)
    return found


def referral_for_office(account: Account, client: Client, *, at: datetime) -> Referral | None:
    """Who referred this person last, for whoever runs the diary. Without the reason; show how many
    documents there are and nothing of them."""
    if not account.may(Permission.DIARY):
        refuse(by=account, what="referral", person=client.pk)
    rows = Referral.objects.filter(client=client).defer("reason")
    found = rows.order_by("-made_at").first()
    if found is not None:
        record(
            "view-referral",
            by=account,
            at=at,
            thing=found,
            person=client.pk,
            fields=["referrer"],
        )
    return found


def wishes_of(account: Account, enquiry: Enquiry, *, at: datetime) -> Said:
    """What they want, and what brings them, for the clinician who holds the consultation."""
    if not _holds(account, enquiry):
        refuse(by=account, what="wishes", person=enquiry.client_id)
    found = Wishes.objects.filter(enquiry=enquiry).first()
    # The page is opened to write the first ones, too.
    record("view-wishes", by=account, at=at, thing=found, person=enquiry.client_id)
    return said_by(enquiry) if found else Said()


def practical_part(account: Account, client: Client, *, at: datetime) -> list[dict[str, Any]]:
    """Needs and wishes for whoever runs the diary, as told.in_words takes them: nothing clinical,
    no free text."""
    if not account.may(Permission.DIARY):
        refuse(by=account, what="self-referral", person=client.pk)
    enquiry = newest_enquiry(client)
    if enquiry is None:
        return []
    rows = SelfReferral.objects.filter(enquiry=enquiry).defer("brings", "around")
    found, said = rows.first(), said_by(enquiry)
    if found is not None:
        record(
            "view-self-referral",
            by=account,
            at=at,
            thing=found,
            person=client.pk,
            fields=PRACTICAL,
        )
    return [joined(page, found.open(page) if found else None, said) for page in PRACTICAL]


def _holds(account: Account, enquiry: Enquiry) -> bool:
    held_by = enquiry.appointment.therapist_id if enquiry.appointment else None
    return account.may(Permission.CASELOAD) and held_by == account.pk


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
