"""The plan for the whole list, from people, therapists and a diary; and why the board says what."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from sixteen.domain.matching import Window
from sixteen.intake.models import Enquiry
from sixteen.intake.wishes import Said, set_wishes
from sixteen.journeys.allocation import plan_for
from sixteen.journeys.board import board
from sixteen.journeys.matching import waiting_list
from sixteen.journeys.offers import Choice, decline_offer, offer_course
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Room, WorkingHours
from tests.journeys.waiting import WEEK, concern, first_course, therapist, waits
from tests.people_of import away
from tests.portal.house import NOW, account

DAY = timedelta(days=1)
EVENING = Said(windows=(Window(1, time(17), time(18)),))


@pytest.fixture
def three(practice):
    """Three who wait, the longest wait first."""
    names = (("Ian Grey", 30), ("Jo Fell", 20), ("Kit Rao", 10))
    return [
        waits(practice, name, asked=NOW - days * DAY, day=-number)
        for number, (name, days) in enumerate(names, start=1)
    ]


def wants(enquiry, said):
    set_wishes(enquiry=enquiry, said=said, by=None, at=NOW)


def plan():
    return plan_for(waiting_list(at=NOW))


def given(made):
    return {row.waiting.enquiry: row.match.therapist for row in made.placed}


def test_as_many_as_can_be_are_placed_and_each_row_says_why(three):
    ian, jo, kit = three
    vera = therapist("Vera Lund", places=1, concerns=(concern(),))
    uma = therapist("Uma Ray", evenings=(3,), places=1)
    wants(ian, Said(concerns=("low",)))
    wants(jo, EVENING)
    made = plan()
    assert given(made) == {ian: uma.pk, jo: vera.pk}
    said = {row.waiting.enquiry: row.words for row in made.rows}
    assert said[ian].startswith("Second in their own order")
    assert said[jo] == "First in their own order."
    assert said[kit] == "Every place that fits goes to somebody who asked earlier."


def test_nobody_waits_longer_for_somebody_who_asked_later(three):
    ian, *_ = three
    vera = therapist("Vera Lund", places=1)
    assert given(plan()) == {ian: vera.pk}


def test_who_cannot_be_placed_is_told_what_stands_against(three):
    therapist("Vera Lund")
    wants(three[0], Said(languages=("pl",)))
    row = next(row for row in plan().rows if row.waiting.enquiry == three[0])
    assert row.match is None and "works in Polish" in row.words


def test_who_stands_on_the_list_twice_is_placed_once(three):
    ian, jo, _ = three
    therapist("Vera Lund", places=3)
    Enquiry.objects.filter(pk=jo.pk).update(client=ian.client)
    made = plan()
    assert ian in given(made) and jo not in given(made)
    row = next(row for row in made.rows if row.waiting.enquiry == jo)
    assert row.words == "They stand on this list twice: see the longer wait."


def in_room(room, name, begins=time(17)):
    """Somebody with one hour of the week, in this room."""
    WorkingHours.objects.create(
        therapist=therapist(name, evenings=(), places=1),
        weekday=1,
        starts=begins,
        ends=time(begins.hour + 1, begins.minute),
        zone="Europe/London",
        format="in_person",
        room=room,
        valid_from=date(2026, 1, 1),
    )


def test_two_therapists_never_need_one_room_at_one_time(three, practice):
    room = Room.objects.get()
    for name in ("Vera Lund", "Uma Ray"):
        in_room(room, name)
    made = plan()
    assert list(given(made)) == three[:1]
    assert made.placed[0].possible.room == room.pk


def test_a_room_is_free_between_two_of_a_plan_as_long_as_it_is_kept_free(three, practice):
    room = Room.objects.get()
    in_room(room, "Vera Lund")
    in_room(room, "Uma Ray", time(17, 55))
    assert list(given(plan())) == three[:1]


def test_every_offer_of_a_plan_can_be_made(three):
    therapist("Vera Lund", evenings=(1, 2), places=3)
    lead = account(Role.SERVICE_LEAD)
    rows = plan().placed
    for row in rows:
        offer_course(enquiry=row.waiting.enquiry, choice=row.choice, by=lead, at=NOW)
    assert len(rows) == 3 and Enquiry.objects.filter(state="offered").count() == 3


def test_offers_made_in_one_moment_always_stand_in_the_same_order(three):
    therapist("Vera Lund", evenings=(1, 2), places=3)
    lead = account(Role.SERVICE_LEAD)
    for row in plan().placed:
        offer_course(enquiry=row.waiting.enquiry, choice=row.choice, by=lead, at=NOW)
    shown = board(at=NOW).open_offers
    assert shown == sorted(shown, key=lambda offer: offer.pk)


def test_the_mark_changes_with_the_plan_and_with_nothing_else(three):
    therapist("Vera Lund", places=1)
    before = plan().mark
    assert plan().mark == before
    wants(three[0], Said(languages=("pl",)))
    assert plan().mark != before


def test_the_mark_changes_with_every_date_that_was_shown(three):
    vera, before = therapist("Vera Lund", places=1), plan()
    away(vera, NOW + 5 * WEEK, days=7)
    after = plan()
    assert [row.choice for row in after.rows] == [row.choice for row in before.rows]
    assert after.mark != before.mark


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_number_of_queries_does_not_grow(practice, how_many, django_assert_num_queries):
    for number in range(how_many):
        therapist(f"Vera {number}", evenings=(1, 2), concerns=(concern(),))
        wants(waits(practice, f"Ian {number}", day=-number - 1), EVENING)
    with django_assert_num_queries(15):
        assert len(plan_for(waiting_list(at=NOW)).rows) == how_many


def test_times_that_were_not_taken_go_to_whoever_asked_first_of_those_they_fit(three):
    ian, jo, kit = three
    vera = therapist("Vera Lund", places=1)
    wants(jo, Said(languages=("pl",)))
    match = waiting_list(at=NOW)[0].matching.matches[0]
    offer = offer_course(
        enquiry=ian,
        choice=Choice.of(vera.pk, match.best),
        by=account(Role.SERVICE_LEAD),
        at=NOW,
    )
    assert board(at=NOW).free_again == [] and board(at=NOW).open_offers == [offer]
    decline_offer(offer=offer, by=None, at=NOW)
    (free,) = board(at=NOW).free_again
    assert free.following.enquiry == kit and free.match.therapist == vera.pk


def declined(enquiry, at=NOW):
    """The best of what fits this person was offered to them, and they said no."""
    lead = account(Role.SERVICE_LEAD)
    offer = offer_course(enquiry=enquiry, choice=first_course(enquiry, at), by=lead, at=at)
    return decline_offer(offer=offer, by=None, at=at)


def two_for_her_evening(three):
    """Ian and Kit, who both fit the one place that Vera has, and want an evening."""
    ian, jo, kit = three
    therapist("Vera Lund", places=1)
    wants(jo, Said(languages=("pl",)))
    for each in (ian, kit):
        wants(each, EVENING)
    return ian, kit


def test_nobody_is_asked_again_for_times_that_they_did_not_want(three):
    ian, kit = two_for_her_evening(three)
    declined(ian)
    (free,) = board(at=NOW).free_again
    assert free.following.enquiry == kit
    declined(kit, NOW + timedelta(hours=1))
    assert board(at=NOW + timedelta(hours=2)).free_again == []


def test_an_hour_is_the_same_hour_when_the_clocks_have_changed(three):
    ian, kit = two_for_her_evening(three)
    winter = datetime(2027, 3, 12, 10, tzinfo=UTC)
    begins = datetime.fromisoformat(declined(ian, winter).starts[0])
    (free,) = board(at=winter + timedelta(days=12)).free_again
    assert (begins.hour, free.possible.course.begins.hour) == (17, 16)
    assert free.following.enquiry == kit
