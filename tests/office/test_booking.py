"""Reception books for somebody who has a telephone and nothing else."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail

from sixteen.intake.models import Enquiry
from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from sixteen.people.models import Client, Consent
from sixteen.people.queries import current_contact
from sixteen.scheduling.models import Appointment
from tests.office.house import FRIDAY_9, FRIDAY_940, NOW, Office, person
from tests.scheduling.diary_of import take

pytestmark = pytest.mark.django_db


def choose(office: Office, booking: uuid.UUID, **more):
    return office.browser.post(
        "/office/book/", {"time": office.button(**more), "booking": str(booking)}
    )


def book(office: Office, booking: uuid.UUID, browser=None, **changes):
    typed = person(chosen=office.button()) | changes
    return (browser or office.browser).post(f"/office/book/{booking}/", typed)


def made() -> list[Appointment]:
    return list(Appointment.objects.filter(kind_id="consultation", state="booked"))


def test_the_whole_way_with_only_a_telephone(office):
    page = office.browser.get("/office/book/").content.decode()
    assert office.button() in page and "Friday 27 November" in page
    booking = uuid.uuid4()
    answer = choose(office, booking)
    assert answer["Location"].startswith(f"/office/book/{booking}/?time=")
    page = office.browser.get(answer["Location"]).content.decode()
    assert "Friday 27 November, 09:00" in page and "E-mail" not in page
    answer = book(office, booking)
    assert answer["Location"] == f"/office/book/{booking}/done/"
    page = office.browser.get(answer["Location"]).content.decode()
    assert "Friday 27 November 2026, 09:00" in page and "Ola Brandt rings them on 07700" in page
    [appointment] = made()
    assert appointment.starts_at == FRIDAY_9 and appointment.client.open("name") == "Tam Reed"
    assert appointment.client.open("email") is None
    contact = current_contact(appointment.client)
    assert (contact.phone, contact.voicemail, contact.text, contact.email) == (True, *[False] * 3)
    assert contact.open("words") == "Only after six"
    assert Consent.objects.get().client_id == appointment.client_id
    assert Enquiry.objects.get().source == "telephone"


def test_nothing_is_sent_to_an_address(office):
    book(office, uuid.uuid4())
    send_due(at=NOW + timedelta(minutes=1))
    assert mail.outbox == []
    message = Message.objects.get(kind="booking-confirmed")
    assert (message.state, message.outcome) == ("void", "no safe channel")
    page = office.browser.get("/office/messages/").content.decode()
    assert "Tam Reed" in page and "They allow no e-mail" in page and "tel:07700900123" in page


def test_a_replayed_booking_gives_one_appointment(office):
    booking = uuid.uuid4()
    first, again = book(office, booking), book(office, booking, name="Somebody Else")
    assert first["Location"] == again["Location"]
    assert [each.client.open("name") for each in made()] == ["Tam Reed"]
    assert Client.objects.filter(account=None).count() == 1


def test_a_time_that_is_taken_comes_back_with_others_and_what_was_typed(office):
    take(office.therapist, FRIDAY_9)
    booking = uuid.uuid4()
    answer = book(office, booking, words="Ask for the lodger")
    page = answer.content.decode()
    assert answer.status_code == 409 and "That time has just gone" in page
    assert "Tam Reed" in page and "07700 900123" in page and "Ask for the lodger" in page
    other = office.button(FRIDAY_940 + timedelta(minutes=80))
    assert other in page
    book(office, booking, time=other)
    assert [each.client.open("name") for each in made() if each.booking] == ["Tam Reed"]


def test_a_time_that_is_taken_before_the_person_is_asked(office):
    take(office.therapist, FRIDAY_9)
    answer = choose(office, uuid.uuid4())
    assert answer.status_code == 409 and "These are free" in answer.content.decode()


def test_a_hold_of_this_booking_is_not_in_its_own_way(office):
    booking = uuid.uuid4()
    choose(office, booking)
    assert book(office, booking).status_code == 302
    assert len(made()) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Enter the name"),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"name": "T\x00m"}, "cannot be kept"),
        ({"adult": "no"}, "We cannot book for somebody under 18"),
        ({"adult": "maybe"}, "Choose yes or no"),
        ({"phone": "12"}, "Enter the whole number"),
        ({"phone": "", "ways": [], "words": ""}, "Enter a number, or write below"),
        ({"phone": ""}, "Enter the number, or take out the ticks"),
        ({"ways": ["voicemail"]}, "tick “Ring” too"),
        ({"ways": ["email"]}, "Choose from the ways"),
        ({"read": ""}, "Read the short privacy notice to them"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_booked(office, changes, words):
    answer = book(office, uuid.uuid4(), **changes)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert made() == [] and not Client.objects.filter(account=None).exists()


@pytest.mark.parametrize("time", ["", "soon", "a|b|c", "\x00|phone|20261127T0900Z"])
def test_an_odd_time_is_asked_for_again(office, time):
    booking = str(uuid.uuid4())
    answer = office.browser.post("/office/book/", {"time": time, "booking": booking})
    assert answer.status_code == 400
    answer = office.browser.post(f"/office/book/{booking}/", person(chosen=time))
    assert answer.status_code == 409 and "Tam Reed" in answer.content.decode()
    assert made() == []


def test_somebody_without_a_safe_number_can_be_booked_too(office):
    booking = uuid.uuid4()
    book(office, booking, phone="", ways=[], words="I ring you")
    page = office.browser.get(f"/office/book/{booking}/done/").content.decode()
    assert "ask them to ring us" in page


@pytest.fixture
def waiting(office):
    """Ian, whose consultation was cancelled: the next step is reception's."""
    enquiry = office.practice.enquiry(days=2)
    office.browser.post(f"/office/appointments/{enquiry.appointment_id}/cancel/")
    return enquiry


def again(office: Office, enquiry: Enquiry, booking: uuid.UUID, starts_at=FRIDAY_9):
    typed = {"time": office.button(starts_at), "booking": str(booking)}
    return office.browser.post(f"/office/clients/{enquiry.client_id}/book/", typed)


def test_somebody_known_gets_another_consultation_once(office, waiting):
    card = office.browser.get(f"/office/clients/{waiting.client_id}/").content.decode()
    assert f"/office/clients/{waiting.client_id}/book/" in card
    page = office.browser.get(f"/office/clients/{waiting.client_id}/book/").content.decode()
    assert office.button() in page and "Ian Grey" in page
    booking = uuid.uuid4()
    for _ in range(2):
        answer = again(office, waiting, booking)
        assert answer["Location"] == f"/office/book/{booking}/done/"
    [appointment] = made()
    waiting.refresh_from_db()
    assert waiting.appointment == appointment and waiting.state == "in_consultation"
    assert appointment.client_id == waiting.client_id
    assert Message.objects.filter(kind="booking-confirmed").count() == 1


def test_nobody_is_booked_twice_from_two_windows(office, waiting):
    again(office, waiting, uuid.uuid4())
    answer = again(office, waiting, uuid.uuid4(), FRIDAY_9 + timedelta(minutes=120))
    assert answer["Location"] == f"/office/clients/{waiting.client_id}/"
    assert len(made()) == 1
    assert not Appointment.objects.filter(state="held").exists()


def test_another_time_is_offered_to_somebody_known_too(office, waiting):
    take(office.therapist, FRIDAY_9)
    answer = again(office, waiting, uuid.uuid4())
    page = answer.content.decode()
    assert answer.status_code == 409 and "These are free" in page and "Ian Grey" in page


def test_somebody_in_a_course_is_not_booked_for_a_consultation(office):
    client = office.practice.client
    answer = office.browser.get(f"/office/clients/{client.pk}/book/")
    assert answer["Location"] == f"/office/clients/{client.pk}/"
