"""Indicators to figures, on either engine: one question for each day that decides about a period.

Everything that an engine adds up is a whole number; means and SDs are made from those sums here, in
exact decimals. So both engines give the same figure to the last digit.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

from sixteen.outcomes.catalogue import INDICATORS, Indicator
from sixteen.outcomes.fields import most_of, with_fields
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.indicator import Count, Effect, Mean, Ratio, Share, Statement
from sixteen.outcomes.pathways import A_DAY, EPOCH, Tables, pathways, treatments_of, with_last_day

# Tables in which each row is another referral.
ONE_EACH = frozenset({"pathways", "experience"})
# Columns of the pathways by which other tables are joined, and a report names its measures.
ALWAYS = ("referral", "finished", "discharged", "anxiety")
HowMany = Callable[[ir.BooleanValue], ir.Value]


@dataclass(frozen=True)
class Question:
    """since, until: the first and last day. by: fields. only: indicators; all where empty."""

    since: date
    until: date
    by: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def indicators(self) -> list[Indicator]:
        return [INDICATORS[code] for code in self.only or INDICATORS]


@contextmanager
def counted_tables(
    tables: Tables, question: Question | None = None
) -> Iterator[dict[str, ir.Table]]:
    """The tables that indicators are counted in. Pathways are worked out once and kept.

    question: what is asked of them, where that is known. Nothing else is worked out then.
    """
    paths = pathways(tables)
    if question is not None:
        for field in {"therapy", "therapist"} & set(question.by):
            found = most_of(tables, with_last_day(tables), field)
            paths = paths.left_join(found, paths.referral == found.found_of).drop("found_of")
        needed = _needed(views(tables, paths), question)
        paths = paths.select(*(name for name in paths.columns if name in needed))
    with paths.cache() as kept:
        yield views(tables, kept)


def _needed(tables: dict[str, ir.Table], question: Question) -> set[str]:
    """The columns that the indicators and fields of a question read."""
    needed = {*ALWAYS, *question.by}
    for each in question.indicators:
        if each.on in tables:
            said = vars(each.state(tables[each.on])).values()
            values = [part for part in said if isinstance(part, ir.Value)]
            read = [part.op().find(ops.Field, filter=ops.Value) for part in values]
            needed |= {each.day, *(field.name for fields in read for field in fields)}
    return needed


def views(tables: Tables, paths: ir.Table) -> dict[str, ir.Table]:
    """Each table with what is known about the referral joined to it."""
    found = {"pathways": paths, "contacts": _contacts(tables, paths)}
    if tables.experience:
        found["experience"] = _experience(tables, paths)
    if tables.aims is not None:
        found["aims"] = _aims(tables.aims, paths)
    if tables.follow_ups is not None:
        found["follow_ups"] = tables.follow_ups.join(paths, "referral")
    return found


def _contacts(tables: Tables, paths: ir.Table) -> ir.Table:
    contacts = treatments_of(tables, with_last_day(tables))
    own = contacts.select("referral", "day", "attendance", "treatment")
    return own.join(paths, "referral")


def _experience(tables: Tables, paths: ir.Table) -> ir.Table:
    scores = tables.scores.filter(tables.scores.measure.startswith("peq_"))
    hundredths = (scores.total * 100).cast("int64")
    given = scores.group_by(given_of="referral").agg(
        satisfaction=hundredths.max(where=scores.measure == "peq_satisfaction")
    )
    joined = paths.left_join(given, paths.referral == given.given_of)
    return joined.mutate(experience_given=joined.given_of.notnull())


def _aims(aims: ir.Table, paths: ir.Table) -> ir.Table:
    days = aims.day.delta(ibis.literal(EPOCH), unit="day").cast("int64")
    aims = aims.mutate(key=days * A_DAY + aims.rating)
    each = aims.group_by(aim_of="referral", aim="aim")
    rated = each.agg(begin=aims.key.min(), end=aims.key.max())
    later = (rated.end - rated.end % A_DAY) > (rated.begin - rated.begin % A_DAY)
    rated = rated.mutate(
        rating_first=rated.begin % A_DAY,
        rating_last=ibis.ifelse(later, rated.end % A_DAY, ibis.null().cast("int64")),
    )
    return rated.join(paths, rated.aim_of == paths.referral)


def figures(tables: dict[str, ir.Table], question: Question) -> list[Figure]:
    """Every figure that a question asks for, in the order of the catalogue and of the groups."""
    found: list[Figure] = []
    place = {each.code: number for number, each in enumerate(question.indicators)}
    wanted = sorted(question.indicators, key=lambda each: (each.on, each.day))
    for (on, day), group in groupby(wanted, key=lambda each: (each.on, each.day)):
        if on in tables:
            found += _of_one_day(tables[on], day, list(group), question)
    return sorted(found, key=lambda each: (place[each.indicator], each.group))


def _of_one_day(
    table: ir.Table, day: str, indicators: Sequence[Indicator], question: Question
) -> Iterator[Figure]:
    answer = aggregation(table, day, indicators, question)
    for row in answer.to_pyarrow().to_pylist():
        group = tuple(str(row[f"by_{field}"]) for field in question.by)
        for each in indicators:
            sums = {
                name.removeprefix(f"{each.code}__"): int(value or 0)
                for name, value in row.items()
                if name.startswith(f"{each.code}__")
            }
            yield Figure.of_sums(each.code, group, sums)


def aggregation(
    table: ir.Table, day: str, indicators: Sequence[Indicator], question: Question
) -> ir.Table:
    """All sums of the indicators that one day decides about, as one expression."""
    among = table.filter(table[day].between(question.since, question.until))
    among = with_fields(among, day, question.by)
    sums = {
        f"{each.code}__{name}": value
        for each in indicators
        for name, value in _sums(each.state(among), _people(each, among)).items()
    }
    return among.aggregate(by=[f"by_{field}" for field in question.by], **sums)


def _people(each: Indicator, among: ir.Table) -> HowMany | None:
    """How many people rows are of; None where each row is somebody else."""
    if each.on in ONE_EACH:
        return None
    return lambda where: among.referral.nunique(where=where.fill_null(False))


def _sums(said: Statement, people: HowMany | None) -> dict[str, ir.Value]:
    match said:
        case Count(where):
            return {"count": _how_many(where), **_of_people(people, {"people": where})}
        case Share(where, of):
            rest = of & ~where.fill_null(False)
            whom = {"people": of, "people_counted": where & of, "people_rest": rest}
            return {
                "count": _how_many(where & of),
                "of": _how_many(of),
                **_of_people(people, whom),
            }
        case Mean(value, where, in_hundredths):
            among = where & value.notnull()
            scale = {"hundredths": _how_many(among)} if in_hundredths else {}
            whom = _of_people(people, {"people": among})
            return {**scale, "n": _how_many(among), **_moments(value, among), **whom}
        case Ratio(top, bottom, where):
            whom = _of_people(people or _how_many, {"people": where})
            return {"top": _sum(top, where), "bottom": _sum(bottom, where), **whom}
        case Effect(first, last, where):
            both = where & first.notnull() & last.notnull()
            whom = _of_people(people, {"people": both})
            return {
                "n": _how_many(both),
                **_moments(first, both),
                "last": _sum(last, both),
                **whom,
            }


def _of_people(people: HowMany | None, whom: dict[str, ir.BooleanValue]) -> dict[str, ir.Value]:
    return {name: people(where) for name, where in whom.items()} if people else {}


def _how_many(where: ir.BooleanValue) -> ir.Value:
    return where.fill_null(False).cast("int64").sum()


def _sum(value: Any, where: ir.BooleanValue) -> ir.Value:
    return value.cast("int64").sum(where=where.fill_null(False))


def _moments(value: Any, among: ir.BooleanValue) -> dict[str, ir.Value]:
    exact = value.cast("int64")
    return {"sum": _sum(exact, among), "squares": _sum(exact * exact, among)}
