"""Which times are free: shown on a page, and accepted when somebody wants one.

One rule, `_free`, decides both: `free_slots` is what is shown, `slot_at` what is accepted.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from sixteen.domain.slots import Hours, Interval, Shown, Worked, Zone, in_utc, worked, zone_of

STRICT = {Shown.BOOKABLE: 0, Shown.ASK: 1, Shown.HIDDEN: 2}


@dataclass(frozen=True)
class Rules:
    """How one kind of appointment may be booked.

    buffer: what has to stay free after it; it may run past the working hours. step: from the start
    of a stretch of hours there is a slot every step; it ends within the hours. The first begins at
    least notice after now, the last at most horizon after now. cap: how many a therapist holds on
    one day, by the calendar of the hours' zone; None is no limit.
    """

    length: timedelta
    buffer: timedelta
    step: timedelta
    notice: timedelta
    horizon: timedelta
    cap: int | None = None

    def __post_init__(self) -> None:
        if self.length <= timedelta(0) or self.step <= timedelta(0):
            raise ValueError("A slot has a length, and there is time from one to the next.")


class Slot(NamedTuple):
    """A free time, in UTC."""

    start: datetime
    end: datetime
    shown: Shown


def free_slots(
    *,
    hours: Sequence[Hours],
    busy: Iterable[Interval],
    rules: Rules,
    now: datetime,
    held: Iterable[datetime] = (),
) -> list[Slot]:
    """Every free time, in order, without repetition.

    busy: what is taken, each up to where its own buffer ends (an appointment's busy_until; leave).
    held: when appointments of this kind begin that count towards the cap.
    """
    now = in_utc(now)
    return _free(hours, busy, rules, held, now + rules.notice, now + rules.horizon)


def slot_at(
    start: datetime,
    *,
    hours: Sequence[Hours],
    busy: Iterable[Interval],
    rules: Rules,
    now: datetime,
    held: Iterable[datetime] = (),
) -> Slot | None:
    """The one of free_slots, with the same arguments, that begins at start; None if none does."""
    start, now = in_utc(start), in_utc(now)
    if not now + rules.notice <= start <= now + rules.horizon:
        return None
    return next(iter(_free(hours, busy, rules, held, start, start)), None)


def _free(
    hours: Sequence[Hours],
    busy: Iterable[Interval],
    rules: Rules,
    held: Iterable[datetime],
    first: datetime,
    last: datetime,
) -> list[Slot]:
    """The free slots that begin between these two instants, both of them included."""
    taken, full = _Taken(busy), _full_days(hours, held, rules.cap)
    stretches = list(worked(hours, first, last + rules.length))
    in_states = len({entry.shown for entry in hours}) > 1
    needed, found = rules.length + rules.buffer, dict[datetime, Slot]()
    for stretch in stretches:
        if (stretch.entry.zone, stretch.day) in full:
            continue
        for start in _starts(stretch, rules, first, last):
            if start in found or taken.meets(start, start + needed):
                continue
            end = start + rules.length
            shown = _strictest(stretches, start, end) if in_states else stretch.entry.shown
            found[start] = Slot(start, end, shown)
    return [found[start] for start in sorted(found)]


def _starts(stretch: Worked, rules: Rules, first: datetime, last: datetime) -> Iterator[datetime]:
    """Where slots begin in a stretch of hours, taken or not."""
    start, last = stretch.start, min(last, stretch.end - rules.length)
    if start < first:
        start += -((start - first) // rules.step) * rules.step
    while start <= last:
        yield start
        start += rules.step


def _strictest(stretches: Iterable[Worked], start: datetime, end: datetime) -> Shown:
    touched = (each.entry.shown for each in stretches if each.start < end and start < each.end)
    return max(touched, key=STRICT.__getitem__)


def _full_days(
    hours: Iterable[Hours], held: Iterable[datetime], cap: int | None
) -> set[tuple[Zone, date]]:
    """The local days on which no more of this kind are held."""
    if cap is None:
        return set()
    held = list(held)
    counted = Counter(
        (zone, start.astimezone(zone_of(zone)).date())
        for zone in {entry.zone for entry in hours}
        for start in held
    )
    return {day for day, count in counted.items() if count >= cap}


class _Taken:
    """What is taken, merged and in order, so that one look finds what is in the way."""

    def __init__(self, busy: Iterable[Interval]) -> None:
        self.starts: list[datetime] = []
        self.ends: list[datetime] = []
        for each in sorted(busy, key=attrgetter("start")):
            if self.ends and each.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], each.end)
            else:
                self.starts.append(each.start)
                self.ends.append(each.end)

    def meets(self, start: datetime, end: datetime) -> bool:
        begun = bisect_left(self.starts, end)
        return begun > 0 and self.ends[begun - 1] > start
