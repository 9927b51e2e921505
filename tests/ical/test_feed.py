"""A calendar feed: whoever has its address reads when and where, and nobody reads more."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import IntegrityError, transaction
from icalendar import Calendar

from sixteen.audit.models import Entry
from sixteen.ical.feed import feed_file, initials
from sixteen.people.actions import close_account, end_role
from sixteen.people.permissions import Role
from sixteen.scheduling.feeds import make_feed, revoke_feed
from sixteen.scheduling.models import Appointment, CalendarFeed
from sixteen.vault.person_keys import destroy_key
from tests.outbox.everything import AWKWARD, CANARY
from tests.portal.house import NOW
from tests.repository.test_words import TELLING, wrong
from tests.workspace.house import Practice


@pytest.fixture
def practice(db):
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield Practice()


@pytest.fixture
def of_mina(practice):
    """The address of the client's feed."""
    return address(practice.client, practice.client.account)


@pytest.fixture
def of_ola(practice):
    """The address of the therapist's."""
    return address(practice.therapist, practice.therapist)


def address(whose, by) -> str:
    _, token = make_feed(whose=whose, by=by, at=NOW)
    assert len(token) == 43
    return f"/calendar/{token}/feed.ics"


def events(answer) -> list:
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content).events


def booked(**more):
    return Appointment.objects.filter(state="booked", **more)


def test_a_client_reads_their_own_appointments_and_no_others(client, practice, of_mina):
    other = practice.house.client("Somebody Else")
    practice.house.course(other, hour=12)
    found = events(client.get(of_mina))
    mine = Appointment.objects.filter(client=practice.client, starts_at__gt=NOW - timedelta(31))
    assert {str(event["uid"]) for event in found} == {str(each.pk) for each in mine}
    assert len(found) == 14 and {str(event["summary"]) for event in found} == {"Appointment"}


def test_a_therapist_reads_everybody_who_comes_to_them_and_no_name(client, practice, of_ola):
    practice.house.course(practice.house.client("Somebody Else"), hour=12)
    found = events(client.get(of_ola))
    assert len(found) == 28 and {str(event["summary"]) for event in found} == {"Appointment"}


def test_initials_only_where_the_service_turned_them_on(client, settings, of_ola, of_mina):
    settings.CALENDAR_INITIALS = True
    assert {str(event["summary"]) for event in events(client.get(of_ola))} == {"M. O."}
    assert {str(event["summary"]) for event in events(client.get(of_mina))} == {"Appointment"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mina Okafor", "M. O."),
        ("ólafur de la Cruz", "Ó. D. L. C."),
        ("שרה אבו", "ש. א."),
        ("“Mina” (Okafor)", ""),
        ("\n\r", ""),
        ("", ""),
    ],
)
def test_initials_are_letters_that_words_begin_with(name, said):
    assert initials(name) == said


def test_somebody_who_was_erased_has_no_initials(client, practice, settings, of_ola):
    settings.CALENDAR_INITIALS = True
    destroy_key(practice.client.pk, at=NOW)
    assert {str(event["summary"]) for event in events(client.get(of_ola))} == {"Appointment"}


def test_a_feed_says_nothing_about_therapy(client, practice, settings, of_mina, of_ola):
    settings.SERVICE = settings.SERVICE | {"name": f"{CANARY} Psychotherapy"}
    practice.room.site.name = CANARY
    practice.room.site.save()
    for name in AWKWARD.values():
        for person in (practice.client, practice.therapist):
            person.seal(name=f"{CANARY} {name}")
            person.save()
        for feed in (of_mina, of_ola):
            words = client.get(feed).content.decode().replace("\r\n ", "")
            assert wrong(words, TELLING) == []
            assert not any(word in words for word in (CANARY, "Psych", "DESCRIPTION", "VALARM"))


def test_it_is_private_and_in_instants(client, of_mina):
    words = client.get(of_mina).content.decode()
    assert words.count("CLASS:PRIVATE") == words.count("BEGIN:VEVENT") == 14
    assert "DTSTART:20261126T183000Z" in words and "TZID" not in words and "METHOD" not in words


def test_what_was_cancelled_or_is_held_or_long_ago_is_not_in_it(client, practice, of_mina):
    booked(session__number=8).update(state="cancelled")
    starts = {event.start for event in events(client.get(of_mina))}
    assert NOW + timedelta(days=9, hours=8, minutes=30) not in starts
    assert min(starts) > NOW - timedelta(days=31)


@pytest.mark.parametrize(
    "token", ["x", "A" * 43, "%00", "é", "..", "A" * 4000, "feed.ics", "%2e%2e%2f"]
)
def test_an_address_that_is_none_is_not_there(client, of_mina, token):
    answer = client.get(f"/calendar/{token}/feed.ics")
    assert answer.status_code == 404


def test_a_revoked_address_is_as_if_it_had_never_been(client, practice, of_mina):
    unknown = client.get(f"/calendar/{'A' * 43}/feed.ics")
    revoke_feed(whose=practice.client, by=practice.client.account, at=NOW)
    revoked = client.get(of_mina)
    assert (revoked.status_code, revoked.headers.items()) == (404, unknown.headers.items())
    assert revoked.content == unknown.content
    assert Entry.objects.filter(action="denied-calendar-feed").count() == 2


def test_a_new_address_ends_the_old_one(client, practice, of_mina):
    fresh = address(practice.client, practice.client.account)
    assert client.get(of_mina).status_code == 404 and client.get(fresh).status_code == 200
    assert CalendarFeed.objects.filter(revoked_at=None).count() == 1


@pytest.mark.parametrize("whose", ["client", "therapist"])
def test_it_ends_with_the_account_and_with_the_role(client, practice, of_mina, of_ola, whose):
    account = practice.client.account if whose == "client" else practice.therapist
    feed = of_mina if whose == "client" else of_ola
    role = Role.CLIENT if whose == "client" else Role.THERAPIST
    assert client.get(feed).status_code == 200
    end_role(account=account, role=role, by=None, at=NOW)
    assert client.get(feed).status_code == 404
    close_account(account=account, by=None, at=NOW)
    assert client.get(feed).status_code == 404


def test_what_is_kept_is_a_hash(practice, of_mina):
    token = of_mina.split("/")[2].encode()
    feed = CalendarFeed.objects.get()
    assert len(feed.token_hash) == 32 and token not in bytes(feed.token_hash)


def test_each_person_has_one_living_feed_and_each_feed_one_person(practice, of_mina):
    wrongly = (
        {"client": practice.client},
        {},
        {"client": practice.client, "therapist": practice.therapist, "revoked_at": NOW},
    )
    for whose in wrongly:
        with pytest.raises(IntegrityError), transaction.atomic():
            CalendarFeed.objects.create(token_hash=b"x" * 32, made_at=NOW, **whose)


def test_the_same_is_not_sent_twice(client, practice, of_mina):
    first = client.get(of_mina)
    assert first["Cache-Control"] == "private, no-cache"
    with time_machine.travel(NOW + timedelta(hours=3), tick=False):
        again = client.get(of_mina, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(of_mina).content == first.content
    booked(session__number=7).update(revision=1, starts_at=NOW + timedelta(days=2))
    changed = client.get(of_mina, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]


def test_reading_it_writes_nothing(client, practice, of_mina, django_assert_max_num_queries):
    before = Entry.objects.count()
    with django_assert_max_num_queries(3) as seen:
        assert client.get(of_mina).status_code == 200
    assert all(query["sql"].startswith("SELECT") for query in seen.captured_queries)
    assert Entry.objects.count() == before
    assert client.post(of_mina).status_code == 405


def test_it_is_limited(client, of_mina):
    assert [client.get(of_mina).status_code for _ in range(61)] == [200] * 60 + [429]


def test_a_large_caseload_is_read_in_the_same_few_queries(
    client, practice, settings, of_ola, django_assert_max_num_queries
):
    settings.CALENDAR_INITIALS = True
    for number in range(3):
        practice.house.course(practice.house.client(f"Client {number}"), hour=12 + number)
    with django_assert_max_num_queries(4):
        assert len(events(client.get(of_ola))) == 56


def test_the_file_of_nobody_is_an_empty_calendar(practice):
    feed, _ = make_feed(whose=practice.other, by=practice.other, at=NOW)
    assert Calendar.from_ical(feed_file(feed, at=NOW)).events == []
