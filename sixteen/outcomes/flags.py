"""What one finished course counts as, from its four totals: the rules in plain Python.

The engine counts many courses at once with the same rules (sixteen/outcomes/pathways.py); this is
for one row of a file, and for reading.

- A *pair* is a first and a last total of one measure. One score alone is a first score.
- caseness: either first total is a case. not_caseness: both first totals are there, neither is.
  With one first total missing and the other below, nobody can tell: neither flag.
- Everything else needs both pairs, PHQ-9 and the anxiety measure.
- reliable improvement: better by the reliable change on one, and not worse by it on the other.
- reliable deterioration: the mirror image (the public source does not spell the mirror out).
- no change: neither of the two, one up and one down included.
- recovery: at caseness at the start, and both last totals are below.
- reliable recovery: recovery and reliable improvement.
"""

from dataclasses import dataclass
from decimal import Decimal

from sixteen.outcomes.thresholds import PHQ9, Threshold

Total = Decimal | None


@dataclass(frozen=True)
class Flags:
    """In the order in which `classify` writes them."""

    caseness: bool
    not_caseness: bool
    recovery: bool = False
    reliable_improvement: bool = False
    no_change: bool = False
    reliable_deterioration: bool = False
    reliable_recovery: bool = False


def flags(phq9: tuple[Total, Total], anxiety: tuple[Total, Total], by: Threshold = PHQ9) -> Flags:
    """phq9, anxiety: first and last total, None where there is none. by: the anxiety measure's."""
    pairs = ((phq9, PHQ9), (anxiety, by))
    starts = [first >= of.caseness for (first, _), of in pairs if first is not None]
    caseness = any(starts)
    not_caseness = len(starts) == len(pairs) and not caseness
    better, still_a_case = [], []
    for (first, last), of in pairs:
        if first is None or last is None:
            return Flags(caseness, not_caseness)
        better.append((first - last >= of.change) - (last - first >= of.change))
        still_a_case.append(last >= of.caseness)
    improved = 1 in better and -1 not in better
    worse = -1 in better and 1 not in better
    recovery = caseness and not any(still_a_case)
    return Flags(
        caseness=caseness,
        not_caseness=not_caseness,
        recovery=recovery,
        reliable_improvement=improved,
        no_change=not improved and not worse,
        reliable_deterioration=worse,
        reliable_recovery=recovery and improved,
    )
