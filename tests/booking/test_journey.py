"""Booking a consultation is one step: all of it or nothing, once."""

import uuid
from datetime import timedelta

import pytest

from sixteen.audit.models import Entry
from sixteen.intake.models import Enquiry
from sixteen.journeys import booking, telling
from sixteen.outbox.models import Message
from sixteen.people.models import Client, Consent
from sixteen.people.queries import current_contact
from sixteen.scheduling import actions
from sixteen.scheduling.diary import Place
from sixteen.scheduling.models import Appointment
from sixteen.vault.models import PersonKey
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_kinds,
    make_therapist,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    make_kinds()
    ada = make_therapist()
    give_hours(ada)
    return ada


def hold(therapist, form):
    return actions.hold_any(
        kind="consultation",
        places=[Place(therapist.pk, "video", None, LONDON)],
        starts_at=TUESDAY_18,
        booking=form,
        by=None,
        at=NOW,
    )


def book(held, form, at=NOW):
    return booking.book_consultation(
        appointment=held,
        name="Robin Vale",
        phone="07700 900123",
        allow_phone=True,
        privacy_version="1",
        booking=form,
        by=None,
        at=at,
    )


@pytest.fixture
def booked(ada):
    form = uuid.uuid4()
    return book(hold(ada, form), form)


def test_everything_that_hangs_on_it_is_there(booked):
    client = booked.client
    assert (booked.appointment.state, booked.appointment.client_id) == ("booked", client.pk)
    assert client.open("name") == "Robin Vale" and client.open("email") is None
    contact = current_contact(client)
    assert contact.phone and not (contact.email or contact.text or contact.voicemail)
    assert Consent.objects.filter(client=client, purpose="privacy-notice", version="1").exists()
    assert booked.enquiry.state == "in_consultation"
    assert booked.enquiry.owner_id == booked.appointment.therapist_id
    assert booked.enquiry.next_action_due > booked.appointment.starts_at
    message = Message.objects.get(kind="booking-confirmed", about=booked.appointment.pk)
    assert message.person == client.pk
    done = set(Entry.objects.filter(person=client.pk).values_list("action", flat=True))
    assert {"add-client", "book-appointment", "open-enquiry", "book-consultation"} <= done


def test_sent_again_it_is_the_same_booking(ada):
    form = uuid.uuid4()
    held = hold(ada, form)
    first, again = book(held, form), book(held, form)
    assert (first.code, first.client.pk) == (again.code, again.client.pk)
    assert Client.objects.count() == Enquiry.objects.count() == 1
    kinds = ["appointment-in-a-week", "appointment-reminder", "booking-confirmed"]
    assert sorted(Message.objects.values_list("kind", flat=True)) == kinds


def test_a_time_that_is_gone_leaves_nothing_behind(ada):
    late, keys = NOW + timedelta(minutes=11), PersonKey.objects.count()
    held = hold(ada, form := uuid.uuid4())
    actions.drop_expired_holds(at=late)
    with pytest.raises(actions.SlotTaken):
        book(held, form, at=late)
    left = (Client, Enquiry, Message, Consent, Appointment)
    assert not any(model.objects.exists() for model in left)
    assert PersonKey.objects.count() == keys


def test_an_error_half_way_leaves_nothing_behind(ada, monkeypatch):
    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr(telling, "queue", fail)
    held = hold(ada, form := uuid.uuid4())
    with pytest.raises(RuntimeError):
        book(held, form)
    assert not (Client.objects.exists() or Enquiry.objects.exists() or Consent.objects.exists())
    assert Appointment.objects.get().state == "held"


def test_what_is_due_follows_a_move(booked):
    later = TUESDAY_18 + timedelta(days=7)
    moved = booking.move_consultation(
        appointment=booked.appointment, starts_at=later, by=None, at=NOW
    )
    booked.enquiry.refresh_from_db()
    assert booked.enquiry.next_action_due > later
    assert Message.objects.filter(kind="appointment-moved", about_revision=moved.revision).exists()


def test_after_cancelling_somebody_still_owns_the_enquiry(booked):
    for _ in range(2):
        booking.cancel_consultation(appointment=booked.appointment, by=None, at=NOW)
    booked.enquiry.refresh_from_db()
    assert booked.enquiry.state == "enquiry" and booked.enquiry.next_action
    assert Message.objects.filter(kind="appointment-cancelled").count() == 1
