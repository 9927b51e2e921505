"""The duty rota: when nobody is on duty, and what an answer in such an hour comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sixteen.domain.slots import Interval, in_utc


@dataclass(frozen=True)
class Gap:
    """From start to end nobody is on duty."""

    start: datetime
    end: datetime


def gaps(turns: Sequence[Interval], start: datetime, end: datetime) -> list[Gap]:
    """The stretches between start and end in which no turn runs, in order."""
    found: list[Gap] = []
    covered_to, end = in_utc(start), in_utc(end)
    for turn in sorted(turns):
        if turn.end <= covered_to:
            continue
        if turn.start >= end:
            break
        if turn.start > covered_to:
            found.append(Gap(covered_to, turn.start))
        covered_to = turn.end
    if covered_to < end:
        found.append(Gap(covered_to, end))
    return found
