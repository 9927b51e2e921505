"""Where a person stands between asking for help and the last follow-up.

A person is in exactly one state. Every state but `closed` is open, and for every open state it is
said who owns the next action and by when: nobody is lost on a list. Ended courses are open too,
because somebody still has to see to the follow-up.

The states are the service's own; no public source sets them. How long each may take is the
service's to edit (`Patience`). Somebody who comes back later makes a new enquiry.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from sixteen.domain.slots import in_utc


class State(StrEnum):
    ENQUIRY = "enquiry"  # asked for help; nothing is arranged yet
    AWAITING_REPLY = "awaiting_reply"  # the next word is theirs, until a date
    OFFERED = "offered"  # a therapist and a time were offered
    WAITING = "waiting"  # DIT fits, no place yet
    IN_CONSULTATION = "in_consultation"  # the consultation is booked, or held and not yet recorded
    AGREED = "agreed"  # both said yes; the weekly times are not booked yet
    IN_COURSE = "in_course"
    PAUSED = "paused"  # for a reason, until a review date
    ENDED_EARLY = "ended_early"  # before the agreed number, by somebody's wish
    ENDED = "ended"
    FOLLOW_UP = "follow_up"  # a follow-up is planned
    CLOSED = "closed"


class Owner(StrEnum):
    """The role that owns a next action until somebody takes it by name."""

    RECEPTION = "reception"
    CLINICIAN = "clinician"
    THERAPIST = "therapist"
    SERVICE_LEAD = "service_lead"


class EndedBy(StrEnum):
    """Whose wish the ending was."""

    CLIENT = "client"
    THERAPIST = "therapist"
    BOTH = "both"
    SERVICE = "service"


class ImpossibleMove(ValueError):
    """A move the pathway does not allow."""


OPEN_STATES: frozenset[State] = frozenset(State) - {State.CLOSED}

_S = State
MOVES: dict[State, frozenset[State]] = {
    _S.ENQUIRY: frozenset({_S.AWAITING_REPLY, _S.IN_CONSULTATION, _S.CLOSED}),
    _S.AWAITING_REPLY: frozenset(
        {_S.ENQUIRY, _S.IN_CONSULTATION, _S.OFFERED, _S.WAITING, _S.AGREED, _S.CLOSED}
    ),
    # Back to enquiry: the consultation was cancelled or missed, and is arranged again.
    _S.IN_CONSULTATION: frozenset(
        {_S.ENQUIRY, _S.AWAITING_REPLY, _S.OFFERED, _S.WAITING, _S.AGREED, _S.CLOSED}
    ),
    _S.WAITING: frozenset(
        {_S.OFFERED, _S.AWAITING_REPLY, _S.IN_CONSULTATION, _S.AGREED, _S.CLOSED}
    ),
    _S.OFFERED: frozenset({_S.AGREED, _S.WAITING, _S.AWAITING_REPLY, _S.CLOSED}),
    _S.AGREED: frozenset({_S.IN_COURSE, _S.OFFERED, _S.WAITING, _S.AWAITING_REPLY, _S.CLOSED}),
    _S.IN_COURSE: frozenset({_S.PAUSED, _S.ENDED, _S.ENDED_EARLY}),
    # Paused to waiting: the therapist has left, and another one is needed.
    _S.PAUSED: frozenset({_S.IN_COURSE, _S.WAITING, _S.ENDED, _S.ENDED_EARLY}),
    _S.ENDED_EARLY: frozenset({_S.FOLLOW_UP, _S.CLOSED}),
    _S.ENDED: frozenset({_S.FOLLOW_UP, _S.CLOSED}),
    _S.FOLLOW_UP: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
}


@dataclass(frozen=True)
class Patience:
    """How many days each next action may take. A service edits these."""

    enquiry: int = 2
    awaiting_reply: int = 7
    offered: int = 7
    waiting: int = 28
    in_consultation: int = 1
    agreed: int = 14
    in_course: int = 14
    ended_early: int = 7
    ended: int = 14
    follow_up: int = 90


@dataclass(frozen=True)
class NextAction:
    """Who does what by when. code stays the same when words are edited; due is in UTC."""

    owner: Owner
    code: str
    words: str
    due: datetime


@dataclass(frozen=True)
class Pause:
    """Why a course stands still and when that is looked at again. Neither may be missing."""

    reason: str
    review_on: date

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("A pause has a reason.")


_ACTIONS: dict[State, tuple[Owner, str, str]] = {
    _S.ENQUIRY: (Owner.RECEPTION, "arrange-consultation", "Arrange the consultation"),
    _S.AWAITING_REPLY: (
        Owner.RECEPTION,
        "ask-again",
        "No reply yet: ask again in the way they allow",
    ),
    _S.OFFERED: (
        Owner.RECEPTION,
        "settle-offer",
        "Ask what they think of the offered time",
    ),
    _S.WAITING: (
        Owner.SERVICE_LEAD,
        "review-waiting",
        "Offer a place, or tell them how long it will be",
    ),
    _S.IN_CONSULTATION: (
        Owner.CLINICIAN,
        "record-consultation",
        "Record what the consultation decided",
    ),
    _S.AGREED: (Owner.RECEPTION, "book-series", "Book the weekly sessions"),
    _S.IN_COURSE: (Owner.THERAPIST, "arrange-session", "Arrange the next session"),
    _S.PAUSED: (Owner.THERAPIST, "review-pause", "Look at the pause again"),
    _S.ENDED_EARLY: (
        Owner.THERAPIST,
        "settle-early-ending",
        "Get in touch, and arrange what comes next",
    ),
    _S.ENDED: (
        Owner.THERAPIST,
        "arrange-follow-up",
        "Finish the letters and arrange a follow-up",
    ),
    _S.FOLLOW_UP: (Owner.THERAPIST, "hold-follow-up", "Hold the follow-up"),
}
_NEXT_SESSION = (Owner.THERAPIST, "hold-session", "Hold the next session")


_WORDS = {code: words for _, code, words in (*_ACTIONS.values(), _NEXT_SESSION)}


def action_words(code: str) -> str:
    """What a next action is called. Raises KeyError on a code that no action has."""
    return _WORDS[code]


def can_move(a: State, b: State) -> bool:
    """Whether somebody in state a can go straight to state b."""
    return b in MOVES[a]


def move(a: State, b: State) -> State:
    """b, when somebody in a can go straight there. Raises ImpossibleMove otherwise."""
    if not can_move(a, b):
        raise ImpossibleMove(f"Nobody goes from {a} to {b}.")
    return b


def next_action(
    state: State,
    since: datetime,
    *,
    review_on: date | None = None,
    appointment_at: datetime | None = None,
    patience: Patience = Patience(),
) -> NextAction:
    """Who owns the next action in an open state that began at since, and by when.

    review_on: the date a pause is looked at (then it must be given), or until when a reply or the
    answer to an offer is awaited. appointment_at: the consultation, the next session or the
    follow-up, if booked.
    Raises ValueError on `closed`, on a pause without a date, and on a time without a zone.
    """
    if state not in OPEN_STATES:
        raise ValueError("A closed pathway has no next action.")
    if state is _S.PAUSED and review_on is None:
        raise ValueError("A pause has a date on which it is looked at again.")
    owner, code, words = _ACTIONS[state]
    if state is _S.IN_COURSE and appointment_at is not None:
        owner, code, words = _NEXT_SESSION
    return NextAction(owner, code, words, _due(state, since, review_on, appointment_at, patience))


def _due(
    state: State,
    since: datetime,
    review_on: date | None,
    appointment_at: datetime | None,
    patience: Patience,
) -> datetime:
    since = in_utc(since)
    if review_on is not None and state in (_S.PAUSED, _S.AWAITING_REPLY, _S.OFFERED):
        # Noon in UTC is that same date on the wall from America to New Zealand's winter.
        return datetime.combine(review_on, time(12), UTC)
    days = timedelta(days=getattr(patience, state))
    if appointment_at is not None and state is _S.IN_CONSULTATION:
        return in_utc(appointment_at) + days
    if appointment_at is not None and state in (_S.IN_COURSE, _S.FOLLOW_UP):
        return in_utc(appointment_at)
    return since + days
