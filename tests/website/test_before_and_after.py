"""Who can book here, and what the link of a booking does, until when."""

import re
from datetime import timedelta

import pytest
import time_machine

from sixteen.scheduling.models import Appointment, AppointmentKind
from tests.scheduling.diary_of import NOW, TUESDAY_18, give_hours, make_therapist, take

pytestmark = pytest.mark.django_db
TIME = re.compile(r'name="time" value="([^"]+)"')


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ada():
    ada = make_therapist()
    give_hours(ada)
    return ada


def times(client, **asked):
    return TIME.findall(client.get("/book/", asked).content.decode())


def choose(client, value):
    return client.post("/book/", {"time": value})


def go_on(client, **name):
    client.post("/book/name/", {"name": "Robin Vale", "adult": "yes", **name})
    client.post("/book/contact/", {"phone": "07700 900123", "ways": ["phone"]})
    return client.post("/book/privacy/", {"read": "on"})


def test_where_people_live_is_asked_only_where_it_is_set(client, ada, settings):
    choose(client, times(client)[0])
    assert "Do you live in" not in client.get("/book/name/").content.decode()
    settings.AREA = "England or Wales"
    assert "Do you live in England or Wales?" in client.get("/book/name/").content.decode()
    answer = client.post("/book/name/", {"name": "Robin Vale", "adult": "yes"})
    assert answer.status_code == 422
    assert go_on(client, lives_here="yes")["Location"].startswith("/booking/")


def test_somebody_from_elsewhere_is_helped_and_the_time_is_free_again(client, ada, settings):
    settings.AREA = "England or Wales"
    choose(client, times(client)[0])
    typed = {"name": "Robin Vale", "adult": "yes", "lives_here": "no"}
    answer = client.post("/book/name/", typed)
    assert answer["Location"] == "/book/elsewhere/"
    found = client.get("/book/elsewhere/").content.decode()
    assert "England or Wales" in found and "116 123" in found
    assert not Appointment.objects.exists()


def test_shortly_before_it_begins_the_link_says_kindly_to_ring(client, ada, clock, settings):
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}
    choose(client, times(client)[-1])
    link = go_on(client)["Location"]
    booked = Appointment.objects.get()
    assert f"{link}move/" in client.get(link).content.decode()
    clock.move_to(booked.starts_at - timedelta(hours=23))
    found = client.get(link).content.decode()
    assert "ring us on" in found and "even if it is late" in found
    assert f"{link}move/" not in found and f"{link}cancel/" not in found
    for page_of_it in ("move/", "cancel/"):
        assert client.get(f"{link}{page_of_it}")["Location"] == link
        assert client.post(f"{link}{page_of_it}", {"time": times(client)[0]})["Location"] == link
    booked.refresh_from_db()
    assert (booked.state, booked.revision) == ("booked", 1)


def test_the_video_room_is_on_the_page_of_the_booking(client, ada, settings):
    settings.VIDEO_URL = "https://meet.example.org"
    choose(client, times(client)[0])
    link = go_on(client)["Location"]
    assert 'href="https://meet.example.org/' in client.get(link).content.decode()
    assert b"meet.example" not in client.get(f"{link}calendar.ics").content
    client.post(f"{link}cancel/")
    Appointment.objects.update(state="cancelled")
    assert "meet.example" not in client.get(link).content.decode()


def test_a_move_is_to_times_of_the_same_therapist_and_place(client, ada):
    give_hours(make_therapist("Ben Ash"))
    choose(client, next(each for each in times(client, therapist=ada.pk)))
    link = go_on(client)["Location"]
    shown = TIME.findall(client.get(f"{link}move/").content.decode())
    assert shown and all(each.startswith(str(ada.pk)) for each in shown)
    take(ada, TUESDAY_18)
    left = TIME.findall(client.get(f"{link}move/").content.decode())
    assert set(shown) - set(left) == {each for each in shown if "20270309T18" in each}


def test_whoever_cancelled_can_book_another_time_in_the_same_browser(client, ada):
    choose(client, times(client)[0])
    first = go_on(client)["Location"]
    client.post(f"{first}cancel/")
    choose(client, times(client)[1])
    second = go_on(client)["Location"]
    assert second.startswith("/booking/") and second != first
    states = Appointment.objects.order_by("state").values_list("state", flat=True)
    assert list(states) == ["booked", "cancelled"]


def test_what_only_the_office_books_can_be_moved_by_whoever_has_it(client, ada):
    choose(client, times(client)[0])
    link = go_on(client)["Location"]
    AppointmentKind.objects.update(public=False)
    time = TIME.findall(client.get(f"{link}move/").content.decode())[-1]
    assert client.post(f"{link}move/", {"time": time})["Location"] == link
    assert f"{Appointment.objects.get().starts_at:%Y%m%dT%H%MZ}" in time


@pytest.mark.parametrize("several", [False, True])
def test_their_own_hold_is_not_in_their_way(client, ada, several):
    if several:
        give_hours(make_therapist("Ben Ash"))
    value = f"any|video||{TUESDAY_18:%Y%m%dT%H%MZ}|Europe/London"
    choose(client, value)
    held = Appointment.objects.get()
    assert choose(client, value)["Location"] == "/book/name/"
    assert Appointment.objects.get() == held
