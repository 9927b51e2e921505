"""Where a person stands between asking for help and the last follow-up."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    ENQUIRY = "enquiry"
    AWAITING_REPLY = "awaiting_reply"
    OFFERED = "offered"
    WAITING = "waiting"
    IN_CONSULTATION = "in_consultation"
    AGREED = "agreed"
    IN_COURSE = "in_course"
    PAUSED = "paused"
    ENDED_EARLY = "ended_early"
    ENDED = "ended"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class Owner(StrEnum):
    RECEPTION = "reception"
    CLINICIAN = "clinician"
    THERAPIST = "therapist"
    SERVICE_LEAD = "service_lead"


class EndedBy(StrEnum):
    CLIENT = "client"
    THERAPIST = "therapist"
    BOTH = "both"
    SERVICE = "service"


class ImpossibleMove(ValueError):
    """A move the pathway does not allow."""


OPEN_STATES: frozenset[State] = frozenset(State) - {State.CLOSED}
MOVES: dict[State, frozenset[State]] = {}


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
    owner: Owner
    code: str
    words: str
    due: datetime


@dataclass(frozen=True)
class Pause:
    """Why a course stands still and when that is looked at again."""

    reason: str
    review_on: date


def can_move(a: State, b: State) -> bool:
    raise NotImplementedError


def move(a: State, b: State) -> State:
    raise NotImplementedError


def next_action(
    state: State,
    since: datetime,
    *,
    review_on: date | None = None,
    appointment_at: datetime | None = None,
    patience: Patience = Patience(),
) -> NextAction:
    raise NotImplementedError
