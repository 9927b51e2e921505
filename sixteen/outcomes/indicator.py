"""What an indicator is: a function from referrals to a statement about whom it counts among whom.

    @indicator("Recovery", "discharged", "M…")
    def recovery(each):
        '''At caseness at the start and below it on both measures at the end.'''
        return Share(each.finished & each.recovery, of=each.finished & ~each.not_caseness)

Each names the day that decides in which period a referral is counted. Those days differ, so the
indicators are about different people, and are never subtracted from one another.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

import ibis.expr.types as ir


@dataclass(frozen=True)
class Count:
    """How many."""

    where: ir.BooleanValue


@dataclass(frozen=True)
class Share:
    """How many of how many. What is counted is always part of what it is counted among."""

    where: ir.BooleanValue
    of: ir.BooleanValue


@dataclass(frozen=True)
class Mean:
    """The mean and SD of a whole number over whom it is known of. in_hundredths: of totals."""

    value: ir.IntegerValue
    where: ir.BooleanValue
    in_hundredths: bool = False


@dataclass(frozen=True)
class Ratio:
    """One sum by another, where both are over the same referrals."""

    top: ir.IntegerValue
    bottom: ir.IntegerValue
    where: ir.BooleanValue


@dataclass(frozen=True)
class Effect:
    """Mean first less mean last total, by the SD of the first, over who has both."""

    first: ir.IntegerValue
    last: ir.IntegerValue
    where: ir.BooleanValue


Statement = Count | Share | Mean | Ratio | Effect


@dataclass(frozen=True)
class Indicator:
    """day: which day decides about the period. on: the table that it is counted in."""

    code: str
    name: str
    meaning: str
    source: str
    day: str
    on: str
    state: Callable[[ir.Table], Statement]


INDICATORS: dict[str, Indicator] = {}


def indicator(
    name: str, day: str, source: str, *, on: str = "pathways"
) -> Callable[[Callable[[ir.Table], Statement]], Callable[[ir.Table], Statement]]:
    """Declares a function as the indicator of its own name; its docstring is the definition."""

    def declare(state: Callable[[ir.Table], Statement]) -> Callable[[ir.Table], Statement]:
        meaning = " ".join(inspect.cleandoc(state.__doc__ or "").split())
        assert meaning and state.__name__ not in INDICATORS
        INDICATORS[state.__name__] = Indicator(
            state.__name__, name, meaning, source, day, on, state
        )
        return state

    return declare
