"""Which single answers a clinician has to look at, by when, and what the client is told about it.

An answer to a question about death or self-harm that is anything but zero is looked at by a named
clinician, from the moment it is saved, whether or not the form is finished. Passed over, or left
blank in a finished form, it is not a zero either: it is "not answered: ask". Not reached yet, in a
form that was begun, it is asked about when the two meet. There are no levels, no scores of
people and no prediction here, as "Staying safe from suicide" asks (NHS England 2025 in
docs/explanation/sources.md): the answer opens a conversation, and the person is asked.

How soon is the service's own decision, kept in `Promptness`; no source gives a number of hours. The
promise is made only of time in which somebody is really there, at work or on duty, because the
client is told it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sixteen.domain.measures.definition import Item, Measure
from sixteen.domain.slots import Hours, Interval, Zone, in_utc, stretches, zone_of
from sixteen.domain.tongue import gettext as _
from sixteen.domain.tongue import moment_in_words

HORIZON = timedelta(days=28)


@dataclass(frozen=True)
class Concern:
    """One answer a clinician must look at. value None: the question was left unanswered.

    words are for the clinician: question and answer in the questionnaire's own words.
    """

    measure: str
    item: str
    value: int | None
    words: str

    @property
    def kind(self) -> str:
        """Which question it is about."""
        return f"{self.measure}.{self.item}"


@dataclass(frozen=True)
class Promptness:
    """How soon somebody looks. A service edits these.

    within: while somebody is there, no later than this after the answer.
    at_least: is less than this left of the day's cover, the next cover looks at it first.
    """

    within: timedelta = timedelta(hours=2)
    at_least: timedelta = timedelta(minutes=30)


def needs_a_clinician(
    measure: Measure, answers: Mapping[str, int | None], *, finished: bool = False
) -> tuple[Concern, ...]:
    """The concerns in one saved answer, in an unfinished form, or in a finished one.

    answers: None was passed over; what is not there was not reached. finished: the client has sent
    the form, so that a question that was not reached is a concern as well. The answers to other
    questions are not looked at. Raises InvalidAnswer when the answer to a safety question is none
    of the measure's options.
    """
    concerns = (_concern(measure, item, answers, finished) for item in measure.safety_items)
    return tuple(concern for concern in concerns if concern is not None)


def _concern(
    measure: Measure, item: Item, answers: Mapping[str, int | None], finished: bool
) -> Concern | None:
    value = answers.get(item.code)
    if value is None:
        if not finished and item.code not in answers:
            return None
        words = f"{measure.name}: “{item.text}” – not answered: ask"
        return Concern(measure.code, item.code, None, words)
    option = measure.option(value)
    if option.value == 0:
        return None
    words = f"{measure.name}: “{item.text}” – “{option.label}”"
    return Concern(measure.code, item.code, option.value, words)


def cover(
    raised_at: datetime,
    hours: Sequence[Hours],
    duty: Sequence[Interval] = (),
    *,
    away: Sequence[Interval] = (),
) -> list[Interval]:
    """When somebody is there, from raised_at for four weeks: at work or on duty, in order.

    away: leave, taken out of the working hours; a turn on duty stands all the same. Stretches that
    touch or overlap are one. The first may have begun before raised_at.
    """
    raised_at = in_utc(raised_at)
    worked = stretches(hours, raised_at, raised_at + HORIZON)
    for leave in away:
        worked = [part for stretch in worked for part in _without(stretch, leave)]
    there = sorted([*worked, *duty])
    joined: list[Interval] = []
    for stretch in there:
        if joined and stretch.start <= joined[-1].end:
            last = joined.pop()
            stretch = Interval(last.start, max(last.end, stretch.end))
        joined.append(stretch)
    return [stretch for stretch in joined if stretch.end > raised_at]


def _without(stretch: Interval, leave: Interval) -> list[Interval]:
    if not stretch.overlaps(leave):
        return [stretch]
    parts = []
    if stretch.start < leave.start:
        parts.append(Interval(stretch.start, leave.start))
    if leave.end < stretch.end:
        parts.append(Interval(leave.end, stretch.end))
    return parts


def look_by(
    raised_at: datetime,
    hours: Sequence[Hours],
    duty: Sequence[Interval] = (),
    *,
    away: Sequence[Interval] = (),
    promptness: Promptness = Promptness(),
) -> datetime:
    """By when a clinician must have looked at an answer given at raised_at, in UTC.

    While somebody is there: within two hours and before they leave. With less than half an hour of
    cover left, or with nobody there: within two hours of the next cover, and before that ends.
    If nobody is there for four weeks, the rota is wrong: then within two hours by the clock, so
    that it is soon seen as overdue and does not sleep. See `is_covered`.
    """
    raised_at = in_utc(raised_at)
    for stretch in cover(raised_at, hours, duty, away=away):
        start = max(stretch.start, raised_at)
        if stretch.end - start >= promptness.at_least:
            return min(start + promptness.within, stretch.end)
    return raised_at + promptness.within


def is_covered(
    raised_at: datetime,
    hours: Sequence[Hours],
    duty: Sequence[Interval] = (),
    *,
    away: Sequence[Interval] = (),
    promptness: Promptness = Promptness(),
) -> bool:
    """Whether look_by can be promised: somebody is there in the next four weeks."""
    raised_at = in_utc(raised_at)
    return any(
        stretch.end - max(stretch.start, raised_at) >= promptness.at_least
        for stretch in cover(raised_at, hours, duty, away=away)
    )


def who_reads(reader: str, by: datetime | None, zone: Zone) -> str:
    """The true sentence for the client about who reads the answer and when.

    reader: a name, or "the clinician on duty". by: what look_by gave, or None when it cannot be
    promised (not is_covered). zone: where the client's clock is.
    """
    if by is None:
        return _(
            "We cannot say when somebody will read this. "
            "Nobody watches these answers around the clock."
        )
    return _(
        "%(reader)s will read this by %(when)s. Nobody watches these answers around the clock."
    ) % {"reader": _capital(reader), "when": _when(by, zone)}


def who_asks(reader: str, session_at: datetime, zone: Zone) -> str:
    """The same for an answer that the two have talked about: it is asked at the next session."""
    return _(
        "%(reader)s will ask you about this in your session at %(when)s. "
        "Nobody watches these answers around the clock."
    ) % {"reader": _capital(reader), "when": _when(session_at, zone)}


def _capital(reader: str) -> str:
    return f"{reader[:1].upper()}{reader[1:]}"


def _when(moment: datetime, zone: Zone) -> str:
    return moment_in_words(in_utc(moment).astimezone(zone_of(zone)))
