"""With whom: every wish is a condition or a reason. The practice is that of offering.py."""

import random
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain import matching
from sixteen.domain.matching import Window, Wishes, match
from sixteen.domain.matching_words import against, what_stands_against
from tests.domain.offering import (
    ADA,
    BO,
    CY,
    EVENING,
    HOUSE,
    NAMES,
    NOON,
    WEEK,
    offering,
    order,
    possible,
    wishes,
)

# conditions: each alone leaves somebody out, and says so


@pytest.mark.parametrize(
    ("wanted", "stay", "said"),
    [
        (wishes(), [ADA, BO, CY], ""),
        (wishes(languages=frozenset({"pl"})), [CY], "does not work in Polish"),
        (wishes(genders=frozenset({"man"})), [BO], "is not of the gender they asked for"),
        (wishes(most_pence=4000), [BO], "costs more than they can pay"),
        (wishes(formats=frozenset({"in_person"})), [ADA], "has no free hour in person"),
        (wishes(not_with=frozenset({ADA, CY})), [BO], "would rather not meet"),
        (Wishes("open"), [], "is not trained in this therapy"),
        (wishes(windows=(Window(1, time(17), time(21)),)), [], "has no free evening hour"),
        (wishes(windows=(Window(1, time(13), time(14)),)), [ADA], "has no free hour when they can"),
    ],
)
def test_each_condition_alone_leaves_out_who_cannot_meet_it(wanted, stay, said):
    found = match(wanted, HOUSE)
    assert [each.therapist for each in found.matches] == stay
    assert {each.therapist for each in found.left_out} == {ADA, BO, CY} - set(stay)
    for each in found.left_out:
        assert said in against(each.conditions, wanted, NAMES)


def test_who_has_no_free_place_or_no_hour_is_left_out():
    full = offering(ADA, free_places=0)
    booked_up = offering(BO, possible=())
    found = match(wishes(), [full, booked_up, offering(CY, free_places=None)])
    assert [each.therapist for each in found.matches] == [CY]
    said = [against(each.conditions, wishes(), NAMES) for each in found.left_out]
    assert said == ["has no free place", "has no hour free for a whole course"]


def test_steps_matter_in_a_room_and_nowhere_else():
    steps = offering(ADA, possible=(possible(format="in_person", room=UUID(int=9)),))
    assert order(wishes(step_free=True), [steps]) == []
    assert order(wishes(step_free=True), HOUSE) == [ADA, BO, CY]
    in_person = frozenset({"in_person"})
    assert order(wishes(step_free=True, formats=in_person), HOUSE) == [ADA]


def test_a_fee_that_is_not_said_is_not_taken_for_nothing():
    assert order(wishes(most_pence=0), [offering(ADA, fee=None), offering(BO, fee=0)]) == [BO]


def test_all_of_a_session_lies_within_the_time_they_can_come():
    window = Window(1, time(12), time(12, 50))
    assert order(wishes(windows=(window,)))[0] == ADA
    assert order(wishes(windows=(replace(window, ends=time(12, 49)),))) == []
    assert order(wishes(windows=(replace(window, weekday=2),))) == []


def test_a_persons_own_clock_counts_for_when_they_can_come():
    """Between the two clock changes New York is four hours behind London, not five."""
    march = possible(datetime(2027, 3, 2, 17, tzinfo=UTC))
    only_noon = wishes(windows=(Window(1, time(12), time(13)),), zone="America/New_York")
    assert order(only_noon, [offering(ADA, possible=(march,))]) == []
    all_afternoon = replace(only_noon, windows=(Window(1, time(12), time(14)),))
    assert order(all_afternoon, [offering(ADA, possible=(march,))]) == [ADA]


# the order: five questions, as the page “How matching works” promises them


def test_who_works_most_with_what_brings_somebody_comes_first():
    assert order(wishes(concerns=frozenset({"low", "grief"}))) == [ADA, BO, CY]
    later = offering(ADA, concerns=frozenset({"low"}), possible=(possible(NOON + 3 * WEEK),))
    assert order(wishes(concerns=frozenset({"low"})), [offering(BO), later]) == [ADA, BO]


def test_then_who_can_start_in_an_earlier_week_then_who_has_fewer_breaks():
    soon_with_breaks = offering(CY, possible=(possible(breaks=2),))
    later = offering(ADA, possible=(possible(NOON + WEEK),))
    same_week = offering(BO, possible=(possible(NOON + timedelta(days=2)),))
    assert order(wishes(), [later, soon_with_breaks, same_week]) == [BO, CY, ADA]


def test_then_who_has_more_free_places():
    assert order(wishes(), [offering(ADA, free_places=1), offering(BO, free_places=3)]) == [BO, ADA]


def test_nobody_comes_first_because_they_cost_more_or_less():
    dear, cheap = offering(ADA, fee=9000), offering(BO, fee=100)
    assert order(wishes(), [cheap, dear]) == order(wishes(), [dear, cheap]) == [ADA, BO]


def test_the_best_course_of_a_therapist_is_the_soonest_with_fewest_breaks():
    later = possible(NOON + WEEK)
    with_a_break = possible(NOON, breaks=1)
    without = possible(NOON + timedelta(days=1))
    (found,) = match(wishes(), [offering(ADA, possible=(later, with_a_break, without))]).matches
    assert found.courses == (without, with_a_break, later)


# properties

SETS = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=3)
POSSIBLE = st.builds(
    possible,
    st.sampled_from([NOON, EVENING, NOON + timedelta(days=2), NOON + WEEK]),
    format=st.sampled_from(["video", "in_person"]),
    step_free=st.booleans(),
    breaks=st.integers(0, 2),
)
OFFERINGS = st.lists(
    st.builds(
        offering,
        st.integers(1, 9).map(lambda number: UUID(int=number)),
        protocols=st.sampled_from([frozenset({"DIT"}), frozenset()]),
        concerns=SETS,
        languages=SETS,
        gender=st.sampled_from(["", "woman", "man"]),
        fee=st.sampled_from([None, 0, 4000]),
        free_places=st.sampled_from([None, 0, 1, 2]),
        possible=st.lists(POSSIBLE, max_size=3).map(tuple),
    ),
    max_size=5,
    unique_by=lambda each: each.therapist,
)
WISHES = st.builds(
    Wishes,
    st.just("DIT"),
    concerns=SETS,
    formats=st.sampled_from([frozenset(), frozenset({"video"})]),
    languages=SETS,
    genders=st.sampled_from([frozenset(), frozenset({"woman"})]),
    step_free=st.booleans(),
    most_pence=st.sampled_from([None, 0, 5000]),
    windows=st.sampled_from([(), (Window(1, time(12), time(14)),)]),
    not_with=st.frozensets(st.just(UUID(int=1))),
)


def unlike_itself(wanted, offerings):
    mixed = [replace(each, possible=tuple(reversed(each.possible))) for each in offerings]
    random.Random(7).shuffle(mixed)
    one, other = match(wanted, offerings), match(wanted, mixed)
    return [(each.therapist, each.courses) for each in one.matches] != [
        (each.therapist, each.courses) for each in other.matches
    ] or one.left_out != other.left_out


@given(WISHES, OFFERINGS)
def test_the_answer_is_the_same_whatever_the_order_it_is_asked_in(wanted, offerings):
    assert not unlike_itself(wanted, offerings)


@given(WISHES, OFFERINGS)
def test_everybody_is_matched_or_left_out_with_a_reason(wanted, offerings):
    found = match(wanted, offerings)
    everybody = [*found.matches, *found.left_out]
    assert sorted(each.therapist for each in everybody) == sorted(e.therapist for e in offerings)
    assert all(each.conditions for each in found.left_out)
    assert bool(what_stands_against(wanted, offerings, NAMES)) == (not found.matches)


@given(WISHES, OFFERINGS)
def test_a_wish_less_never_leaves_anybody_out(wanted, offerings):
    before = set(order(wanted, offerings))
    bare = Wishes("DIT", concerns=wanted.concerns)
    assert before <= set(order(bare, offerings))


def test_an_order_that_hangs_on_the_input_is_seen(monkeypatch):
    monkeypatch.setattr(matching, "_order", lambda wanted, found: 0)
    assert unlike_itself(wishes(), HOUSE)


@pytest.mark.parametrize("code", list(matching.OF_THERAPIST) + list(matching.OF_HOUR))
def test_a_condition_that_is_forgotten_is_seen(monkeypatch, code):
    wanted = Wishes(
        "open",
        formats=frozenset({"phone"}),
        languages=frozenset({"pl"}),
        genders=frozenset({"man"}),
        step_free=True,
        most_pence=1,
        windows=(Window(6, time(3), time(4)),),
        not_with=frozenset({ADA}),
    )
    steps = possible(format="in_person")
    worst = offering(ADA, free_places=0, possible=(steps,))
    for table in (matching.OF_THERAPIST, matching.OF_HOUR):
        for each in table:
            if each != code:
                monkeypatch.setitem(table, each, lambda *given: True)
    assert order(wanted, [worst]) == []
    for table in (matching.OF_THERAPIST, matching.OF_HOUR):
        if code in table:
            monkeypatch.setitem(table, code, lambda *given: True)
    assert order(wanted, [worst]) == [ADA]
