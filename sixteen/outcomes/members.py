"""Whom a figure counts: the rows behind one indicator, by the same expression that counts them."""

from dataclasses import dataclass
from datetime import date

import ibis.expr.types as ir

from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.indicator import Count, Effect, Mean, Ratio, Share, Statement


@dataclass(frozen=True)
class Members:
    """Referrals, one for each row that is counted: of aims or follow-ups somebody has several.

    others: in the denominator, and not counted.
    """

    counted: tuple[int, ...]
    others: tuple[int, ...]


def members(tables: dict[str, ir.Table], code: str, since: date, until: date) -> Members:
    each = INDICATORS[code]
    table = tables[each.on]
    among = table.filter(table[each.day].between(since, until))
    counted, of = _who(each.state(among))
    kept = among.select("referral", counted=_known(counted), of=_known(of))
    rows = kept.filter(kept.of).to_pyarrow().to_pylist()
    return Members(
        tuple(row["referral"] for row in rows if row["counted"]),
        tuple(row["referral"] for row in rows if not row["counted"]),
    )


def _who(said: Statement) -> tuple[ir.BooleanValue, ir.BooleanValue]:
    match said:
        case Share(where, of):
            return where & of, of
        case Mean(value, where):
            return where & value.notnull(), where & value.notnull()
        case Effect(first, last, where):
            both = where & first.notnull() & last.notnull()
            return both, both
        case Count(where) | Ratio(where=where):
            return where, where


def _known(where: ir.BooleanValue) -> ir.BooleanValue:
    return where.fill_null(False)
