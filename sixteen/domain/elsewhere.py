"""Scores from elsewhere: read from lines as they stand in a letter, "2026-09-03 PHQ-9 17".

They were not answered here, so nothing is concluded from them and no figure counts them: they stand
beside what was answered here, with the day and the words "from elsewhere".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sixteen.domain.measures.definition import Measure

DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$|^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")


@dataclass(frozen=True)
class PastScore:
    """The total of one measure on one day."""

    on: date
    measure: str
    total: int

    def as_dict(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "measure": self.measure, "total": self.total}


class NotRead(ValueError):
    """A line that cannot be read; the words say which and why."""


def read_scores(text: str, measures: Mapping[str, Measure], today: date) -> list[PastScore]:
    """One score a line: date, questionnaire, total. Empty lines are left out.

    Raises NotRead on a line that is not so, a total the measure does not have, a day to come, and
    on two totals of one measure on one day.
    """
    found: list[PastScore] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        read = _read(line, f"Line {number}", measures, today)
        if any((each.on, each.measure) == (read.on, read.measure) for each in found):
            raise NotRead(f"Line {number}: there are two totals of one questionnaire on that day.")
        found.append(read)
    return found


def _read(line: str, where: str, measures: Mapping[str, Measure], today: date) -> PastScore:
    parts = line.replace(",", " ").split()
    if len(parts) < 3:
        raise NotRead(f"{where}: write the date, the questionnaire and the total.")
    on, named, total = _day(parts[0]), _plain("".join(parts[1:-1])), parts[-1]
    if on is None:
        raise NotRead(f"{where}: begin with a date, such as 2026-09-03.")
    if on > today:
        raise NotRead(f"{where}: this day is still to come.")
    known = {_plain(each.name): each for each in measures.values()}
    if named not in known:
        names = ", ".join(each.name for each in measures.values())
        raise NotRead(f"{where}: write one of these questionnaires: {names}.")
    measure = known[named]
    if not re.fullmatch(r"\d{1,3}", total) or int(total) > measure.highest:
        raise NotRead(f"{where}: {measure.name} has a total from 0 to {measure.highest}.")
    return PastScore(on, measure.code, int(total))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _day(written: str) -> date | None:
    """A date as 2026-09-03 or 3/9/2026 (day first, as it is written here)."""
    found = DAY.match(written)
    if found is None:
        return None
    year, month, day, day_first, month_second, year_last = found.groups()
    parts = (year, month, day) if year else (year_last, month_second, day_first)
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def written(scores: list[PastScore], measures: Mapping[str, Measure]) -> str:
    """The lines that `read_scores` reads back."""
    return "\n".join(f"{each.on} {measures[each.measure].name} {each.total}" for each in scores)
