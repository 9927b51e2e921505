"""One figure: what was counted, from whole-number sums to an exact decimal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

HUNDRED = Decimal(100)
DIGITS = 28


@dataclass(frozen=True)
class Figure:
    """count of `of` for shares. value: the share in per cent, the mean, the ratio or effect size.

    n: over how many a mean is. sd: of a mean, with n - 1. None: there is nothing to divide by.
    people: of how many people n or `of` is, where one can be counted more than once;
    people_counted, people_rest: of how many what a share counts is, and what it does not.
    """

    indicator: str
    group: tuple[str, ...]
    count: int | None = None
    of: int | None = None
    n: int | None = None
    value: Decimal | None = None
    sd: Decimal | None = None
    people: int | None = None
    people_counted: int | None = None
    people_rest: int | None = None
    is_ratio: bool = False

    @classmethod
    def of_sums(cls, code: str, group: tuple[str, ...], sums: Mapping[str, int]) -> "Figure":
        with localcontext(prec=DIGITS):
            return cls(code, group, **_read(sums), **_of_people(sums))


def _of_people(sums: Mapping[str, int]) -> dict[str, Any]:
    given = {name: number for name, number in sums.items() if name.startswith("people")}
    return {**given, "is_ratio": "bottom" in sums}


def _read(sums: Mapping[str, int]) -> dict[str, Any]:
    if "of" in sums:
        count, of = sums["count"], sums["of"]
        return {"count": count, "of": of, "value": _by(HUNDRED * count, of)}
    if "count" in sums:
        return {"count": sums["count"]}
    if "bottom" in sums:
        return {"n": sums["bottom"], "value": _by(sums["top"], sums["bottom"])}
    n, scale = sums["n"], HUNDRED if "hundredths" in sums or "last" in sums else Decimal(1)
    sd = _sd(n, sums["sum"], sums["squares"])
    if "last" in sums:
        difference = _by(Decimal(sums["sum"] - sums["last"]), n)
        return {"n": n, "value": difference / sd if difference is not None and sd else None}
    mean = _by(Decimal(sums["sum"]), n)
    return {
        "n": n,
        "value": None if mean is None else mean / scale,
        "sd": None if sd is None else sd / scale,
    }


def _by(top: "Decimal | int", bottom: int) -> Decimal | None:
    return Decimal(top) / bottom if bottom else None


def _sd(n: int, total: int, squares: int) -> Decimal | None:
    if n < 2:
        return None
    return (Decimal(n * squares - total * total) / (n * (n - 1))).sqrt()


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """As the published figures are rounded: half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
