"""What has to be known beside a figure goes with it in every form."""

import html
from dataclasses import replace
from decimal import Decimal

from sixteen.outcomes.board import as_html
from sixteen.outcomes.counting import Question
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.printing import LAST_TIMES, as_csv, as_json, as_table, notes
from sixteen.outcomes.report import Report, lines_of
from sixteen.outcomes.thresholds import ANXIETY, SPECIFIC
from tests.outcomes.test_sharing import ASKED


def report(code: str, **more: object) -> Report:
    question = Question(ASKED.since, ASKED.until, only=(code,))
    lines = lines_of([Figure(code, (), 10, 20, value=Decimal(50))], question, shared=False)
    return replace(Report(question, lines, False), **more)


def test_thresholds_that_were_not_checked_are_named_in_every_form() -> None:
    for each in SPECIFIC:
        made = report("reliable_recovery", measures=(each.code,))
        assert each.warning and each.range.name in each.warning
        for write in (as_table, as_csv, as_json, as_html):
            assert each.warning in html.unescape(write(made)), (each.code, write)
    assert not notes(report("reliable_recovery", measures=("gad7",)))
    assert {each.code for each in SPECIFIC if each.warning} == {*ANXIETY} - {"gad7"}


def test_attendance_of_our_own_record_says_what_is_not_in_it() -> None:
    ours = report("attended", made_from="sixteen")
    for write in (as_table, as_csv, as_json, as_html):
        assert LAST_TIMES in html.unescape(write(ours)), write
    assert not notes(report("attended", made_from="nhs data set"))
    assert not notes(report("recovery", made_from="sixteen"))
