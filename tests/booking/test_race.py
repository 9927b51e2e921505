"""A slot is never sold twice: fifty people at one time, through the running server."""

import os
import uuid

import pytest

from tests.booking.race import confirm, overlaps, race, times_of
from tests.place import on_postgresql, only_on_postgresql
from tests.serving import Visitor, at_once, serving

PEOPLE = 50
LONG = bool(os.environ.get("SIXTEEN_TEST_LONG"))
RACES, CROSSINGS = (10, 3) if LONG else (3, 1)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(
        tmp_path_factory.mktemp("race"), "tests.booking.fill", "1", "0", SIXTEEN_THREADS="50"
    ) as server:
        yield server


def test_one_of_fifty_gets_the_time_and_the_others_are_told_kindly(server):
    losers: list[Visitor] = []
    for number, time in enumerate(times_of(server)[:RACES], start=1):
        outcome = race(server, [time] * PEOPLE, losers)
        assert outcome.statuses == {302: 1, 409: PEOPLE - 1}
        assert len(outcome.told) == PEOPLE - 1
        assert confirm(outcome.winners[0]).location.startswith("/booking/")
        booked = server.rows("SELECT count(*) FROM scheduling_appointment WHERE state = 'booked'")
        alive = server.rows("SELECT count(*) FROM scheduling_appointment")
        assert booked == alive == [(number,)]
        assert server.rows("SELECT count(*) FROM people_client") == [(number,)]
        losers = [each for each in outcome.visitors if each not in outcome.winners]
    assert overlaps(server) == 0


def test_the_last_form_sent_many_times_books_once(server):
    visitor = Visitor(server)
    visitor.get("/book/")
    visitor.post("/book/", time=times_of(server)[0])
    before = server.rows("SELECT count(*) FROM intake_enquiry")[0][0]
    confirm_once = confirm(visitor)
    again = at_once(*[lambda: visitor.post("/book/privacy/", read="on")] * 10)
    assert {each.location for each in again} == {confirm_once.location}
    assert server.rows("SELECT count(*) FROM intake_enquiry") == [(before + 1,)]


def test_a_double_click_on_the_last_form_books_once(server):
    visitor = Visitor(server)
    visitor.get("/book/")
    visitor.post("/book/", time=times_of(server)[0])
    visitor.post("/book/name/", name="Robin Vale", adult="yes")
    visitor.post("/book/contact/", email="", phone="07700 900123", ways=["phone"])
    before = server.rows("SELECT count(*) FROM intake_enquiry")[0][0]
    at_the_same_time = at_once(*[lambda: visitor.post("/book/privacy/", read="on")] * 10)
    assert {each.status for each in at_the_same_time} == {302}
    assert len({each.location for each in at_the_same_time}) == 1
    assert server.rows("SELECT count(*) FROM intake_enquiry") == [(before + 1,)]


def crossing(server):
    """Two therapists, two rooms, everybody in every room at the same hour."""
    _, how, _, start, zone = times_of(server)[0].split("|")
    pairs = server.rows(
        "SELECT therapist.account_id, room.id FROM people_therapist therapist, scheduling_room room"
    )
    assert len(pairs) == 4
    same_hour = [
        f"{uuid.UUID(str(therapist))}|{how}|{uuid.UUID(str(room))}|{start}|{zone}"
        for therapist, room in pairs
    ]
    return race(server, same_hour * 10)


@only_on_postgresql
def test_therapists_and_rooms_that_cross_never_wait_for_one_another(tmp_path):
    with serving(tmp_path, "tests.booking.fill", "2", "2", SIXTEEN_THREADS="40") as server:
        for _ in range(CROSSINGS):
            outcome = crossing(server)
            assert set(outcome.statuses) == {302, 409}
            # Two, or one where somebody's neighbour in the other room is the one left over.
            assert 1 <= len(outcome.winners) <= 2
            assert overlaps(server) == 0


@pytest.mark.long
class TestPlantedFaults:
    """Each fault is seen: the assertions above would fail on it."""

    def faulty(self, tmp_path, fault, *fill, **env):
        return serving(
            tmp_path,
            "tests.booking.fill",
            *fill,
            checked=False,
            DJANGO_SETTINGS_MODULE="tests.booking.planted",
            PLANTED_FAULT=fault,
            SIXTEEN_THREADS="50",
            **env,
        )

    @pytest.mark.parametrize("fault", ["no-lock", "check-before-lock"])
    @only_on_postgresql
    def test_without_the_lock_and_the_constraint_a_slot_is_sold_twice(self, tmp_path, fault):
        with self.faulty(tmp_path, fault, "1", "0", "unguarded") as server:
            outcome = race(server, times_of(server)[:1] * PEOPLE)
            assert len(outcome.winners) > 1 and overlaps(server) > 0

    @only_on_postgresql
    def test_without_the_lock_the_constraint_still_keeps_them_apart(self, tmp_path):
        with self.faulty(tmp_path, "no-lock", "1", "0") as server:
            for time in times_of(server)[:3]:
                assert len(race(server, [time] * PEOPLE).winners) <= 1
            assert overlaps(server) == 0

    @only_on_postgresql
    def test_locks_in_any_order_deadlock(self, tmp_path):
        with self.faulty(tmp_path, "locks-in-any-order", "2", "2") as server:
            assert any(500 in crossing(server).statuses for _ in range(5))

    def test_a_forgotten_buffer_is_seen(self, tmp_path):
        with self.faulty(tmp_path, "buffer-forgotten", "1", "0") as server:
            race(server, times_of(server)[:4])
            assert overlaps(server) > 0

    @pytest.mark.skipif(on_postgresql(), reason="PostgreSQL has no deferred transactions")
    def test_deferred_transactions_are_seen(self, tmp_path):
        with self.faulty(tmp_path, "deferred", "1", "0") as server:
            outcome = race(server, times_of(server)[:1] * PEOPLE)
            assert 500 in outcome.statuses
