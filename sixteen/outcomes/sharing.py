"""The figures of a report as they may leave: each count under one name, in every sum it is part of.

One number stands in a report many times (the finished courses are the `of` of twenty shares and the
n of a mean). Each has one name here, so that it is hidden everywhere or nowhere. What a figure is
about are people: where somebody has several rows (contacts, aims, follow-ups) or a sum of many, it
is hidden by how many people they are of.

What lies within something else (nested.py) is no sum that anybody prints. Of two such counts told
the same the difference is under 5, which is what "hidden" says; more is hidden only where what is
told would narrow it down further than that (narrowing.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sixteen.outcomes.disclosure import Sum
from sixteen.outcomes.figure import HUNDRED, Figure, rounded
from sixteen.outcomes.narrowing import told
from sixteen.outcomes.nested import Key, Place, nested

WAITED = (
    *("waited_up_to_28_days", "waited_29_to_56_days", "waited_57_to_90_days"),
    "waited_over_90_days",
)
BETWEEN = tuple(f"finished_first_to_second_{each}" for each in (
    *("up_to_28", "29_to_56", "57_to_90"),
    "over_90",
))  # fmt: skip
CHANGES = ("reliable_improvement", "no_change", "reliable_deterioration")
PHQ9 = ("phq9_paired", "phq9_once", "phq9_none")
REASONS = ("ended_as_agreed", "ended_earlier_than_planned", "ended_earlier_than_asked")
ATTENDANCE = (
    *("attended", "did_not_come"),
    *("cancelled_by_the_person", "cancelled_by_the_service"),
)
BEFORE = ("ended_not_seen", "ended_seen_not_treated")
# The name of what each share is of, or each mean is over.
OF = {
    "accessing_services": ("accessing_within_6_weeks", "accessing_within_18_weeks", *WAITED),
    "second_treatment": ("first_to_second_over_28_days", "first_to_second_over_90_days"),
    "ended": (
        *(*BEFORE, "ended_treated_once", "ended_before_treatment", "finished_course"),
        "no_end_reason",
    ),
    "ended_treated": ("attrition",),
    "finished_course": (
        *("within_6_weeks", "within_18_weeks", *BETWEEN, *REASONS, *CHANGES, *PHQ9),
        *("at_caseness", "not_at_caseness", "paired_data", "anxiety_paired", "mean_treatments"),
        *("mean_days_between_treatments", "experience_returned"),
    ),
    "could_recover": ("recovery", "reliable_recovery"),
    "brief_psychodynamic": ("mean_brief_psychodynamic_sessions",),
    "phq9_paired": ("phq9_first_mean", "phq9_last_mean", "phq9_effect_size"),
    "gad7_paired": ("gad7_first_mean", "gad7_last_mean", "gad7_effect_size"),
    "wsas_paired": ("wsas_first_mean", "wsas_last_mean"),
    "satisfaction_given": ("satisfaction_mean",),
    "contacts_known": ATTENDANCE,
    "aims_rated": ("aims_rated_twice",),
    "aims_rated_twice": ("aims_first_mean", "aims_last_mean"),
    "follow_ups": ("follow_up_returned",),
}
NAME_OF = {code: name for name, codes in OF.items() for code in codes}
# Whom a share counts, and whom it does not, where that has a name already.
COUNTED = {"attrition": "ended_treated_once"}
REST = {
    "attrition": "finished_course",
    "ended_before_treatment": "ended_treated",
    "not_at_caseness": "could_recover",
    "paired_data": "unpaired",
}
# What adds up to what: whole, and its parts. A part that is no indicator is what is left.
ADD_UP = (
    ("accessing_services", WAITED),
    ("ended", ("finished_course", "ended_treated_once", "ended_before_treatment")),
    ("ended_treated", ("finished_course", "ended_treated_once")),
    ("ended_before_treatment", BEFORE),
    ("finished_course", (*CHANGES, "unpaired")),
    ("paired_data", CHANGES),
    ("finished_course", ("at_caseness", "not_at_caseness", "neither")),
    ("could_recover", ("at_caseness", "neither")),
    ("finished_course", PHQ9),
    ("finished_course", BETWEEN),
    ("finished_course", (*REASONS, "ended otherwise")),
    ("contacts_known", (*ATTENDANCE, "came too late")),
)
# Nearly nobody has one first total missing and the other below, so they are hidden, and something
# beside them has to be. Not what recovery is of: that tells nearly the same as these.
HIDDEN_FIRST = ("at_caseness",)
# A mean of fewer, to one decimal, can tell exactly of how many it is.
FEWEST_OF_A_MEAN = 10
ALL: Place = ()


@dataclass
class Cells:
    """Every count by its name and group, whom it is of where those are fewer, and the sums.

    nested, unsaid: the sums of what lies within what, and the counts in them that stand nowhere.
    """

    counts: dict[Key, int] = field(default_factory=dict)
    people: dict[Key, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    nested: list[Sum] = field(default_factory=list)
    unsaid: dict[Key, int] = field(default_factory=dict)

    def put(self, key: Key, count: int, people: int | None = None) -> Key:
        self.counts[key] = count
        if people is not None:
            self.people[key] = min(people, self.people.get(key, people))
        return key


def to_share(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one report as they may leave the service."""
    return shared_together(figures)[0]


def shared_together(*reports: Sequence[Figure]) -> list[list[Figure]]:
    """Reports that leave together: the same people as a whole, and told apart in several ways."""
    cells = cells_of(*reports)
    first = {key for key in cells.counts if key[0] in HIDDEN_FIRST}
    may = told(cells.counts, cells.sums, cells.people, cells.nested, cells.unsaid, first)
    return [
        [_as_told(each, _place(number, each), cells, may) for each in figures]
        for number, figures in enumerate(reports)
    ]


def cells_of(*reports: Sequence[Figure]) -> Cells:
    cells = Cells()
    for number, figures in enumerate(reports):
        places = sorted({_place(number, each) for each in figures}, key=str)
        for each in figures:
            _put(cells, each, _place(number, each))
        for place in places:
            _within(cells, place)
        _across(cells, [place for place in places if place != ALL])
    for place in sorted({place for _, place in cells.counts}, key=str):
        sums, unsaid = nested(cells.counts, place)
        cells.nested += sums
        cells.unsaid |= unsaid
    return cells


def _place(number: int, figure: Figure) -> Place:
    return (number, *figure.group) if figure.group else ALL


def _put(cells: Cells, each: Figure, place: Place) -> None:
    counted = (COUNTED.get(each.indicator, each.indicator), place)
    among = (NAME_OF.get(each.indicator, ""), place)
    if each.of is not None and each.count is not None:
        rest = (REST.get(each.indicator, f"not {each.indicator}"), place)
        cells.put(among, each.of, each.people)
        cells.put(counted, each.count, each.people_counted)
        cells.put(rest, each.of - each.count, each.people_rest)
        cells.sums.append(Sum(among, (counted, rest)))
    elif each.count is not None:
        cells.put(counted, each.count, each.people)
    elif each.is_ratio:
        cells.put(among, each.people or 0)
    else:
        cells.put(among, each.n or 0, each.people)


def _within(cells: Cells, place: Place) -> None:
    """What adds up within one group."""
    for whole, parts in ADD_UP:
        of = (whole, place)
        keys = [(part, place) for part in parts]
        there = [key for key in keys if key in cells.counts]
        if of not in cells.counts or not there:
            continue
        missing = [part for part in parts if (part, place) not in cells.counts]
        if missing:
            left = cells.counts[of] - sum(cells.counts[key] for key in there)
            there.append(cells.put((" or ".join(missing), place), max(left, 0)))
        cells.sums.append(Sum(of, tuple(there)))


def _across(cells: Cells, places: Iterable[Place]) -> None:
    """The groups of one count add up to all of it, which may be told elsewhere."""
    places = list(places)
    if len(places) < 2:
        return
    for name in sorted({name for name, place in cells.counts if place in places}):
        parts = tuple((name, place) for place in places if (name, place) in cells.counts)
        whole = (name, ALL)
        if whole not in cells.counts:
            cells.put(whole, sum(cells.counts[part] for part in parts))
        cells.sums.append(Sum(whole, parts))


def _as_told(figure: Figure, place: Place, cells: Cells, may: dict[Key, int | None]) -> Figure:
    figure = replace(figure, people=None, people_counted=None, people_rest=None)
    among = (NAME_OF.get(figure.indicator, ""), place)
    count = may.get((COUNTED.get(figure.indicator, figure.indicator), place))
    if figure.of is not None:
        of = may[among]
        if count is None or not of:
            return replace(figure, count=None, of=of, value=None)
        rate = rounded(min(HUNDRED * count / of, HUNDRED), 0)
        return replace(figure, count=min(count, of), of=of, value=rate)
    if figure.count is not None:
        return replace(figure, count=count)
    few = min(cells.counts[among], cells.people.get(among, cells.counts[among]))
    if not may[among] or few < FEWEST_OF_A_MEAN:
        return replace(figure, n=None, value=None, sd=None)
    # Of a ratio n is the sum below: with the ratio and a mean it would tell of how many it is.
    n = None if figure.is_ratio else may[among]
    value, sd = (None if each is None else rounded(each, 1) for each in (figure.value, figure.sd))
    return replace(figure, n=n, value=value, sd=sd)
