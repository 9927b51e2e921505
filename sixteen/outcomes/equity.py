"""Equity: whom the service reaches, and what came of it, by what the record knows of people.

Only what is recorded is told apart. Whoever was not asked, or did not say, is a group of its own,
and how many they are stands beside the rates: a rate of those who said is not one of everybody.
"""

from collections.abc import Sequence
from html import escape

from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.charts import Point, group_chart
from sixteen.outcomes.disclosure import round_count
from sixteen.outcomes.fields import NOT_KNOWN
from sixteen.outcomes.printing import HIDDEN, among_words, interval_words, value_words
from sixteen.outcomes.report import Line, Report

GROUPS = (
    *("finished_course", "attrition", "paired_data"),
    *("reliable_recovery", "reliable_improvement"),
)
# What this service records of people: what it is called, and what it means that it is empty.
RECORDED = {
    "age_band": ("Age", "Not asked, or not said"),
    "gender": ("Gender", "Not asked, or not said"),
    "ethnicity": ("Ethnic group", "Not asked, or not said"),
    "source": ("Who asked for help", "Not recorded"),
}
A_QUESTION = (
    "A difference between groups is a question to look into, not a finding: groups are small, "
    "differ in more than one thing, and some people did not say."
)
DRAWN = "reliable_recovery"
ALL_SAID = "Known of everybody whose course ended."


def equity(reports: Sequence[Report]) -> str:
    """One report for each of RECORDED."""
    found = [_one(report, *RECORDED[report.question.by[0]]) for report in reports if report.lines]
    if not found:
        return "<p>Nobody’s course ended in this time.</p>"
    return f"<p><strong>{escape(A_QUESTION)}</strong></p>{''.join(found)}"


def _one(report: Report, name: str, not_known: str) -> str:
    groups = list(dict.fromkeys(line.group[0] for line in report.lines))
    groups.sort(key=lambda group: group == NOT_KNOWN)
    words = {group: not_known if group == NOT_KNOWN else group for group in groups}
    lines = {(line.figure.indicator, line.group[0]): line for line in report.lines}
    return (
        f"<h3>{escape(name)}</h3><p>{escape(_gap(report, not_known))}</p>"
        f"{_drawing(name, words, lines)}{_table(name, words, lines, report)}"
    )


def _gap(report: Report, not_known: str) -> str:
    """How much is not recorded, as rounded counts of who ended; a hidden one stays hidden."""
    first = [line for line in report.lines if line.figure.indicator == "finished_course"]
    here = [line.figure.of for line in first if line.group[0] == NOT_KNOWN]
    if not here:
        return ALL_SAID
    told = [line.figure.of for line in first if line.figure.of is not None]
    if here[0] is None or len(told) < len(first):
        return f"{not_known}: {here[0] or HIDDEN} of those whose course ended."
    of = round_count(sum(told))
    return f"{not_known}: about {here[0]} of {of} whose course ended ({100 * here[0] / of:.0f} %)."


def _drawing(name: str, words: dict[str, str], lines: dict[tuple[str, str], Line]) -> str:
    points = [
        Point(said, float(line.figure.value), line.interval)
        for group, said in words.items()
        for line in [lines.get((DRAWN, group))]
        if line and line.figure.value is not None
    ]
    if len(points) < 2:
        return ""
    said = f"{INDICATORS[DRAWN].name} by {name.lower()}, with 95 % intervals."
    return (
        f'<figure role="img" aria-label="{escape(said)} The table has the figures.">'
        f'{group_chart(points)}<figcaption class="small">{escape(said)}</figcaption></figure>'
    )


def _table(
    name: str, words: dict[str, str], lines: dict[tuple[str, str], Line], report: Report
) -> str:
    codes = list(dict.fromkeys(code for code, _ in lines))
    heads = "".join(
        f'<th scope="col"><a href="#{code}">{escape(INDICATORS[code].name)}</a></th>'
        for code in codes
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(said)}</th>'
        + "".join(_cell(lines.get((code, group)), report.shared) for code in codes)
        + "</tr>"
        for group, said in words.items()
    )
    return (
        '<div class="table-scroll report" tabindex="0" role="region" '
        f'aria-label="{escape(name)}"><table><caption>{escape(name)}: share, counts and 95 % '
        f'interval</caption><thead><tr><th scope="col"></th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cell(line: Line | None, shared: bool) -> str:
    if line is None:
        return "<td></td>"
    value = value_words(line.figure, shared=shared)
    beside = [each for each in (among_words(line), interval_words(line)) if each]
    small = "".join(f'<br><span class="small">{escape(each)}</span>' for each in beside)
    return f"<td>{escape(value)}{small}</td>"
