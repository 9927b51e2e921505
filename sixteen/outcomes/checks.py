"""Whether what an extract says can be: no figure is made from rows that contradict each other."""

from typing import Any

import ibis
import ibis.expr.types as ir

from sixteen.outcomes.folder import Extract, ExtractProblem
from sixteen.outcomes.pathways import Tables
from sixteen.outcomes.schema import RANGES, TABLES, Kind, Table


def check(tables: Tables, extract: Extract) -> None:
    """Raises ExtractProblem, which names the table, the column and one row."""
    for name, declared in TABLES.items():
        table = getattr(tables, name)
        if table is not None:
            _check_table(table, declared, extract)
    _check_keys(tables, extract)
    _check_days(tables, extract)
    _check_scores(tables, extract)


def _check_table(table: ir.Table, declared: Table, extract: Extract) -> None:
    faults: dict[str, ir.BooleanValue] = {}
    for column in declared.columns:
        value = table[column.name]
        if column.needed:
            faults[f"{column.name} is empty"] = value.isnull()
        if column.values:
            kept = (
                [int(each) for each in column.values]
                if column.kind is Kind.WHOLE
                else (column.values)
            )
            faults[f"{column.name} is not what it can be"] = ~value.isin(kept)
    _raise_first(table, faults, extract, declared)


def _check_keys(tables: Tables, extract: Extract) -> None:
    for name, declared in TABLES.items():
        table = getattr(tables, name)
        if table is None:
            continue
        if declared.key:
            counted = table.group_by(declared.key).agg(times=lambda each: each.count())
            twice = counted.filter(counted.times > 1)
            _raise_any(twice, f"{declared.key} stands in two rows", declared.key, extract, declared)
        for column, other in declared.of:
            leads = getattr(tables, other).select(there=TABLES[other].key)
            lost = table.filter(table[column].notnull())
            lost = lost.anti_join(leads, lost[column] == leads.there)
            words = f"{column} is not in {TABLES[other].file}"
            _raise_any(lost, words, column, extract, declared)


def _check_days(tables: Tables, extract: Extract) -> None:
    referrals = tables.referrals
    faults = {
        "discharged is before received": referrals.discharged < referrals.received,
        f"received is after {tables.until}, the last day covered": (
            referrals.received > tables.until
        ),
        f"discharged is after {tables.until}, the last day covered": (
            referrals.discharged > tables.until
        ),
    }
    _raise_first(referrals, faults, extract, TABLES["referrals"])
    scores, contacts = tables.scores, tables.contacts
    owners = contacts.select(owned="contact", owner="referral")
    both = scores.join(owners, scores.contact == owners.owned)
    other = both.filter(both.referral != both.owner)
    words = "contact is one of another referral"
    _raise_any(other, words, "score", extract, TABLES["scores"])
    for name, column in (("aims", "rating"),):
        table = getattr(tables, name)
        if table is not None:
            faults = {f"{column} is not 0 to 10": ~table[column].between(0, 10)}
            _raise_first(table, faults, extract, TABLES[name])


def _check_scores(tables: Tables, extract: Extract) -> None:
    scores = tables.scores
    faults = {"measure is not known": ~scores.measure.isin(list(RANGES))}
    low, high, whole = ibis.literal(0), ibis.literal(0), ibis.literal(False)
    for kept in RANGES.values():
        here = scores.measure == kept.code
        low, high = ibis.ifelse(here, kept.lowest, low), ibis.ifelse(here, kept.highest, high)
        whole = ibis.ifelse(here, kept.whole, whole)
    faults["total is outside the range of its measure"] = (scores.total < low) | (
        scores.total > high
    )
    faults["total is no whole number"] = whole & (scores.total != scores.total.floor())
    _raise_first(scores, faults, extract, TABLES["scores"])


def _raise_first(
    table: ir.Table, faults: dict[str, ir.BooleanValue], extract: Extract, declared: Table
) -> None:
    """Look for all faults in one go, and for the row only if there is one."""
    if not faults:
        return
    counts = {
        f"f{n}": fault.fill_null(False).cast("int64").sum()
        for n, fault in enumerate(faults.values())
    }
    found = table.aggregate(**counts).to_pyarrow().to_pylist()[0]
    for number, (words, fault) in enumerate(faults.items()):
        if found[f"f{number}"]:
            key = declared.key or "referral"
            _raise_any(table.filter(fault), words, key, extract, declared)


def _raise_any(table: ir.Table, words: str, column: str, extract: Extract, declared: Table) -> None:
    rows = table.select(column).order_by(column).limit(1).to_pyarrow().to_pylist()
    if rows:
        place = extract.place / declared.file
        raise ExtractProblem(f"{place}: {words} ({_name(column, rows[0])}).")


def _name(column: str, row: dict[str, Any]) -> str:
    return f"{column} {row[column]}"
