"""Booking a first appointment, or asking for one: one transaction, all of it or nothing.

Which kind it is makes no difference here: whoever holds it records what it decided, paid or free.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.pathway import ImpossibleMove, State
from sixteen.intake import actions as intake
from sixteen.intake.models import Enquiry
from sixteen.intake.queries import newest_enquiry
from sixteen.journeys.telling import tell_booked, tell_cancelled, tell_moved
from sixteen.people import actions as people
from sixteen.people.models import Account, Client
from sixteen.scheduling import actions as scheduling
from sixteen.scheduling.diary import Place
from sixteen.scheduling.links import link_code
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment, AppointmentKind, AskedTime
from sixteen.scheduling.queries import asked_of, booking_of

PRIVACY = "privacy-notice"


@dataclass(frozen=True)
class Booked:
    """What a booking made. `code` is the person's link: show it once, keep it nowhere."""

    appointment: Appointment
    enquiry: Enquiry
    client: Client
    code: str


@dataclass(frozen=True)
class Asked:
    """The time that somebody asked for. Reception has the next step, by enquiry.next_action_due."""

    time: AskedTime
    enquiry: Enquiry
    client: Client


@transaction.atomic
def book_consultation(
    *,
    appointment: Appointment,
    name: str,
    email: str = "",
    phone: str = "",
    privacy_version: str,
    booking: UUID,
    by: Account | None,
    at: datetime,
    source: str = "website",
    **contact: Any,
) -> Booked:
    """Turn a held time into a booked consultation for somebody new, all of it or nothing.

    contact: allow_email, allow_text, allow_phone, allow_voicemail and words of
    people.actions.add_client. booking: the id the time was held with; sent again, the answer is
    what was booked the first time. Raises SlotTaken; then nothing was written.
    """
    take_turns(appointment.therapist_id, appointment.room_id, booking)
    before = booking_of(booking)
    if before is not None and before.state != "held":
        return _again(before)
    client = people.add_client(name=name, email=email, phone=phone, by=by, at=at, **contact)
    booked = scheduling.book(appointment=appointment, client=client, by=by, at=at)
    people.record_consent(client=client, purpose=PRIVACY, version=privacy_version, at=at)
    enquiry = intake.open_enquiry(client=client, source=source, appointment=booked, by=by, at=at)
    tell_booked(booked, at=at)
    record("book-consultation", by=by, at=at, thing=enquiry, person=client.pk)
    return Booked(booked, enquiry, client, link_code(booked))


@transaction.atomic
def ask_for_time(
    *,
    kind: AppointmentKind,
    places: Sequence[Place],
    starts_at: datetime,
    name: str,
    email: str = "",
    phone: str = "",
    privacy_version: str,
    booking: UUID,
    by: Account | None,
    at: datetime,
    source: str = "website",
    **contact: Any,
) -> Asked:
    """Somebody new asks for a time that is not booked at once: an enquiry, and no appointment.

    Reception arranges it, by a date. booking: sent again, the answer is the first. contact: as for
    book_consultation. Raises SlotTaken or NotOffered; then nothing was written.
    """
    take_turns(booking)
    before = asked_of(booking)
    if before is not None:
        enquiry = newest_enquiry(before.client)
        return Asked(before, enquiry, before.client)
    client = people.add_client(name=name, email=email, phone=phone, by=by, at=at, **contact)
    asked = scheduling.ask_for(
        kind=kind,
        places=places,
        starts_at=starts_at,
        client=client,
        booking=booking,
        by=by,
        at=at,
    )
    people.record_consent(client=client, purpose=PRIVACY, version=privacy_version, at=at)
    enquiry = intake.open_enquiry(client=client, source=source, appointment=None, by=by, at=at)
    return Asked(asked, enquiry, client)


@transaction.atomic
def book_again(
    *, appointment: Appointment, enquiry: Enquiry, by: Account, at: datetime
) -> Appointment:
    """Turn a held time into the consultation of somebody who asked before and has none booked.

    Sent again, the same answer. Raises SlotTaken, or ImpossibleMove where nothing is to be arranged
    for them; then nothing has changed.
    """
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    booked = scheduling.book(appointment=appointment, client=enquiry.client, by=by, at=at)
    if Enquiry.objects.filter(appointment=booked).exists():
        return booked
    if enquiry.state != State.ENQUIRY:
        raise ImpossibleMove("No consultation is to be arranged here.")
    intake.change_state(
        enquiry=enquiry, state=State.IN_CONSULTATION, by=by, at=at, appointment=booked
    )
    tell_booked(booked, at=at)
    record("book-consultation", by=by, at=at, thing=enquiry, person=enquiry.client_id)
    return booked


@transaction.atomic
def move_consultation(
    *, appointment: Appointment, starts_at: datetime, by: Account | None, at: datetime
) -> Appointment:
    """Move it and say so again. Raises what scheduling.move does; then nothing has changed."""
    enquiry = _enquiry_about(appointment)
    moved = scheduling.move(appointment=appointment, starts_at=starts_at, by=by, at=at)
    if moved.revision != appointment.revision:
        if enquiry is not None:
            intake.follow_appointment(enquiry=enquiry, by=by, at=at)
        tell_moved(moved, at=at)
    return moved


@transaction.atomic
def cancel_consultation(
    *, appointment: Appointment, by: Account | None, at: datetime, tell: bool = True
) -> Appointment:
    """Cancel it. The enquiry stays open: somebody asks whether another time is wanted.

    by None (through its link): raises TooLate where it begins too soon. tell: False where whoever
    calls this tells the person in words of their own.
    """
    enquiry = _enquiry_about(appointment)
    cancelled = scheduling.cancel(appointment=appointment, by=by, at=at)
    if enquiry is not None and enquiry.state == State.IN_CONSULTATION:
        intake.change_state(enquiry=enquiry, state=State.ENQUIRY, by=by, at=at)
        if tell:
            tell_cancelled(cancelled, at=at)
    return cancelled


def _enquiry_about(appointment: Appointment) -> Enquiry | None:
    """Locked before the diary is (scheduling/locks.py)."""
    return Enquiry.objects.select_for_update(of=("self",)).filter(appointment=appointment).first()


def _again(appointment: Appointment) -> Booked:
    enquiry = Enquiry.objects.select_related("client").get(appointment=appointment)
    return Booked(appointment, enquiry, enquiry.client, link_code(appointment))
