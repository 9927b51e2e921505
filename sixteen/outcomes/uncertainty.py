"""How much a figure of few people can say: Wilson intervals and the limits of a funnel plot.

Wilson's interval (1927) keeps within 0 and 100 per cent and holds for small numbers. The funnel is
drawn round a national rate: what a service of each size would show by chance alone, 95 and 99.8 in
a hundred times (normal limits of a proportion, Spiegelhalter 2005).
"""

from dataclasses import dataclass
from math import sqrt

Z95, Z998 = 1.959963984540054, 3.090232306167813
NOT_EFFECTS = (
    "These figures compare people before and after a course. They do not say that the course made "
    "the difference: some would have felt better, or worse, without it. Services see different "
    "people, and a difference between two figures can be chance."
)


@dataclass(frozen=True)
class Interval:
    """In per cent."""

    low: float
    high: float


def wilson(count: int, of: int, z: float = Z95) -> Interval | None:
    """The interval of count of `of`; None where there is nobody."""
    if of <= 0:
        return None
    share, square = count / of, z * z
    middle = share + square / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    below = (middle - spread) / (1 + square / of)
    above = (middle + spread) / (1 + square / of)
    # What is exactly none or all stays so, whatever the last bit of a float says.
    low = 0.0 if count == 0 else max(0.0, below)
    high = 1.0 if count == of else min(1.0, above)
    return Interval(100 * low, 100 * high)


def mean_interval(mean: float, sd: float, n: int, z: float = Z95) -> Interval | None:
    if n < 2:
        return None
    return Interval(mean - z * sd / sqrt(n), mean + z * sd / sqrt(n))


def funnel(rate: float, of: int, z: float = Z95) -> Interval:
    """Between what a service of `of` people would be by chance, if its true rate were `rate` %."""
    share = rate / 100
    spread = z * sqrt(share * (1 - share) / of)
    return Interval(100 * max(0.0, share - spread), 100 * min(1.0, share + spread))
