"""A reader of reports who knows what every count means, and reckons what is not told."""

from collections.abc import Iterable, Iterator

import numpy as np
from scipy.linalg import null_space

from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.figure import Figure

# What a reader knows to add up, in the words of the definitions: whole, parts, and the rest or "".
FINISHED, ENDED, SEEN, MET = "finished_course", "ended", "accessing_services", "attended of"
BAND = "finished_first_to_second_"
KNOWN: list[tuple[str, tuple[str, ...], str]] = [
    (ENDED, (FINISHED, "ended_treated_once", "ended_before_treatment"), ""),
    (ENDED, ("attrition of", "ended_before_treatment"), ""),
    (ENDED, ("no_end_reason",), "with a reason"),
    ("ended_before_treatment", ("ended_not_seen", "ended_seen_not_treated"), ""),
    (FINISHED, ("reliable_improvement", "no_change", "reliable_deterioration"), "unpaired"),
    (FINISHED, ("paired_data",), "unpaired"),
    (FINISHED, ("recovery of", "not_at_caseness"), ""),
    (FINISHED, ("at_caseness", "not_at_caseness"), "neither"),
    (FINISHED, ("phq9_paired", "phq9_once", "phq9_none"), ""),
    (FINISHED, tuple(BAND + each for each in ("up_to_28", "29_to_56", "57_to_90", "over_90")), ""),
    (
        FINISHED,
        ("ended_as_agreed", "ended_earlier_than_planned", "ended_earlier_than_asked"),
        "other",
    ),
    (
        SEEN,
        (
            *("waited_up_to_28_days", "waited_29_to_56_days", "waited_57_to_90_days"),
            "waited_over_90_days",
        ),
        "",
    ),
    (
        MET,
        ("attended", "did_not_come", "cancelled_by_the_person", "cancelled_by_the_service"),
        "late",
    ),
    *((FINISHED, (each,), f"not {each}") for each in ("within_6_weeks", "within_18_weeks")),
    *((FINISHED, (each,), f"not {each}") for each in ("anxiety_paired", "experience_returned")),
    *(("recovery of", (each,), f"not {each}") for each in ("recovery", "reliable_recovery")),
    ("aims_rated_twice of", ("aims_rated_twice",), "rated once"),
    ("follow_up_returned of", ("follow_up_returned",), "not returned"),
]
SAME = {
    **dict.fromkeys(("attended", "did_not_come"), MET),
    **dict.fromkeys(("cancelled_by_the_person", "cancelled_by_the_service"), MET),
    **dict.fromkeys(("recovery", "reliable_recovery"), "recovery of"),
    **dict.fromkeys(("attrition", "aims_rated_twice", "follow_up_returned"), ""),
}
Cell = tuple[str, tuple[str, ...]]
Counts = dict[Cell, set[int]]


def among(code: str) -> str:
    """The name of what a share is of, by its own definition in words."""
    if code in SAME:
        return SAME[code] or f"{code} of"
    meaning = INDICATORS[code].meaning
    if "first treatment in the period" in meaning:
        return SEEN
    if "second treatment in the period" in meaning:
        return "second_treatment"
    return ENDED if meaning.startswith("Of referrals that ended") else FINISHED


def printed(found: Iterable[Figure]) -> Counts:
    """Every count that stands in a report, under the name of what it counts."""
    said: Counts = {}
    for each in found:
        if each.of is not None:
            said.setdefault((among(each.indicator), each.group), set()).add(each.of)
        if each.count is not None:
            name = "ended_treated_once" if each.indicator == "attrition" else each.indicator
            said.setdefault((name, each.group), set()).add(each.count)
    return said


def sums(groups: list[tuple[str, ...]]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Whole and parts, as a reader knows them: within each group, and of all groups."""
    names = {name for whole, parts, rest in KNOWN for name in (whole, *parts, rest) if name}
    for group in groups:
        for whole, parts, rest in KNOWN:
            yield (whole, group), [(name, group) for name in (*parts, rest) if name]
    for name in sorted(names):
        if any(groups):
            yield (name, ()), [(name, group) for group in groups if group]


def reckoned(exact: Counts, said: Counts) -> dict[Cell, int]:
    """What is not told and could be reckoned to the last one, if all that is told were exact."""
    groups = sorted({group for _, group in exact})
    known = list(sums(groups))
    value = {cell: min(counts) for cell, counts in exact.items()}
    for whole, parts in known:
        missing = [cell for cell in parts if cell not in value]
        if whole in value and len(missing) == 1:
            value[missing[0]] = value[whole] - sum(value.get(each, 0) for each in parts)
    cells = {cell for whole, parts in known for cell in (whole, *parts)} | value.keys()
    unknown = sorted(cells - said.keys())
    rows = [[(cell in parts) - float(cell == whole) for cell in unknown] for whole, parts in known]
    free = null_space(np.array(rows), rcond=1e-9)
    fixed = ~(np.abs(free) > 1e-6).any(axis=1)
    open_to = {cell for cell, is_fixed in zip(unknown, fixed, strict=True) if is_fixed}
    # A rest that no report names matters where it is small.
    return {
        cell: value[cell] for cell in open_to & value.keys() if cell in exact or value[cell] < 5
    }
