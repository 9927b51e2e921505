"""Booking page by page: four short forms, nothing typed lost, every error beside its field."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sixteen.intake.models import Enquiry
from sixteen.people.models import Client
from sixteen.people.queries import current_contact
from sixteen.scheduling.actions import drop_expired_holds
from sixteen.scheduling.models import Appointment, AppointmentKind
from tests.scheduling import diary_of
from tests.scheduling.diary_of import NOW, TUESDAY_18, give_hours, make_room, take

pytestmark = pytest.mark.django_db
TIME = re.compile(r'name="time" value="([^"]+)"')


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ada():
    diary_of.make_kinds()
    ada = diary_of.make_therapist()
    give_hours(ada)
    return ada


def value(therapist, starts_at=TUESDAY_18, format="video", room=""):
    return f"{therapist.pk}|{format}|{room}|{starts_at:%Y%m%dT%H%MZ}|Europe/London"


def choose(client, therapist, **more):
    return client.post("/book/", {"time": value(therapist, **more)})


def name(client, **typed):
    return client.post("/book/name/", {"name": "Robin Vale", "adult": "yes", **typed})


def contact(client, **typed):
    return client.post("/book/contact/", {"phone": "07700 900123", "ways": ["phone"], **typed})


def book(client, therapist, **more):
    choose(client, therapist, **more)
    name(client)
    contact(client)
    return client.post("/book/privacy/", {"read": "on"})


def test_the_whole_way(client, ada):
    assert choose(client, ada).headers["Location"] == "/book/name/"
    assert name(client).headers["Location"] == "/book/contact/"
    assert contact(client).headers["Location"] == "/book/privacy/"
    answer = client.post("/book/privacy/", {"read": "on"})
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Tuesday 9 March 2027, 18:00" in page
    assert "Robin" not in page and "07700" not in page and "Ada Finch" not in page
    booked = Appointment.objects.get()
    assert booked.state == "booked" and booked.client.open("name") == "Robin Vale"


def test_times_are_shown_by_day_in_the_zone_of_the_service(client, ada, clock):
    clock.move_to(NOW + timedelta(days=25))
    page = client.get("/book/").content.decode()
    assert "Tuesday 30 March" in page and "18:00" in page and "17:00" not in page


def test_filters_by_therapist_and_format(client, ada):
    ben = diary_of.make_therapist("Ben Ash")
    give_hours(ben, format="in_person", room=make_room())
    shown = TIME.findall(client.get("/book/", {"therapist": ada.pk}).content.decode())
    assert shown and all(value.startswith(str(ada.pk)) for value in shown)
    shown = TIME.findall(client.get("/book/", {"format": "in_person"}).content.decode())
    assert shown and all(value.startswith(str(ben.pk)) for value in shown)
    page = client.get("/book/", {"format": "phone"})
    assert "No free time here" in page.content.decode()


@pytest.mark.parametrize(
    "query", ["?therapist=x", "?format=telepathy", "?from=soon", "?therapist=%00&from=0001-01-01"]
)
def test_an_odd_address_shows_all_times(client, ada, query):
    answer = client.get(f"/book/{query}")
    assert answer.status_code == 200 and TIME.search(answer.content.decode())


def test_four_weeks_are_on_a_page_and_it_leads_to_the_next(client, ada):
    AppointmentKind.objects.filter(code="consultation").update(horizon_days=60)
    page = client.get("/book/").content.decode()
    later = re.search(r'href="/book/(\?[^"]*from=[^"]+)"', page)[1].replace("&amp;", "&")
    following = client.get(f"/book/{later}").content.decode()
    assert len(TIME.findall(page)) == 8
    assert set(TIME.findall(page)).isdisjoint(TIME.findall(following)) and TIME.search(following)


def test_looking_changes_nothing(client, ada):
    for path in ("/", "/book/", "/what-dit-is/", "/privacy/", "/book/under-18/", "/book/name/"):
        client.get(path)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("time", ["", "x", "a|b|c|d|e", "\x00", "1|video||99999999T9999Z|Mars"])
def test_a_time_that_was_made_up_is_refused_in_words(client, ada, time):
    answer = client.post("/book/", {"time": time})
    assert answer.status_code == 400 and "Choose one of the times" in answer.content.decode()


def test_a_time_outside_the_hours_is_not_kept(client, ada):
    answer = choose(client, ada, starts_at=TUESDAY_18 + timedelta(minutes=10))
    assert answer.status_code == 409 and not Appointment.objects.exists()
    assert choose(client, ada, room=make_room().pk).status_code == 409
    assert choose(client, ada, format="phone").status_code == 409


def test_a_taken_time_shows_the_closest_and_keeps_what_was_typed(client, ada):
    choose(client, ada)
    name(client)
    contact(client)
    Appointment.objects.all().delete()
    take(ada, TUESDAY_18)
    answer = choose(client, ada)
    page = answer.content.decode()
    assert answer.status_code == 409 and "What you typed is kept" in page
    near = TIME.findall(page)
    assert value(ada, TUESDAY_18 + timedelta(hours=1)) in near
    again = client.post("/book/", {"time": near[0]})
    assert again.headers["Location"] == "/book/privacy/"
    client.post("/book/privacy/", {"read": "on"})
    assert Client.objects.order_by("-made_at").first().open("name") == "Robin Vale"


def test_a_time_lost_on_the_last_page_is_told_there(client, ada, clock):
    choose(client, ada)
    name(client)
    contact(client)
    clock.shift(timedelta(minutes=11))
    assert book(type(client)(), ada).headers["Location"].startswith("/booking/")
    answer = client.post("/book/privacy/", {"read": "on"})
    assert answer.status_code == 409 and TIME.search(answer.content.decode())
    assert "What you typed is kept" in answer.content.decode()
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("dropped", [False, True])
def test_a_slow_person_still_gets_the_time_while_it_is_free(client, ada, clock, dropped):
    choose(client, ada)
    name(client)
    contact(client)
    clock.shift(timedelta(minutes=30))
    if dropped:
        drop_expired_holds(at=timezone.now())
        assert "if nobody else has taken it" in client.get("/book/privacy/").content.decode()
    assert client.post("/book/privacy/", {"read": "on"}).headers["Location"].startswith("/booking/")


def test_under_18_is_helped_and_the_time_is_free_again(client, ada):
    choose(client, ada)
    assert name(client, adult="no").headers["Location"] == "/book/under-18/"
    page = client.get("/book/under-18/").content.decode()
    assert "0800 1111" in page
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"name": ""}, "Enter the name that we may call you."),
        ({"name": "x" * 121}, "at most 120 characters"),
        ({"name": "a\x00b"}, "cannot be kept"),
        ({"adult": ""}, "Choose yes or no."),
        ({"adult": "maybe"}, "Choose yes or no."),
    ],
)
def test_errors_of_the_name_page(client, ada, typed, error):
    choose(client, ada)
    answer = name(client, **typed)
    assert answer.status_code == 422 and error in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"phone": "", "ways": []}, "one is enough"),
        ({"ways": []}, "Choose at least one way"),
        ({"ways": ["email"]}, "Enter the address"),
        ({"phone": "", "email": "r@example.org", "ways": ["email", "text"]}, "Enter the number"),
        ({"email": "robin", "ways": ["email"]}, "like name@example.org"),
        ({"phone": "123"}, "the whole number"),
        ({"ways": ["voicemail"]}, "Phone call"),
        ({"ways": ["pigeon"]}, "the ways that are shown"),
        ({"phone": "0" * 500}, "at most 40 characters"),
    ],
)
def test_errors_of_the_contact_page_keep_what_was_typed(client, ada, typed, error):
    choose(client, ada)
    name(client)
    answer = contact(client, **typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and error in page
    sent = {"phone": "07700 900123", **typed}["phone"]
    assert f'value="{sent}"' in page or not sent


@pytest.mark.parametrize("ways", [["email"], ["text"], ["phone"], ["phone", "voicemail"]])
def test_only_the_chosen_ways_are_open(client, ada, ways):
    choose(client, ada)
    name(client)
    contact(client, email="r@example.org", ways=ways)
    client.post("/book/privacy/", {"read": "on"})
    kept = current_contact(Client.objects.get())
    open_ways = [way for way in ("email", "text", "phone", "voicemail") if getattr(kept, way)]
    assert sorted(open_ways) == sorted(ways)


def test_without_the_privacy_notice_nothing_is_booked(client, ada):
    choose(client, ada)
    name(client)
    contact(client)
    answer = client.post("/book/privacy/", {})
    assert answer.status_code == 422 and "tick the box" in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_what_is_typed_without_a_time_is_kept(client, ada):
    """The session ran out, or somebody began in the middle."""
    answer = name(client)
    assert answer.headers["Location"] == "/book/"
    contact(client)
    assert choose(client, ada).headers["Location"] == "/book/privacy/"


def test_the_last_form_sent_again_leads_to_the_same_booking(client, ada):
    first = book(client, ada)
    again = client.post("/book/privacy/", {"read": "on"})
    assert first.headers["Location"] == again.headers["Location"]
    assert Enquiry.objects.count() == 1


def test_a_second_booking_in_the_same_browser_is_its_own(client, ada):
    book(client, ada)
    assert "typed" not in client.session["booking"]
    later = book(client, ada, starts_at=TUESDAY_18 + timedelta(hours=1))
    assert later.headers["Location"].startswith("/booking/") and Enquiry.objects.count() == 2


def test_the_calendar_file_is_neutral_and_comes_as_a_file(client, ada):
    link = book(client, ada).headers["Location"]
    answer = client.get(f"{link}calendar.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY:Appointment" in answer.content and b"therap" not in answer.content.lower()


def test_moving_and_cancelling_through_the_link(client, ada):
    link = book(client, ada).headers["Location"]
    later = TUESDAY_18 + timedelta(days=7)
    answer = client.post(f"{link}move/", {"time": value(ada, later)}, follow=True)
    assert "Tuesday 16 March 2027, 18:00" in answer.content.decode()
    assert client.get(f"{link}cancel/").status_code == 200
    assert Appointment.objects.get().state == "booked"
    answer = client.post(f"{link}cancel/", follow=True)
    assert "is cancelled" in answer.content.decode()
    assert Enquiry.objects.get().state == "enquiry"
    assert client.post(f"{link}move/", {"time": value(ada)}).status_code == 302
    assert Appointment.objects.get().state == "cancelled"


def test_a_move_to_a_taken_time_changes_nothing_and_shows_others(client, ada):
    link = book(client, ada).headers["Location"]
    take(ada, later := TUESDAY_18 + timedelta(days=7))
    answer = client.post(f"{link}move/", {"time": value(ada, later)})
    assert answer.status_code == 409 and TIME.search(answer.content.decode())
    assert Appointment.objects.filter(starts_at=TUESDAY_18, state="booked").exists()


def test_nobody_guesses_a_link(client, ada):
    book(client, ada)
    for code in ("x", "A" * 32, "%00", "é"):
        for page in ("", "calendar.ics", "move/", "cancel/"):
            assert client.get(f"/booking/{code}/{page}").status_code == 404


def test_an_appointment_that_is_over_cannot_be_changed(client, ada, clock):
    link = book(client, ada).headers["Location"]
    clock.move_to(TUESDAY_18 + timedelta(minutes=1))
    assert client.post(f"{link}cancel/").status_code == 302
    assert Appointment.objects.get().state == "booked"
