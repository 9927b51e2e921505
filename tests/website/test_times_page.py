"""/book/: kinds, filters, clocks, any therapist, times to ask for. Every address can be shared."""

import re
from datetime import timedelta

import pytest
import time_machine

from sixteen.intake.models import Enquiry
from sixteen.scheduling import kinds
from sixteen.scheduling.kinds import KindOf
from sixteen.scheduling.models import Appointment, AppointmentKind, AskedTime, Room, Site
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_room,
    make_therapist,
)

pytestmark = pytest.mark.django_db
TIME = re.compile(r'name="time" value="([^"]+)"')
HOUR = timedelta(hours=1)
FIRST_SESSION = KindOf("first-session", "First session", 50, price_pence=6500, public=True)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ada():
    ada = make_therapist()
    give_hours(ada)
    return ada


def page(client, **asked):
    answer = client.get("/book/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def times(client, **asked):
    return TIME.findall(page(client, **asked))


def choose(client, value, address="/book/"):
    return client.post(address, {"time": value})


def go_on(client, **name):
    client.post("/book/name/", {"name": "Robin Vale", "adult": "yes", **name})
    client.post("/book/contact/", {"phone": "07700 900123", "ways": ["phone"]})
    return client.post("/book/privacy/", {"read": "on"})


@pytest.mark.parametrize("how_many", [1, 200])
def test_a_whole_page_takes_as_many_queries_however_many_there_are(
    client, how_many, django_assert_num_queries
):
    room = make_room()
    for number in range(how_many):
        therapist = make_therapist(f"Therapist {number}")
        give_hours(therapist, weekday=number % 5, starts=9, ends=17)
        give_hours(therapist, weekday=3, format="in_person", room=room)
    client.get("/search/")  # Where the site begins is kept from one page to the next.
    # Three are of every public page: the practice's name, and the menu.
    with django_assert_num_queries(6 + 3):
        assert len(times(client)) > 30


def test_four_weeks_are_on_one_page_and_it_stays_small(client):
    """Forty therapists who all begin at another minute: a page ends with the day that fills it."""
    for number in range(40):
        therapist = make_therapist(f"Therapist {number}")
        row = give_hours(therapist, weekday=number % 5, starts=8, ends=18)
        row.starts = row.starts.replace(minute=number)
        row.save()
    found = page(client)
    assert "Later days" in found
    assert 300 <= len(TIME.findall(found)) <= 400 and len(found) < 200_000


# what, with whom, how, when


def test_another_kind_has_its_own_times_therapists_and_price(client, ada):
    ben = make_therapist("Ben Ash")
    give_hours(ben, starts=9, ends=10)
    kinds.set_kind(wanted=FIRST_SESSION, by=None, at=NOW)
    kinds.set_kinds_of(therapist=ada, codes=["first-session"], by=None, at=NOW)
    free, paid = page(client), page(client, kind="first-session")
    assert "Ben Ash" in free and "Ada Finch" not in free and "costs nothing" in free
    assert "Ada Finch" in paid and "Ben Ash" not in paid and "costs £65" in paid
    address = "/book/?kind=first-session"
    assert choose(client, TIME.findall(paid)[0], address)["Location"] == "/book/name/"
    assert "First session, 50 minutes, £65" in client.get("/book/name/").content.decode()
    go_on(client)
    assert Appointment.objects.get().kind_id == "first-session"


def test_a_kind_that_is_not_public_is_not_there(client, ada):
    assert times(client, kind="session") == times(client)
    value = times(client)[0]
    AppointmentKind.objects.filter(code="consultation").update(public=False)
    assert "Nothing can be booked here yet" in client.get("/book/").content.decode()
    assert choose(client, value).status_code == 400
    assert not Appointment.objects.exists()


def test_day_and_evening(client, ada):
    give_hours(ada, starts=9, ends=11)
    assert len(times(client)) == 4 * len(times(client, part="day")) / 2
    assert all("T18" in each or "T19" in each for each in times(client, part="evening"))
    assert all("T09" in each or "T10" in each for each in times(client, part="day"))


def test_filters_together_stay_in_the_address(client, ada):
    AppointmentKind.objects.filter(code="consultation").update(horizon_days=60)
    wanted = {"therapist": ada.pk, "format": "video", "part": "evening", "zone": "Europe/Paris"}
    found = page(client, **wanted)
    later = re.search(r'href="/book/(\?[^"]*from=[^"]+)"', found)[1]
    for part in (f"therapist={ada.pk}", "format=video", "part=evening", "zone=Europe%2FParis"):
        assert part in later
    action = re.search(r'<form method="post" action="([^"]+)"', found)[1]
    assert "part=evening" in action


@pytest.mark.parametrize(
    "asked",
    [{"kind": "x"}, {"part": "noon"}, {"zone": "Europe"}, {"zone": "../../etc/passwd\x00"}],
)
def test_what_is_not_one_of_the_choices_counts_as_none(client, ada, asked):
    assert times(client, **asked) == times(client)


# any therapist


def test_one_button_for_a_time_that_several_have(client, ada):
    ben = make_therapist("Ben Ash")
    give_hours(ben)
    found = page(client)
    assert "Ada Finch or Ben Ash" in found
    value = next(each for each in TIME.findall(found) if f"{TUESDAY_18:%Y%m%dT%H}" in each)
    assert value.startswith("any|video||")
    browsers = [type(client)() for _ in range(3)]
    answers = [choose(browser, value).status_code for browser in browsers]
    assert answers == [302, 302, 409]
    assert set(Appointment.objects.values_list("therapist", flat=True)) == {ada.pk, ben.pk}
    assert go_on(browsers[0])["Location"].startswith("/booking/")


def test_any_therapist_is_any_at_the_site_that_was_shown(client, ada):
    """Two sites at the same time are two choices, each with its name."""
    hill, mill = make_room(), Site.objects.create(name="Mill House", address="2", zone=LONDON)
    for name, room in (("Ben", hill), ("Cleo", hill), ("Dee", Room.objects.create(site=mill))):
        give_hours(make_therapist(name), format="in_person", room=room, starts=9, ends=10)
    found = page(client)
    assert "in person, Larch House" in found and "in person, Mill House" in found
    at_hill = next(each for each in TIME.findall(found) if each.startswith("any|in_person"))
    assert choose(client, at_hill).status_code == 302
    assert Appointment.objects.get().room == hill
    assert choose(type(client)(), at_hill).status_code == 409


# asking


def test_a_time_to_ask_for_is_asked_for_and_not_booked(client):
    give_hours(make_therapist(), shown="ask")
    found = page(client)
    assert "ask us" in found
    value = TIME.findall(found)[0]
    assert choose(client, value)["Location"] == "/book/name/"
    assert "You ask for" in client.get("/book/name/").content.decode()
    first, again = go_on(client), client.post("/book/privacy/", {"read": "on"})
    assert first["Location"] == again["Location"] == "/book/asked/"
    answer = client.get("/book/asked/").content.decode()
    assert "Tuesday 2 March 2027, 18:00" in answer and "by <strong>Wednesday 3 March" in answer
    assert Enquiry.objects.get().next_action and AskedTime.objects.count() == 1
    assert not Appointment.objects.exists()


def test_choosing_a_time_to_ask_for_lets_the_kept_one_go(client, ada):
    give_hours(make_therapist("Ben Ash"), shown="ask", starts=9, ends=10)
    asked, bookable = times(client)[:2]
    choose(client, bookable)
    assert Appointment.objects.count() == 1
    choose(client, asked)
    assert not Appointment.objects.exists()
    choose(client, bookable)
    assert go_on(client)["Location"].startswith("/booking/")


def test_asking_and_then_booking_are_two(client, ada):
    give_hours(make_therapist("Ben Ash"), shown="ask", starts=9, ends=10)
    asked, bookable = times(client)[0], times(client)[1]
    choose(client, asked)
    assert go_on(client)["Location"] == "/book/asked/"
    choose(client, bookable)
    assert go_on(client)["Location"].startswith("/booking/")
    assert Enquiry.objects.count() == 2


def test_without_having_asked_there_is_nothing_to_see(client, ada):
    assert client.get("/book/asked/")["Location"] == "/book/"


def test_hidden_hours_are_not_on_the_page_and_not_to_be_had(client, ada):
    give_hours(ada, starts=19, ends=20, shown="hidden")
    shown = times(client)
    assert not [each for each in shown if "T19" in each]
    assert choose(client, shown[0].replace("T18", "T19")).status_code == 409


# clocks


@pytest.mark.parametrize(
    ("days", "london", "new_york"), [(0, "18:00", "13:00"), (15, "18:00", "14:00")]
)
def test_times_by_another_clock_name_both(client, ada, clock, days, london, new_york):
    """On 16 March America's clocks have changed and London's have not."""
    clock.shift(timedelta(days=days))
    found = page(client, zone="America/New_York", therapist=ada.pk)
    first = re.search(r'slot-time">([^<]+)<.*?slot-with">([^<]*)<', found, re.S)
    assert first[1] == new_york and f"{london} in London" in first[2]
    assert "All times are New York time" in found
    assert TIME.findall(found) == times(client, therapist=ada.pk)


def test_the_day_is_that_of_the_clock_that_is_shown(client, ada):
    found = page(client, zone="Pacific/Auckland")
    assert "Wednesday 3 March" in found and "Tuesday 2 March" not in found


def test_the_clock_goes_with_the_booking(client, ada):
    choose(client, times(client)[0], "/book/?zone=America/New_York")
    assert "13:00" in client.get("/book/name/").content.decode()
    link = go_on(client)["Location"]
    here = client.get(link).content.decode()
    assert "13:00" in here and "Tuesday, 18:00 in London" in here
    elsewhere = type(client)().get(link).content.decode()
    assert "18:00" in elsewhere and "London time" in elsewhere and "13:00" not in elsewhere
    asked = type(client)().get(link, {"zone": "America/New_York"}).content.decode()
    assert "13:00" in asked
