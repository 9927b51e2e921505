"""What was published, from what was counted: our denominators and our rounding, on real figures.

england.csv: England, all finished courses of each year, exact counts. NHS England, NHS Talking
Therapies annual statistics 2017-18 to 2024-25, as tidied by the Bennett Institute's nhstt. Contains
public sector information licensed under the Open Government Licence v3.0.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest

from sixteen.outcomes.counting import Question, figures
from sixteen.outcomes.figure import Figure, rounded
from tests.repository.tree import ROOT

HERE = Path(__file__).parent
# Rows of every group, where they stand beside the repository; nothing here needs them.
BESIDE = ROOT.parent / "shared" / "data"
SHARES = (
    *("recovery", "reliable_recovery", "reliable_improvement", "reliable_deterioration"),
    *("no_change", "at_caseness", "not_at_caseness"),
    *("within_6_weeks", "within_18_weeks", "finished_first_to_second_over_90"),
)
ENDED = date(2025, 3, 31)


def years() -> list[dict[str, str]]:
    with (HERE / "england.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def nation(year: dict[str, int]) -> ibis.expr.types.Table:
    """As many finished courses as there were, with the flags that were counted. Which course has
    which of them together is not published, and no rate depends on it."""
    finished = year["finished"]
    place = np.arange(finished)
    case = (place >= year["not_at_caseness"]) & (
        place < year["not_at_caseness"] + year["at_caseness"]
    )
    since_case = place - year["not_at_caseness"]
    other = finished - 1 - place
    improved, worse = year["reliable_improvement"], year["reliable_deterioration"]
    better = (since_case >= 0) & (since_case < improved)
    days = np.select(
        [place < year["within_6_weeks"], place < year["within_18_weeks"]], [42, 126], 127
    )
    columns: dict[str, Any] = {
        "discharged": np.full(finished, ENDED, "datetime64[D]"),
        "finished": np.ones(finished, bool),
        "caseness": case,
        "not_caseness": place < year["not_at_caseness"],
        "recovery": case & (since_case < year["recovery"]),
        "reliable_recovery": case & (since_case < year["reliable_recovery"]),
        "reliable_improvement": better,
        "reliable_deterioration": other < worse,
        "no_change": (other >= worse) & (other < worse + year["no_change"]),
        "days_to_first": days,
        "days_first_to_second": np.where(place < year["over_90"], 91, 90),
    }
    return ibis.memtable(pa.table(columns))


def test_the_published_years_come_out_of_the_engine() -> None:
    for row in years():
        counts = {name: int(value) for name, value in row.items() if value.isdigit()}
        question = Question(ENDED, ENDED, only=SHARES)
        found = {each.indicator: each for each in figures({"pathways": nation(counts)}, question)}
        assert len(found) == len(SHARES)
        for name in ("recovery", "reliable_recovery", "reliable_improvement"):
            figure = found[name]
            assert figure.count == counts[name], (row["year"], name)
            assert figure.value is not None
            assert rounded(figure.value) == Decimal(row[f"{name}_pc"]), (row["year"], name)
        without = counts["finished"] - counts["not_at_caseness"]
        assert found["recovery"].of == found["reliable_recovery"].of == without
        assert found["reliable_improvement"].of == counts["finished"]
        if row["year"] == "2024-25":  # worked out from its counts by hand
            told = {name: rounded(each.value) for name, each in found.items() if each.value}
            assert told["within_6_weeks"] == Decimal("91.6")
            assert told["within_18_weeks"] == Decimal("98.7")
            assert told["finished_first_to_second_over_90"] == Decimal("23.7")


# Counts and percentages as NHS England's monthly publications word them.
OFFICIAL = [
    ("June 2020, recovery", 27_884, 57_060 - 3_200, "51.8"),
    ("June 2020, reliable improvement", 39_417, 57_060, "69.1"),
    ("December 2020, recovery", 23_291, 48_111 - 2_957, "51.6"),
    ("April 2025, reliable recovery", 26_457, 54_672, "48.4"),
]


def share(count: int, of: int) -> Decimal:
    value = Figure.of_sums("x", (), {"count": count, "of": of}).value
    assert value is not None
    return rounded(value)


@pytest.mark.parametrize(("what", "count", "of", "published"), OFFICIAL)
def test_the_official_arithmetic(what: str, count: int, of: int, published: str) -> None:
    assert share(count, of) == Decimal(published)


def test_the_wrong_denominator_would_be_seen() -> None:
    """2020-21 is the year that tells: 48.7 among all but those not at caseness, 48.9 among those
    at caseness."""
    year = next(row for row in years() if row["year"] == "2020-21")
    recovered, case = int(year["reliable_recovery"]), int(year["at_caseness"])
    assert share(recovered, case) == Decimal("48.9") != Decimal(year["reliable_recovery_pc"])


Group = dict[tuple[str, str], str]
BULK = {
    "england_annual.csv": (
        "finished_course_treatment",
        "not_at_caseness",
        {"recovery": True, "reliable_recovery": True, "improvement": False}
        | {"deterioration": False, "no_reliable_change": False},
        3_935,
    ),
    "england_therapy_annual.csv": (
        "courses_of_therapy",
        "not_caseness",
        {"ther_recovery": True, "ther_rel_recovery": True, "ther_improvement": False}
        | {"ther_deterioration": False, "ther_no_change": False},
        5_431,
    ),
}


def groups(path: Path) -> Iterator[Group]:
    found: dict[tuple[str, ...], Group] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = tuple(row[name] for name in list(row)[:4])
            if not row.get("measure_time"):
                found[key][row["measure_name"], row["measure_statistic"]] = row["value"]
    yield from found.values()


def whole(text: str | None) -> int | None:
    """A count; None where it is suppressed or not published."""
    return int(Decimal(text)) if text and text not in ("*", "NULL") else None


@pytest.mark.parametrize("name", BULK)
def test_every_published_row_of_england(name: str) -> None:
    if not (BESIDE / name).exists():
        pytest.skip("the published rows are not beside this repository")
    finished, not_case, rates, expected = BULK[name]
    agreed = 0
    for group in groups(BESIDE / name):
        of, without = whole(group.get((finished, "count"))), whole(group.get((not_case, "count")))
        for rate, leaves_out in rates.items():
            published = group.get((rate, "percentage"))
            count = whole(group.get((rate, "count")))
            among = None if of is None else of - (without or 0 if leaves_out else 0)
            if published in (None, "", "*", "NULL"):
                assert not among or count is None, group  # nothing to divide by, or suppressed
                continue
            assert among is not None and count is not None
            assert share(count, among) == Decimal(published), (rate, group)
            agreed += 1
    assert agreed == expected
