"""Nobody is lost: every open state has an owner, a next action and a date, and a way to the end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteen.domain.pathway import (
    MOVES,
    OPEN_STATES,
    ImpossibleMove,
    Owner,
    Patience,
    Pause,
    State,
    can_move,
    move,
    next_action,
)

SINCE = datetime(2026, 11, 2, 9, tzinfo=UTC)
states = st.sampled_from(sorted(State))
moments = st.datetimes(timezones=st.just(UTC), min_value=datetime(2020, 1, 1))


def reachable(start):
    seen, to_visit = {start}, [start]
    while to_visit:
        new = MOVES[to_visit.pop()] - seen
        seen |= new
        to_visit.extend(new)
    return seen


def test_every_state_but_closed_is_open():
    assert frozenset(State) - {State.CLOSED} == OPEN_STATES


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_from_every_open_state_there_is_a_way_to_closed(state):
    assert State.CLOSED in reachable(state)


def test_every_state_can_be_reached_from_an_enquiry():
    assert reachable(State.ENQUIRY) == set(State)


def test_closed_is_the_end():
    assert MOVES[State.CLOSED] == frozenset()
    with pytest.raises(ValueError, match="no next action"):
        next_action(State.CLOSED, SINCE)


def test_no_state_leads_to_itself():
    assert not any(can_move(state, state) for state in State)


@given(
    st.sampled_from(sorted(OPEN_STATES)),
    moments.filter(lambda m: m.year < 2100),
    st.none() | st.integers(0, 400),
    st.none() | st.integers(0, 400),
)
def test_every_open_state_has_an_owner_an_action_and_a_date(state, since, review, appointment):
    review_on = None if review is None else since.date() + timedelta(days=review + 1)
    booked = None if appointment is None else since + timedelta(days=appointment)
    if state is State.PAUSED and review_on is None:
        with pytest.raises(ValueError, match="date"):
            next_action(state, since)
        return
    action = next_action(state, since, review_on=review_on, appointment_at=booked)
    assert action.owner in Owner
    assert action.code and len(action.code) <= 40
    assert action.words[0].isupper()
    assert action.due >= since
    assert action.due.utcoffset() == timedelta(0)


@given(st.lists(states, max_size=30))
def test_whatever_is_tried_nobody_ends_in_a_dead_end(tried):
    """A walk of allowed moves: at each step there is a next action, and a way on."""
    here = State.ENQUIRY
    for there in tried:
        if can_move(here, there):
            here = move(here, there)
        else:
            with pytest.raises(ImpossibleMove):
                move(here, there)
        if here in OPEN_STATES:
            assert next_action(here, SINCE, review_on=date(2026, 12, 1)).due > SINCE
            assert State.CLOSED in reachable(here)


@pytest.mark.parametrize(
    ("state", "owner", "code", "days"),
    [
        (State.ENQUIRY, Owner.RECEPTION, "arrange-consultation", 2),
        (State.AWAITING_REPLY, Owner.RECEPTION, "ask-again", 7),
        (State.OFFERED, Owner.RECEPTION, "settle-offer", 7),
        (State.WAITING, Owner.SERVICE_LEAD, "review-waiting", 28),
        (State.IN_CONSULTATION, Owner.CLINICIAN, "record-consultation", 1),
        (State.AGREED, Owner.RECEPTION, "book-series", 14),
        (State.IN_COURSE, Owner.THERAPIST, "arrange-session", 14),
        (State.ENDED_EARLY, Owner.THERAPIST, "settle-early-ending", 7),
        (State.ENDED, Owner.THERAPIST, "arrange-follow-up", 14),
        (State.FOLLOW_UP, Owner.THERAPIST, "hold-follow-up", 90),
    ],
)
def test_who_owns_what_by_when(state, owner, code, days):
    action = next_action(state, SINCE)
    assert (action.owner, action.code) == (owner, code)
    assert action.due == SINCE + timedelta(days=days)


def test_a_booked_time_decides_when_the_next_action_is_due():
    booked = SINCE + timedelta(days=3)
    assert next_action(State.IN_CONSULTATION, SINCE, appointment_at=booked).due == (
        booked + timedelta(days=1)
    )
    in_course = next_action(State.IN_COURSE, SINCE, appointment_at=booked)
    assert (in_course.code, in_course.due) == ("hold-session", booked)
    assert next_action(State.FOLLOW_UP, SINCE, appointment_at=booked).due == booked


def test_a_reply_is_awaited_until_the_date_that_was_said():
    action = next_action(State.AWAITING_REPLY, SINCE, review_on=date(2026, 11, 20))
    assert action.due == datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_a_pause_has_a_reason_and_a_date():
    assert Pause("Exams until December", date(2026, 12, 14)).review_on == date(2026, 12, 14)
    with pytest.raises(ValueError, match="reason"):
        Pause("  ", date(2026, 12, 14))


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        next_action(State.ENQUIRY, datetime(2026, 11, 2, 9))


def test_a_service_may_be_more_or_less_patient():
    assert next_action(State.WAITING, SINCE, patience=Patience(waiting=14)).due == (
        SINCE + timedelta(days=14)
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (State.ENQUIRY, State.IN_COURSE),
        (State.IN_COURSE, State.CLOSED),
        (State.CLOSED, State.ENQUIRY),
        (State.ENDED, State.IN_COURSE),
    ],
)
def test_moves_that_would_skip_somebody_are_refused(a, b):
    with pytest.raises(ImpossibleMove, match=f"from {a} to {b}"):
        move(a, b)


def test_the_records_know_the_same_open_states():
    from sixteen.intake.models import OPEN

    assert set(OPEN) == set(OPEN_STATES)
