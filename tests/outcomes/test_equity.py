"""Equity: small groups are hidden and cannot be reckoned; who did not say is told; nothing else."""

from decimal import Decimal

from sixteen.outcomes import equity
from sixteen.outcomes.counting import Question
from sixteen.outcomes.equity import A_QUESTION, ALL_SAID, GROUPS
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.report import Report, lines_of
from sixteen.outcomes.sharing import shared_together
from tests.outcomes.test_sharing import ASKED


def told(groups: dict[str, tuple[int, int, int]]) -> Report:
    """groups: who finished of how many ended, and how many of them recovered reliably."""
    found = [
        figure
        for group, (finished, ended, recovered) in groups.items()
        for figure in (
            Figure("finished_course", (group,), finished, ended),
            Figure("reliable_recovery", (group,), recovered, finished, value=Decimal(1)),
        )
    ]
    question = Question(ASKED.since, ASKED.until, ("age_band",), GROUPS)
    return Report(question, lines_of(shared_together(found)[0], question, shared=True), True)


def test_a_small_group_is_hidden_and_the_gap_stands_beside_the_rates() -> None:
    groups = {"18 to 25": (12, 20, 6), "26 to 64": (60, 80, 30), "65 to 74": (20, 26, 10)}
    page = equity.equity([told(groups | {"Not known": (11, 14, 5)})])
    assert A_QUESTION in page and "<svg" in page and "<h3>Age</h3>" in page
    assert "Not asked, or not said: about 15 of 140 whose course ended (11 %)." in page
    # Last of all stands who did not say; intervals and counts stand in the table.
    heads = [each.split("<")[0] for each in page.split('<th scope="row">')[1:]]
    assert heads == ["18 to 25", "26 to 64", "65 to 74", "Not asked, or not said"]
    assert "30 of 60" in page and "unrounded" in page
    # Three people of 75 and over: with them the next smallest is hidden.
    few = equity.equity([told(groups | {"75 to 89": (3, 3, 2)})])
    row = few.split('<th scope="row">75 to 89')[1].split("</tr>")[0]
    assert row.count("hidden") == 2 and not any(each.isdigit() for each in row)
    young = few.split('<th scope="row">18 to 25')[1].split("</tr>")[0]
    assert "hidden" in young and "of 20" not in young
    assert ALL_SAID in few
    # How many did not say is hidden like everything else.
    assert "Not asked, or not said: hidden of those" in equity.equity(
        [told(groups | {"Not known": (2, 2, 0)})]
    )
