"""Every write about an enquiry. Its state, owner and next action follow domain/pathway.py."""

from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain import pathway
from sixteen.domain.pathway import State
from sixteen.intake.models import Consultation, Enquiry
from sixteen.intake.offers import take_back_open_offer
from sixteen.intake.refusals import AlreadyRecorded, NotTheHolder
from sixteen.people.models import Account, Client
from sixteen.scheduling.models import Appointment

__all__ = ["AlreadyRecorded", "NotTheHolder"]

# Where a person goes from the consultation.
AFTER = {
    "suitable": State.WAITING,
    "other_therapy": State.WAITING,
    "think": State.AWAITING_REPLY,
    "signpost": State.CLOSED,
}


@transaction.atomic
def open_enquiry(
    *,
    client: Client,
    source: str,
    appointment: Appointment | None,
    by: Account | None,
    at: datetime,
) -> Enquiry:
    """Somebody asked for help. With a consultation booked its clinician owns the next action.

    source: "website", "telephone" or "referral".
    """
    state = State.IN_CONSULTATION if appointment else State.ENQUIRY
    enquiry = Enquiry(client=client, source=source, appointment=appointment, made_at=at)
    enquiry.seal()
    _enter(enquiry, state, at=at)
    enquiry.save(force_insert=True)
    record("open-enquiry", by=by, at=at, thing=enquiry, person=client.pk)
    return enquiry


@transaction.atomic
def change_state(
    *,
    enquiry: Enquiry,
    state: State,
    by: Account | None,
    at: datetime,
    owner: Account | None = None,
    appointment: Appointment | None = None,
    review_on: date | None = None,
) -> Enquiry:
    """Go to a state the pathway allows. ImpossibleMove otherwise, and nothing changed.

    owner: who owns the next action by name; else whoever holds the role. appointment: the one the
    next action waits for. review_on: until when a reply is awaited, or when a pause is looked at.
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if enquiry.state == state:
        return enquiry
    pathway.move(State(enquiry.state), state)
    if enquiry.state == State.OFFERED:
        take_back_open_offer(enquiry=enquiry, by=by, at=at)
    if appointment is not None and state is State.IN_CONSULTATION:
        enquiry.appointment = appointment
    _enter(enquiry, state, at=at, owner=owner, appointment=appointment, review_on=review_on)
    enquiry.save()
    record(f"enquiry-{state}", by=by, at=at, thing=enquiry, person=enquiry.client_id)
    return enquiry


@transaction.atomic
def follow_appointment(*, enquiry: Enquiry, by: Account | None, at: datetime) -> Enquiry:
    """The consultation was moved: what is due after it is due after its new time."""
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    if enquiry.state == State.IN_CONSULTATION:
        _enter(enquiry, State.IN_CONSULTATION, at=enquiry.state_since)
        enquiry.save()
        record("enquiry-moved", by=by, at=at, thing=enquiry, person=enquiry.client_id)
    return enquiry


def _enter(
    enquiry: Enquiry,
    state: State,
    *,
    at: datetime,
    owner: Account | None = None,
    appointment: Appointment | None = None,
    review_on: date | None = None,
) -> None:
    waits_for = appointment or (enquiry.appointment if state is State.IN_CONSULTATION else None)
    enquiry.state, enquiry.state_since = state.value, at
    if state not in pathway.OPEN_STATES:
        enquiry.owner, enquiry.owner_role = None, ""
        enquiry.next_action, enquiry.next_action_due = "", None
        return
    following = pathway.next_action(
        state,
        at,
        review_on=review_on,
        appointment_at=waits_for.starts_at if waits_for else None,
    )
    if owner is None and waits_for is not None:
        owner = waits_for.therapist
    enquiry.owner, enquiry.owner_role = owner, following.owner.value
    enquiry.next_action, enquiry.next_action_due = following.code, following.due


@transaction.atomic
def record_consultation(
    *,
    enquiry: Enquiry,
    decision: str,
    protocol: str = "",
    reasons: str,
    options_discussed: str,
    safety: str,
    signpost: str = "",
    by: Account,
    at: datetime,
    reply_until: date | None = None,
) -> Consultation:
    """What the consultation decided, by the clinician who held it, once.

    decision: suitable, other_therapy, signpost or think. safety: what was asked and said about
    safety. reply_until: for think. Raises NotTheHolder or AlreadyRecorded.
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    appointment = _consultation_held_by(by, enquiry)
    consultation = Consultation(
        enquiry=enquiry,
        client_id=enquiry.client_id,
        held_by=by,
        held_at=appointment.starts_at,
        decision=decision,
        protocol=protocol,
        recorded_at=at,
    )
    consultation.seal(
        reasons=reasons, options_discussed=options_discussed, safety=safety, signpost=signpost
    )
    consultation.save(force_insert=True)
    if appointment.state == "booked":
        appointment.state = "attended"
        appointment.save(update_fields=["state"])
    record("record-consultation", by=by, at=at, thing=consultation, person=enquiry.client_id)
    change_state(enquiry=enquiry, state=AFTER[decision], by=by, at=at, review_on=reply_until)
    return consultation


def _consultation_held_by(clinician: Account, enquiry: Enquiry) -> Appointment:
    """The appointment of a consultation that is still to be recorded, by this clinician."""
    appointment = enquiry.appointment
    if appointment is None or appointment.therapist_id != clinician.pk:
        raise NotTheHolder
    if Consultation.objects.filter(enquiry=enquiry).exists():
        raise AlreadyRecorded
    return appointment
