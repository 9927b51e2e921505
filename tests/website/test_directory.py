"""Therapists as the public finds them: what is on record, filters, who is free soon."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.people.models import Account, Therapist
from sixteen.scheduling.models import AppointmentKind
from sixteen.website.directory import concern_cards, directory
from sixteen.website.models import ConcernPage
from tests.scheduling.diary_of import NOW, give_hours, make_kinds, make_therapist, take
from tests.website.house import page_of, room, therapist

pytestmark = pytest.mark.django_db
LOW, ANGER = "feeling-low", "anger"
EVERYBODY = {"Ada Finch", "Ben Ash", "Cleo Hart"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def three() -> list[Account]:
    return [
        therapist("Ada Finch", LOW, languages=("en", "cy"), session_fee=5000),
        therapist(
            *("Ben Ash", LOW, ANGER),
            **{"weekday": 2, "starts": 9, "ends": 12, "format": "in_person"},
            room=room(step_free=True),
            session_fee=8000,
        ),
        therapist("Cleo Hart", ANGER, weekday=3, format="phone"),
    ]


def shown(client, query: str) -> set[str]:
    page = client.get(f"/therapists/{query}").content.decode()
    return {name for name in EVERYBODY if f">{name}</a></h2>" in page}


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("", EVERYBODY),
        ("?concern=feeling-low", {"Ada Finch", "Ben Ash"}),
        ("?concern=anger", {"Ben Ash", "Cleo Hart"}),
        ("?language=cy", {"Ada Finch"}),
        ("?format=in_person", {"Ben Ash"}),
        ("?format=video", {"Ada Finch"}),
        ("?part=day", {"Ben Ash"}),
        ("?part=evening", {"Ada Finch", "Cleo Hart"}),
        ("?fee=60", {"Ada Finch"}),
        ("?fee=80", {"Ada Finch", "Ben Ash"}),
        ("?concern=anger&part=evening&format=phone", {"Cleo Hart"}),
        ("?format=in_person&part=evening", set()),
        # What is no choice counts as none.
        ("?concern=nonsense&language=xx&format=telepathy&part=night&fee=-1", EVERYBODY),
        ("?fee=99999999999&concern=%00", EVERYBODY),
    ],
)
def test_filters_stand_in_the_address(client, three, query, who):
    assert shown(client, query) == who


def test_a_way_and_a_part_of_the_day_are_of_the_same_hours(client, three):
    """In person in the mornings and by video in the evenings is not in person in the evening."""
    give_hours(three[1], weekday=4, starts=18, ends=20, format="video")
    assert "Ben Ash" in shown(client, "?part=evening")
    assert shown(client, "?part=evening&format=in_person") == set()


def test_what_was_chosen_is_still_chosen_on_the_page(client, three):
    page = client.get("/therapists/?concern=anger&fee=80").content.decode()
    assert '<option value="anger" selected>' in page and '<option value="80" selected>' in page


def test_what_is_on_record_stands_on_the_page_of_a_therapist(client, three):
    who = Therapist.objects.get(account=three[1])
    who.register, who.register_number, who.register_checked_on = "Some register", "77", NOW.date()
    who.trainings = "A training\nAnother"
    who.save()
    page = client.get(page_of(three[1]).url).content.decode()
    for words in (
        *("Some register, number 77", "1 March 2027", "A training<br>Another", "£80", "in person"),
        *("Larch House", "<dd>yes</dd>", "English", "Wednesday 3 March, 09:00", "/concerns/anger/"),
        f"/book/?therapist={who.pk}",
    ):
        assert words in page, words


def test_a_record_that_changes_changes_the_page_at_once(client, three):
    path = page_of(three[0]).url
    assert "£50" in client.get(path).content.decode()
    three[0].therapist.session_fee = 0
    three[0].therapist.save()
    assert "£50" not in client.get(path).content.decode()


def test_not_every_room_is_step_free(client, three):
    give_hours(three[1], weekday=3, format="in_person", room=room(step_free=False))
    assert "not to every room" in client.get(page_of(three[1]).url).content.decode()


def test_whoever_left_is_shown_nowhere(client, three):
    path = page_of(three[0]).url
    three[0].is_active = False
    three[0].save()
    assert client.get(path).status_code == 404
    for page in ("/", "/therapists/", "/concerns/feeling-low/", "/search/?q=Finch", "/sitemap.xml"):
        found = client.get(page).content.decode()
        assert "Ada Finch" not in found and path not in found, page


def test_a_therapist_without_a_page_is_not_shown(client):
    make_kinds()
    make_therapist("Nora Page")
    assert "Nora Page" not in client.get("/therapists/").content.decode()


def test_a_concern_shows_who_works_with_it_and_is_free_within_two_weeks(client, three, clock):
    page = client.get("/concerns/feeling-low/").content.decode()
    assert "Ada Finch" in page and "Ben Ash" in page and "Cleo Hart" not in page
    assert "/book/?concern=feeling-low" in page
    assert f"/book/?therapist={three[0].pk}&amp;concern=feeling-low" in page
    for weeks in range(3):
        for hour in (18, 19):
            starts = NOW.replace(hour=hour, minute=0) + timedelta(days=1 + 7 * weeks)
            take(three[0], starts)
    page = client.get("/concerns/feeling-low/").content.decode()
    assert "Ada Finch" not in page and "Ben Ash" in page


def test_where_nobody_is_free_soon_the_page_says_so(client):
    account = therapist("Ada Finch", LOW)
    for weeks in range(3):
        for hour in (18, 19):
            take(account, NOW.replace(hour=hour, minute=0) + timedelta(days=1 + 7 * weeks))
    page = client.get("/concerns/feeling-low/").content.decode()
    assert "Nobody has a free consultation in the next two weeks" in page
    assert "/therapists/?concern=feeling-low" in page


def test_where_other_help_comes_first_it_is_said_first(client, three):
    page = ConcernPage.objects.filter(fits="other help first").first()
    words = client.get(page.url).content.decode()
    assert "Other help may come first" in words and "Where other help is" in words
    assert f"/book/?concern={page.concern}" not in words


def test_the_cards_of_concerns_say_who_is_free_next(three):
    cards = {card.page.concern: card for card in concern_cards()}
    assert cards[LOW].therapists == 2 and f"{cards[LOW].next_free:%d %B}" == "02 March"
    assert cards["ocd"].therapists == 0 and cards["ocd"].next_free is None


def test_the_number_of_queries_is_the_same_for_many(three):
    with CaptureQueriesContext(connection) as for_three:
        assert len(directory()) == 3
    for number in range(5):
        therapist(f"Somebody {number}", LOW, ANGER, weekday=number)
    with CaptureQueriesContext(connection) as for_eight:
        assert len(directory()) == 8
    assert len(for_eight) == len(for_three) <= 12
    with CaptureQueriesContext(connection) as of_concerns:
        concern_cards()
    assert len(of_concerns) <= 8


def test_a_concern_counts_nobody_whose_page_is_not_shown(client, three):
    page_of(three[2]).unpublish()
    (card,) = (each for each in concern_cards() if each.page.concern == ANGER)
    assert card.therapists == 1


def test_what_it_costs_is_what_is_booked(client, three):
    fees, ada = "/fees/", page_of(three[0]).url
    assert "<dd>free</dd>" in client.get(fees).content.decode()
    assert "The first consultation is free." in client.get(ada).content.decode()
    AppointmentKind.objects.filter(code="consultation").update(price_pence=2000)
    AppointmentKind.objects.filter(code="session").update(minutes=45)
    page = client.get(fees).content.decode()
    assert "£20" in page and "45 minutes" in page and "<dd>free</dd>" not in page
    assert "is free" not in client.get(ada).content.decode()
