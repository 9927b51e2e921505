"""What of a report lies within what: who waited 6 weeks within 18, who recovered within the cases.

What is left of the outer one stands in no report, and can be few people all the same.
"""

from collections.abc import Mapping

from sixteen.outcomes.disclosure import Sum

Place = tuple[object, ...]
Key = tuple[str, Place]
# The parts within, and what they are within (several: all of them together).
WITHIN: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("within_6_weeks",), ("within_18_weeks",)),
    (("accessing_within_6_weeks",), ("accessing_within_18_weeks",)),
    (("waited_up_to_28_days",), ("accessing_within_6_weeks",)),
    (("accessing_within_6_weeks",), ("waited_up_to_28_days", "waited_29_to_56_days")),
    (
        ("waited_up_to_28_days", "waited_29_to_56_days", "waited_57_to_90_days"),
        ("accessing_within_18_weeks",),
    ),
    (("first_to_second_over_90_days",), ("first_to_second_over_28_days",)),
    (("reliable_recovery",), ("recovery",)),
    (("reliable_recovery",), ("reliable_improvement",)),
    (("recovery",), ("at_caseness",)),
    (("recovery",), ("paired_data",)),
    (("paired_data",), ("phq9_paired",)),
    (("paired_data",), ("anxiety_paired",)),
    (("brief_psychodynamic",), ("finished_course",)),
)


def nested(counts: Mapping[Key, int], place: Place) -> tuple[list[Sum], dict[Key, int]]:
    """The sums of one group that nobody prints, and the counts in them that stand nowhere."""
    sums: list[Sum] = []
    unsaid: dict[Key, int] = {}
    for inside, outside in WITHIN:
        parts, wholes = [(name, place) for name in inside], [(name, place) for name in outside]
        if not all(key in counts for key in (*parts, *wholes)):
            continue
        whole = wholes[0]
        if len(wholes) > 1:
            whole = (" and ".join(outside), place)
            unsaid[whole] = sum(counts[key] for key in wholes)
            sums.append(Sum(whole, tuple(wholes)))
        left = (f"{' and '.join(outside)} without {' and '.join(inside)}", place)
        unsaid[left] = sum(counts[key] for key in wholes) - sum(counts[key] for key in parts)
        sums.append(Sum(whole, (*parts, left)))
    return sums, unsaid
