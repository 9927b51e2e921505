"""All sessions of a course in words, in their order, with the breaks between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from sixteen.care.models import Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.queries.dates import day_of
from sixteen.care.squares import present_number
from sixteen.domain.counting import Break, breaks
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds
from sixteen.portal.squares import PHASE_NAMES
from sixteen.scheduling.models import Appointment, Room

WORDS = {"held": _("You met"), "missed": _("Missed"), "cancelled": _("Cancelled")}
NEXT, TO_COME, NO_TIME = _("Next"), _("To come"), _("No time yet: we find one together")
PASSED = _("This time has passed")
# Of a session that stands beside the count there is no number to say.
FELL_OUT = {"missed": _("Missed"), "cancelled": _("Cancelled"), "held": _("You met")}


@dataclass(frozen=True)
class Row:
    """break_after: the weeks without a session before the next one, if there are any."""

    number: int
    words: str
    is_next: bool
    appointment: Appointment | None
    break_after: Break | None


@dataclass(frozen=True)
class Stretch:
    """name: of the phase; "" in a protocol without phases."""

    name: str
    is_now: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Arranged:
    """beside: what fell out and used up no session. ending: first and last number of the ending."""

    stretches: tuple[Stretch, ...]
    beside: tuple[tuple[str, Appointment], ...]
    ending: tuple[int, int] | None
    rooms: tuple[Room, ...]
    formats: frozenset[str]


def arranged(course: Course, sessions: Sequence[Session], now: datetime) -> Arranged:
    """From the sessions with their appointments, rooms and sites. No question to the database."""
    counted = [each for each in sessions if each.number < BESIDE]
    bounds = phase_bounds(PROTOCOLS[course.protocol], course.planned_sessions)
    rows = _rows(course, counted, now)
    coming = [each.appointment for each in rows if each.appointment and _to_come(each, now)]
    return Arranged(
        stretches=_stretches(rows, bounds),
        beside=_beside(sessions),
        ending=bounds.get(Phase.ENDING),
        rooms=tuple({each.room.pk: each.room for each in coming if each.room}.values()),
        formats=frozenset(each.format for each in coming),
    )


def _to_come(row: Row, now: datetime) -> bool:
    return row.appointment is not None and row.appointment.ends_at > now


def _rows(course: Course, counted: Sequence[Session], now: datetime) -> list[Row]:
    here = present_number(course, counted)
    stand = [each for each in counted if each.state != "cancelled"]
    days = [day_of(each.appointment) for each in stand if each.appointment]
    weeks = {each.after: each for each in breaks(days)}
    return [
        Row(
            each.number,
            _words(each, here, now),
            each.number == here,
            each.appointment,
            weeks.get(day_of(each.appointment)) if each in stand and each.appointment else None,
        )
        for each in counted
    ]


def _words(session: Session, here: int | None, now: datetime) -> str:
    if session.state != "planned":
        return WORDS[session.state]
    if session.appointment is None:
        return NO_TIME
    if session.appointment.ends_at <= now:
        return PASSED
    return NEXT if session.number == here else TO_COME


def _stretches(rows: Sequence[Row], bounds: dict[Phase, tuple[int, int]]) -> tuple[Stretch, ...]:
    if not bounds:
        return (Stretch("", False, tuple(rows)),) if rows else ()
    found = []
    for phase, (first, last) in bounds.items():
        inside = tuple(each for each in rows if first <= each.number <= last)
        is_now = any(each.is_next for each in inside)
        found.append(Stretch(PHASE_NAMES[phase], is_now, inside))
    return tuple(each for each in found if each.rows)


def _beside(sessions: Sequence[Session]) -> tuple[Any, ...]:
    found = [
        (FELL_OUT[each.state], each.appointment)
        for each in sessions
        if each.number >= BESIDE and each.appointment and each.state in FELL_OUT
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].starts_at))
