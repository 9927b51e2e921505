"""Any suitable therapist: fair, the same for the same booking, and inside one transaction."""

import uuid
from collections import Counter
from datetime import timedelta

import pytest

from sixteen.scheduling import actions, placing
from sixteen.scheduling.diary import Place
from sixteen.scheduling.models import Appointment
from sixteen.scheduling.queries import free_at
from tests.people_of import away
from tests.scheduling.diary_of import (
    LONDON,
    NOW,
    TUESDAY_18,
    give_hours,
    make_kinds,
    make_room,
    make_therapist,
    take,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    team = [make_therapist(name) for name in ("Ada Finch", "Ben Ash", "Cleo Marsh")]
    for therapist in team:
        give_hours(therapist)
    return team


def places(team):
    return [Place(therapist.pk, "video", None, LONDON) for therapist in team]


def hold_any(team, *, booking=None, starts_at=TUESDAY_18, at=NOW):
    return actions.hold_any(
        kind="consultation",
        places=places(team),
        starts_at=starts_at,
        booking=booking or uuid.uuid4(),
        by=None,
        at=at,
    )


def test_as_many_as_there_are_therapists_get_the_time(team):
    held = {hold_any(team).therapist_id for _ in team}
    assert held == {therapist.pk for therapist in team}
    with pytest.raises(actions.SlotTaken):
        hold_any(team)


def test_whoever_holds_the_fewest_in_the_weeks_around_comes_first(team):
    ada, ben, cleo = team
    take(ada, TUESDAY_18 + timedelta(days=7))
    take(cleo, TUESDAY_18 - timedelta(days=7))
    take(cleo, TUESDAY_18 + timedelta(days=7))
    assert [hold_any(team).therapist for _ in team] == [ben, ada, cleo]


def test_a_tie_is_settled_by_the_booking_and_not_always_for_the_same_one(team):
    kind, first = make_kinds(), Counter()
    for number in range(60):
        booking = uuid.UUID(int=number)
        around = {"booking": booking, "at": NOW}
        turns = placing.in_turn(kind, places(team), TUESDAY_18, **around)
        assert placing.in_turn(kind, places(team)[::-1], TUESDAY_18, **around) == turns
        first[turns[0].therapist_id] += 1
    assert len(first) == 3 and min(first.values()) >= 10


def test_the_same_form_sent_again_keeps_its_therapist(team):
    booking = uuid.uuid4()
    first = hold_any(team, booking=booking)
    take(next(each for each in team if each != first.therapist), TUESDAY_18)
    again = hold_any(team, booking=booking, at=NOW + timedelta(minutes=2))
    assert again.pk == first.pk and again.held_until > first.held_until
    assert Appointment.objects.filter(state="held").count() == 1


def test_a_hold_is_not_renewed_where_the_therapist_is_away_by_now(team):
    booking = uuid.uuid4()
    first = hold_any(team, booking=booking)
    away(first.therapist, TUESDAY_18 - timedelta(hours=9), days=1)
    again = hold_any(team, booking=booking)
    assert again.therapist != first.therapist
    assert Appointment.objects.get(state="held") == again


def test_a_hold_is_not_renewed_for_longer_than_it_can_be_booked(team):
    last, booking = TUESDAY_18 - timedelta(hours=24), uuid.uuid4()
    first = hold_any(team, booking=booking, at=last)
    with pytest.raises(actions.NotOffered):
        hold_any(team, booking=booking, at=last + timedelta(minutes=1))
    assert Appointment.objects.get(state="held").held_until == first.held_until


def test_who_turns_out_to_be_taken_only_at_the_insert_is_passed_over(team, monkeypatch):
    """The database's own word is not the end: the next one is tried in the same transaction."""
    for therapist in team[:2]:
        take(therapist, TUESDAY_18)
    monkeypatch.setattr(placing, "open_places", lambda kind, places, *args, **kwargs: places)
    assert hold_any(team).therapist == team[2]


def test_somebody_with_hours_to_ask_for_is_passed_over_for_one_who_can_be_booked(team):
    dee = make_therapist("Dee Hall")
    give_hours(dee, shown="ask")
    assert {hold_any([dee, *team]).therapist for _ in team} == set(team)
    with pytest.raises(actions.AskFirst):
        hold_any([dee, *team])


def test_two_who_share_a_room_are_one_choice(team):
    room, (ada, ben, _) = make_room(), team
    give_hours(ada, format="in_person", room=room)
    give_hours(ben, format="in_person", room=room)
    free = free_at(kind=make_kinds(), therapists=team, starts_at=TUESDAY_18, now=NOW)
    in_person = [time.place for time in free if time.format == "in_person"]
    assert len(free) == 5 and len(in_person) == 2
    given = {"kind": "consultation", "starts_at": TUESDAY_18, "by": None, "at": NOW}
    actions.hold_any(places=in_person, booking=uuid.uuid4(), **given)
    with pytest.raises(actions.SlotTaken):
        actions.hold_any(places=in_person, booking=uuid.uuid4(), **given)
