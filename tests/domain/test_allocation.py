"""The plan for a whole list: as many people as can be, and whoever has waited longest first.

Checked against every plan there is, for lists that are small enough to try them all.
"""

from itertools import permutations, product
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain import allocation
from sixteen.domain.allocation import Hour, Waiting, allocate

# Ada has two hours and takes one person; Bo has one hour.
HOURS = [Hour("Ada at 9", "Ada"), Hour("Ada at 10", "Ada"), Hour("Bo at 9", "Bo")]
ROOM = {"Ada": 1, "Bo": 1}


def waits(name, *places):
    """Somebody who likes these places in this order."""
    return Waiting(name, {place: rank for rank, place in enumerate(places)})


def test_whoever_waited_longest_is_placed_and_has_the_nearer_place():
    plan = allocate([waits("Xan", "Bo at 9"), waits("Yves", "Bo at 9")], HOURS, ROOM)
    assert plan == {"Xan": "Bo at 9"}


def test_somebody_is_moved_to_their_second_place_so_that_one_more_has_any():
    first = waits("Xan", "Bo at 9", "Ada at 9")
    assert allocate([first], HOURS, ROOM) == {"Xan": "Bo at 9"}
    plan = allocate([first, waits("Yves", "Bo at 9")], HOURS, ROOM)
    assert plan == {"Xan": "Ada at 9", "Yves": "Bo at 9"}


def test_nobody_is_taken_off_the_plan_for_somebody_who_came_later():
    plan = allocate([waits("Xan", "Bo at 9"), waits("Yves", "Bo at 9", "Ada at 9")], HOURS, ROOM)
    assert plan["Xan"] == "Bo at 9" and plan["Yves"] == "Ada at 9"


def test_a_therapist_takes_no_more_people_than_they_said():
    waiting = [waits("Xan", "Ada at 9"), waits("Yves", "Ada at 10")]
    assert allocate(waiting, HOURS, ROOM) == {"Xan": "Ada at 9"}
    assert len(allocate(waiting, HOURS, ROOM | {"Ada": 2})) == 2
    assert len(allocate(waiting, HOURS, ROOM | {"Ada": None})) == 2
    assert allocate(waiting, HOURS, ROOM | {"Ada": 0}) == {}


def test_the_pairing_is_nearest_to_what_everybody_would_choose():
    plan = allocate(
        [waits("Xan", "Bo at 9", "Ada at 9"), waits("Yves", "Ada at 9", "Bo at 9")], HOURS, ROOM
    )
    assert plan == {"Xan": "Bo at 9", "Yves": "Ada at 9"}


def test_no_list_and_no_place_is_no_plan():
    assert allocate([], HOURS, ROOM) == {}
    assert allocate([waits("Xan", "Bo at 9")], [], {}) == {}


# against every plan there is

PLACES = ["a1", "a2", "b1", "b2", "c1"]
LISTS = st.lists(st.lists(st.sampled_from(PLACES), max_size=3, unique=True), max_size=5).map(
    lambda lists: [waits(f"person {number}", *each) for number, each in enumerate(lists)]
)
TAKES = st.fixed_dictionaries({group: st.sampled_from([None, 0, 1, 2]) for group in "abc"})
OPEN = st.permutations(PLACES).map(lambda places: [Hour(place, place[0]) for place in places])


def every_plan(waiting, room):
    """Each way to give each person one of their places or none."""
    for places in product(*[[None, *each.places] for each in waiting]):
        given_away = [place for place in places if place]
        groups = [place[0] for place in given_away]
        if len(set(given_away)) == len(given_away) and all(
            room[group] is None or groups.count(group) <= room[group] for group in "abc"
        ):
            yield places


def judge(waiting, places):
    """The larger the better: how many, then who of those who waited longest, then how near."""
    placed = tuple(place is not None for place in places)
    ranks = [each.places[place] for each, place in zip(waiting, places, strict=True) if place]
    return sum(placed), placed, -sum(ranks)


def faults(waiting, hours, room):
    plan = allocate(waiting, hours, room)
    places = tuple(plan.get(each.person) for each in waiting)
    plans = list(every_plan(waiting, room))
    best = max(judge(waiting, each) for each in plans)
    fairest = max(judge(waiting, each)[1] for each in plans)
    found = [] if places in plans else ["a plan that cannot be"]
    found += [] if judge(waiting, places)[0] == best[0] else ["one more could be placed"]
    found += [] if judge(waiting, places)[1] == fairest else ["not fair to who waited longest"]
    return found + ([] if judge(waiting, places) == best else ["a nearer pairing"])


@given(LISTS, OPEN, TAKES)
def test_no_plan_is_larger_or_fairer_or_nearer(waiting, hours, room):
    assert faults(waiting, hours, room) == []


@given(LISTS, OPEN, TAKES)
def test_the_same_list_gives_the_same_plan(waiting, hours, room):
    mixed = [Waiting(each.person, dict(reversed(each.places.items()))) for each in waiting]
    assert allocate(mixed, hours, room) == allocate(waiting, hours, room)


# planted faults


def seen(fault):
    """Whether a list is found on which the fault is seen."""
    with fault:
        lists = [[], ["a1"], ["a2"], ["b1"], ["a1", "b1"], ["b1", "a1"]]
        hours = [Hour(place, place[0]) for place in PLACES]
        for first, second, third in permutations(lists, 3):
            waiting = [waits("x", *first), waits("y", *second), waits("z", *third)]
            if faults(waiting, hours, {"a": 1, "b": 1, "c": 1}):
                return True
    return False


def nobody_moves(row, fitting, taken):
    for place in fitting[row]:
        if place not in taken:
            taken[place] = row
            return True
    return False


def last_come_first(waiting, columns, spare, who=allocation._who):
    chosen = {each.person for each in who(waiting[::-1], columns, spare)}
    return [each for each in waiting if each.person in chosen]


def furthest(costs, solve=allocation._cheapest):
    never = allocation.IMPOSSIBLE
    return solve([[cost if cost == never else -cost for cost in row] for row in costs])


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("_make_room", nobody_moves),
        ("_who", last_come_first),
        ("_cheapest", furthest),
        ("_spare", lambda hours, room: []),
    ],
)
def test_a_planted_fault_is_seen(name, fault):
    assert not seen(mock.patch.object(allocation, "IMPOSSIBLE", allocation.IMPOSSIBLE))
    assert seen(mock.patch.object(allocation, name, fault))
