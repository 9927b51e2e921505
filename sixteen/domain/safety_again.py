"""When an answer about safety comes again after somebody talked with the person about it.

The first answer starts the clock of safety.py. Once a clinician has talked with the person about it
and has written that down, the same answer or a lower one in the weeks after is talked about at the
next session. A higher answer starts the clock again, and so does whatever cannot be compared: a
question left blank, words, another question, a conversation of long ago, or no session that is
near. That is the service's own rule, kept in `Again`; no source gives these numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sixteen.domain.slots import Interval, in_utc

Said = Mapping[str, int | None]


@dataclass(frozen=True)
class Again:
    """What a service may change.

    holds: how long a conversation counts. near: the next session begins no later than this.
    after: how long after the session it is written down, before it is late.
    """

    holds: timedelta = timedelta(days=28)
    near: timedelta = timedelta(days=8)
    after: timedelta = timedelta(minutes=30)


@dataclass(frozen=True)
class Talk:
    """A conversation that a clinician recorded. said: the last answer to each question in it."""

    at: datetime
    said: Said


def was_talked_about(said: Said, talk: Talk | None, at: datetime, again: Again = Again()) -> bool:
    """Whether each of these answers is the same as the one that was talked about, or lower."""
    if talk is None or not said or not talk.at <= at <= talk.at + again.holds:
        return False
    return all(_no_higher(value, talk.said.get(question)) for question, value in said.items())


def _no_higher(value: int | None, before: int | None) -> bool:
    return value is not None and before is not None and value <= before


def look_by_at_the_session(
    said: Said,
    talk: Talk | None,
    session: Interval | None,
    at: datetime,
    again: Again = Again(),
) -> datetime | None:
    """By when it has been talked about in the next session; None where the clock starts instead.

    session: the next one that is booked and not over.
    """
    if session is None or not was_talked_about(said, talk, at, again):
        return None
    if session.end <= at or session.start > at + again.near:
        return None
    return in_utc(session.end) + again.after
