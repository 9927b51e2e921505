"""The page of the service's figures: what it says, to whom, and as which files."""

import csv
import io
from datetime import date
from typing import Any

import pypdf
import pytest
import time_machine
from django.test import Client

from sixteen.audit.models import Entry
from sixteen.outcomes.equity import A_QUESTION, GROUPS
from sixteen.outcomes.fields import NOT_KNOWN
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.own.dashboard import BRANCHES, Branch, tree, with_gaps
from sixteen.people.permissions import Role
from tests.office.house import as_
from tests.outcomes.lived import AT, Lived
from tests.portal.house import account

pytestmark = pytest.mark.django_db


def test_the_lead_reads_the_figures_and_takes_them_along() -> None:
    practice = Lived()
    for _ in range(3):
        practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})  # recovered, reliably
    practice.lived({1: 16}, {1: 12})  # nothing at the end
    practice.lived({1: 16}, {1: 12}, held=1)  # came once
    with time_machine.travel(AT, tick=False):
        lead: Client = as_(account(Role.SERVICE_LEAD, name="Lee"))
        page = lead.get("/office/outcomes/?from=2025-12-01").content.decode()
        exact = lead.get("/office/outcomes/outcomes.csv?from=2025-12-01&exact=yes")
        shared = lead.get("/office/outcomes/outcomes.csv?from=2025-12-01")
        assert lead.get("/office/outcomes/outcomes.exe").status_code == 404
    assert "-exact.csv" in exact["Content-Disposition"]
    assert "exact" not in shared["Content-Disposition"]
    passed_on = list(csv.DictReader(io.StringIO(shared.content.decode())))
    assert not any(row[name] for row in passed_on for name in ("n", "value", "sd"))
    assert {row[name] for row in passed_on for name in ("count", "of")} == {"", "5"}
    assert "exact" not in str(passed_on)
    table = exact.content.decode()
    every = list(csv.DictReader(io.StringIO(table)))
    fields = ("quarter", "age_band", "gender", "ethnicity", "referral_source")
    rows = {row["indicator"]: row for row in every if not any(row[each] for each in fields)}
    assert rows["ended"]["counts"] == "exact" and rows["ended"]["since"] == "2025-12-01"
    assert (rows["reliable_recovery"]["count"], rows["reliable_recovery"]["of"]) == ("3", "4")
    assert (rows["finished_course"]["count"], rows["finished_course"]["of"]) == ("4", "5")
    assert rows["paired_data"]["count"] == "3"
    _groups_are_rounded_in_the_exact_file_too(every)
    for words in (
        A_QUESTION,
        "Too few people have said something.",
        "Not asked, or not said: hidden of those",
        "treated once, and then no more",
        "without: counted as not improved",
        "51 % *",
        "do not say that the course made the difference",
        "47.5 % (2024-25)",
    ):
        assert words in page, words
    assert "<svg" in page and 'style="' not in page.split("<main")[1]
    assert Entry.objects.filter(action="view-outcomes").count() == 3


def _groups_are_rounded_in_the_exact_file_too(every: list[dict[str, str]]) -> None:
    by_age = [row for row in every if row["age_band"]]
    assert {row["indicator"] for row in by_age} == set(GROUPS)
    assert {row["age_band"] for row in by_age} == {NOT_KNOWN}
    told = [row for row in every if row["age_band"] or row["referral_source"]]
    assert {row["counts"] for row in told} == {"rounded to 5, under 5 hidden"}


@pytest.mark.long
def test_the_figures_go_along_as_a_page_of_their_own_and_as_a_pdf() -> None:
    Lived().lived({1: 16, 16: 6}, {1: 12, 16: 5})
    with time_machine.travel(AT, tick=False):
        lead: Client = as_(account(Role.SERVICE_LEAD, name="Lee"))
        whole = lead.get(
            "/office/outcomes/outcomes.html?from=2025-12-01&exact=yes"
        ).content.decode()
        paper = lead.get("/office/outcomes/outcomes.pdf?from=2025-12-01&exact=yes").content
        passed_on = lead.get("/office/outcomes/outcomes.html?from=2025-12-01").content.decode()
    assert "treated once" not in passed_on and "by site" not in passed_on
    assert A_QUESTION in whole and A_QUESTION in passed_on
    assert "1 of 1" in whole and "1 of 1" not in passed_on and "hidden" in passed_on
    assert 'href="http' not in whole and "<script" not in whole and "<svg" in whole
    read = pypdf.PdfReader(io.BytesIO(paper))
    root: Any = read.trailer["/Root"]
    assert b"pdfuaid" in root["/Metadata"].get_data() and root["/MarkInfo"]["/Marked"]
    assert "treated once, and then no more" in " ".join(
        " ".join(page.extract_text() for page in read.pages).split()
    )


def test_a_quarter_in_which_nobody_ended_is_a_gap_and_not_left_out() -> None:
    there = Figure("reliable_recovery", ("20244",), 3, 4)
    found = with_gaps([there], date(2024, 4, 1), date(2025, 4, 30))
    quarters = [each.group[0] for each in found if each.indicator == "reliable_recovery"]
    assert quarters == ["20241", "20242", "20243", "20244", "20251"]
    assert found[3] is there and (found[0].count, found[0].of) == (0, 0)


def test_whoever_ended_stands_in_exactly_one_place_of_the_tree() -> None:
    counts = {
        code: Figure(code, (), count)
        for code, count in {
            "ended": 20,
            "finished_course": 11,
            "paired_data": 8,
            "reliable_improvement": 5,
            "no_change": 2,
            "reliable_deterioration": 1,
            **dict(zip(BRANCHES, (4, 3, 2), strict=True)),
        }.items()
    }

    def adds_up(branch: Branch) -> bool:
        if not branch.below:
            return True
        return branch.count == sum(each.count for each in branch.below) and all(
            map(adds_up, branch.below)
        )

    assert all(map(adds_up, tree(counts)))
