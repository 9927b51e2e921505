"""Which days somebody's tables are about, and in which order they were sent.

A folder says it in its IDS000, or by a name that begins with the month (2026-05). Of two folders of
one period the one made later counts, all of it: a row that is not sent again was taken back.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, NoReturn

from sixteen.outcomes.iapt.cells import day
from sixteen.outcomes.iapt.reading import Month, Row
from sixteen.outcomes.refusals import Refused, short

NAMED = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?!\d)", re.ASCII)
HEADER = "IDS000Header"


@dataclass(frozen=True)
class Period:
    """first, last: the days. made_at: when the tables of it were made; None where nobody says."""

    first: date
    last: date
    made_at: datetime | None = None


class Sent(NamedTuple):
    month: Month
    period: Period | None


def in_order(months: list[Month]) -> list[Sent]:
    """The months that count, from the earliest. Only a single one can be without a period.

    Raises Refused where the order is not sure, or a month in between is missing.
    """
    sent = [Sent(month, _period(month)) for month in months]
    if len(sent) == 1:
        return sent
    for month, period in sent:
        if period is None:
            raise Refused(
                f"{month.folder}: nobody can say which month it is. Put its IDS000Header.csv "
                "there, or begin the name of the folder with the month, like 2026-05."
            )
    kept = _newest(sent)
    _joined_up(kept)
    return kept


def _period(month: Month) -> Period | None:
    rows = month.tables[HEADER]
    if len(rows) > 1:
        file = rows[1].file
        raise Refused(f"{file.parent.name}/{file.name}, line {rows[1].line}: a second header.")
    if not rows:
        return _named(month.folder.name)
    ends = [_day(rows[0], name) for name in ("ReportingPeriodStartDate", "ReportingPeriodEndDate")]
    if ends[0] > ends[1]:
        _refuse(rows[0], "ReportingPeriodEndDate", f"{ends[1]} is before the start, {ends[0]}")
    return Period(ends[0], ends[1], _made_at(rows[0]["DateTimeDatSetCreate"]))


def _named(name: str) -> Period | None:
    found = NAMED.match(name)
    if not found or not 1900 <= int(found[1]) <= 2100:
        return None
    first = date(int(found[1]), int(found[2]), 1)
    return Period(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def _day(row: Row, name: str) -> date:
    found = day(row[name])
    if found is None:
        _refuse(row, name, f"{short(row[name])} is not a date like 2026-11-30")
    return found


def _refuse(row: Row, name: str, words: str) -> NoReturn:
    place = f"{row.file.parent.name}/{row.file.name}, line {row.line}, {name}"
    raise Refused(f"Nothing was written.\n{place}: {words}.")


def _made_at(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _newest(sent: list[Sent]) -> list[Sent]:
    kept: dict[tuple[date, date], Sent] = {}
    for each in sent:
        assert each.period is not None
        days = (each.period.first, each.period.last)
        other = kept.setdefault(days, each)
        if other is not each:
            kept[days] = max(other, each, key=lambda one: _surely_made(one, (other, each)))
    return [kept[days] for days in sorted(kept)]


def _surely_made(one: Sent, both: tuple[Sent, Sent]) -> datetime:
    made = [each.period.made_at for each in both if each.period]
    if None in made or made[0] == made[1]:
        names = " and ".join(each.month.folder.name for each in both)
        raise Refused(
            f"{names} are of the same days, and DateTimeDatSetCreate of IDS000 does not say which "
            "was made later. Take one of them away."
        )
    assert one.period is not None and one.period.made_at is not None
    return one.period.made_at


def _joined_up(sent: list[Sent]) -> None:
    periods = [each.period for each in sent if each.period]
    last = periods[0].last
    for each in periods[1:]:
        if each.first > last + timedelta(days=1):
            raise Refused(f"Nothing was written. {_missing(last, each.first)}.")
        last = max(last, each.last)


def _missing(after: date, before: date) -> str:
    """What lies between two days, by month: a whole one by its name."""
    first, last = after + timedelta(days=1), before - timedelta(days=1)
    names = [
        f"{calendar.month_name[month % 12 + 1]} {month // 12}"
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
    are = "is" if len(names) == 1 else "are"
    return f"{', '.join(names)} {are} missing: nothing is there from {first} to {last}"
