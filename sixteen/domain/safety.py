"""Which single answers a clinician has to look at, and by when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sixteen.domain.measures.definition import Measure
from sixteen.domain.slots import Hours, Interval, Zone


@dataclass(frozen=True)
class Concern:
    """One answer a clinician must look at. value None: the question was left unanswered."""

    measure: str
    item: str
    value: int | None
    words: str


@dataclass(frozen=True)
class Promptness:
    """How soon somebody looks, while somebody is there. A service edits these."""

    within: timedelta = timedelta(hours=2)
    at_least: timedelta = timedelta(minutes=30)


def needs_a_clinician(
    measure: Measure, answers: Mapping[str, int | None], *, finished: bool = False
) -> tuple[Concern, ...]:
    """finished: the client sent the form, so that a blank safety item is one too."""
    raise NotImplementedError


def look_by(
    raised_at: datetime,
    hours: Sequence[Hours],
    duty: Sequence[Interval] = (),
    *,
    promptness: Promptness = Promptness(),
) -> datetime:
    raise NotImplementedError


def who_reads(reader: str, by: datetime | None, zone: Zone) -> str:
    """The true sentence for the client. reader: "Anna Berg" or "the clinician on duty"."""
    raise NotImplementedError
