"""By what figures can be told apart: a period, or something that is known about a referral."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir

from sixteen.outcomes.field_names import PERIODS
from sixteen.outcomes.pathways import Tables, treatments_of
from sixteen.outcomes.schema import REFERRALS

NOT_KNOWN = "Not known"
# How the code of a problem begins, and what the published tables call it.
PROBLEMS = (
    ("F32", "Depression"),
    ("F33", "Depression"),
    ("F400", "Agoraphobia"),
    ("F401", "Social phobias"),
    ("F402", "Specific phobias"),
    ("F410", "Panic disorder"),
    ("F411", "Generalised anxiety disorder"),
    ("F412", "Mixed anxiety and depression"),
    ("F42", "Obsessive-compulsive disorder"),
    ("F431", "Post-traumatic stress disorder"),
    ("F452", "Health anxiety"),
)
VALUES = {each.name: each.values for each in REFERRALS.columns}
OTHER_PROBLEM = "Other recorded problems"


def with_fields(table: ir.Table, day: str, by: Iterable[str]) -> ir.Table:
    """The table with a column `by_…` for each field; day is the column that a period is of."""
    return table.mutate(**{f"by_{field}": _field(table, day, field) for field in by})


def _field(table: ir.Table, day: str, field: str) -> ir.Value:
    if field in PERIODS:
        return _PERIOD[field](table[day])
    if field == "problem":
        return _problem(table.problem)
    return table[field].cast("string").fill_null(NOT_KNOWN)


def _month(day: ir.DateColumn) -> ir.Value:
    return (day.year() * 100 + day.month()).cast("string")


def _financial_year(day: ir.DateColumn) -> ir.Value:
    return day.year() - ibis.ifelse(day.month() < 4, 1, 0)


def _quarter(day: ir.DateColumn) -> ir.Value:
    """Of the financial year, from April: 20241 is April to June 2024."""
    month = day.month()
    number = ibis.cases((month < 4, 4), (month < 7, 1), (month < 10, 2), else_=3)
    return (_financial_year(day) * 10 + number).cast("string")


def days_of_quarter(value: str) -> tuple[date, date]:
    """The first and last day of a value of the field quarter."""
    months = int(value[:4]) * 12 + 3 * int(value[4])
    first, after = (date(each // 12, each % 12 + 1, 1) for each in (months, months + 3))
    return first, after - timedelta(days=1)


def _year(day: ir.DateColumn) -> ir.Value:
    return _financial_year(day).cast("string")


_PERIOD: dict[str, Callable[[Any], ir.Value]] = {
    "month": _month,
    "quarter": _quarter,
    "year": _year,
}


def _problem(problem: ir.StringColumn) -> ir.Value:
    branches = [(problem.isnull(), ibis.literal(NOT_KNOWN))]
    branches += [(problem.startswith(begins), ibis.literal(name)) for begins, name in PROBLEMS]
    return ibis.cases(*branches, else_=OTHER_PROBLEM)


def place_of(field: str, value: str) -> tuple[int, int, str]:
    """What the values of a field are put in order by: as the schema lists them, numbers by size,
    other words by letter, and last of all what is not known."""
    known = VALUES.get(field, ())
    if value == NOT_KNOWN:
        return 3, 0, value
    if value in known:
        return 0, known.index(value), value
    return (1, int(value), value) if value.isdecimal() else (2, 0, value)


def label(field: str, value: str) -> str:
    """The value of a field as a person reads it: 2024-25, Q1 2024-25, 2024-04."""
    if field == "month":
        return f"{value[:4]}-{value[4:]}"
    if field in ("quarter", "year"):
        year = int(value[:4])
        words = f"{year}-{(year + 1) % 100:02}"
        return f"Q{value[4]} {words}" if field == "quarter" else words
    return value


def most_of(tables: Tables, known: ir.Table, field: str) -> ir.Table:
    """The therapy or therapist of most treatments of each referral, as `found_of` and the field.

    Of several with as many: the one of the latest treatment, then the smallest code.
    """
    treated = treatments_of(tables, known)
    treated = treated.filter(treated.treatment & treated[field].notnull())
    counted = treated.group_by("referral", field).agg(
        times=treated.count(), latest=treated.day.max()
    )
    order = [counted.times.desc(), counted.latest.desc(), counted[field].asc()]
    window = ibis.window(group_by="referral", order_by=order)
    ranked = counted.mutate(place=ibis.row_number().over(window))
    return ranked.filter(ranked.place == 0).select(**{"found_of": "referral", field: field})
