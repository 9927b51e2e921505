"""Asking for a time that is not booked at once: an enquiry with an owner and a date, no booking."""

import uuid
from datetime import timedelta

import pytest

from sixteen.intake.models import Enquiry
from sixteen.journeys.booking import ask_for_time
from sixteen.outbox.models import Message
from sixteen.people.models import Client, Consent
from sixteen.scheduling import actions
from sixteen.scheduling.diary import Place
from sixteen.scheduling.models import Appointment, AskedTime
from sixteen.scheduling.queries import asked_times
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_kinds,
    make_therapist,
    take,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    ada = make_therapist()
    give_hours(ada, shown="ask")
    return ada


def ask(*therapists, booking=None, starts_at=TUESDAY_18):
    return ask_for_time(
        kind=make_kinds(),
        places=[Place(each.pk, "video", None, LONDON) for each in therapists],
        starts_at=starts_at,
        name="Robin Vale",
        phone="07700 900123",
        allow_phone=True,
        privacy_version="1",
        booking=booking or uuid.uuid4(),
        by=None,
        at=NOW,
    )


def test_reception_has_it_by_a_date_and_nothing_is_booked(ada):
    asked = ask(ada)
    assert (asked.enquiry.state, asked.enquiry.owner_role) == ("enquiry", "reception")
    assert asked.enquiry.next_action == "arrange-consultation"
    assert NOW < asked.enquiry.next_action_due <= NOW + timedelta(days=2)
    assert asked_times(asked.client, now=NOW) == [asked.time]
    assert (asked.time.therapist, asked.time.starts_at) == (ada, TUESDAY_18)
    assert Consent.objects.filter(client=asked.client).exists()
    assert not Appointment.objects.exists() and not Message.objects.exists()
    assert asked_times(asked.client, now=TUESDAY_18) == []


def test_sent_again_it_is_asked_once(ada):
    booking = uuid.uuid4()
    first, again = ask(ada, booking=booking), ask(ada, booking=booking)
    assert first == again
    assert Client.objects.count() == Enquiry.objects.count() == AskedTime.objects.count() == 1


def test_two_may_ask_for_the_same_time(ada):
    assert ask(ada).client != ask(ada).client


def test_any_of_several_is_nobody_by_name(ada):
    ben = make_therapist("Ben Ash")
    give_hours(ben, shown="ask")
    assert ask(ada, ben).time.therapist is None


def test_a_time_that_is_taken_or_hidden_cannot_be_asked_for(ada):
    take(ada, TUESDAY_18)
    hidden = make_therapist("Ben Ash")
    give_hours(hidden, shown="hidden")
    with pytest.raises(actions.SlotTaken):
        ask(ada)
    with pytest.raises(actions.NotOffered):
        ask(hidden)
    with pytest.raises(actions.NotOffered):
        ask(ada, starts_at=TUESDAY_18 + timedelta(minutes=5))
    assert not AskedTime.objects.exists() and not Enquiry.objects.exists()


def test_a_time_that_has_become_bookable_meanwhile_can_still_be_asked_for(ada):
    ben = make_therapist("Ben Ash")
    give_hours(ben)
    assert ask(ben).time.therapist == ben
