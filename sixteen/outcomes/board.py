"""A report that a board can read: HTML that needs nothing else, the same as page, file and PDF.

Every rate has its interval, the figure of England, the target of the year and the completeness of
the data beside it; every chart has its table; every word that comes from data is escaped.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from sixteen.outcomes.catalogue import INDICATORS, OF_SCORES
from sixteen.outcomes.charts import Point, run_chart
from sixteen.outcomes.equity import equity
from sixteen.outcomes.funnel import funnels
from sixteen.outcomes.printing import about, among_words, interval_words, value_words
from sixteen.outcomes.report import Line, Report, by_indicator, completeness, is_over_time
from sixteen.outcomes.targets import National, beside, latest_published
from sixteen.outcomes.uncertainty import NOT_EFFECTS

if TYPE_CHECKING:
    from sixteen.outcomes.own.dashboard import Board, Branch

STYLE = """
body{font:16px/1.5 Inter,system-ui,sans-serif;color:#26302e;max-width:62rem;margin:2rem auto;
padding:0 1rem}
h1,h2{font-family:"Source Serif 4",Georgia,serif;font-weight:500}
table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}
caption{text-align:left;font-weight:600;padding-bottom:.3rem}
th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #dfe5e3;
vertical-align:top}
.table-scroll{overflow-x:auto}
figure{margin:1rem 0;max-width:38rem}
svg{max-width:100%;height:auto}
.small{font-size:.88rem;color:#55605d}
"""
# The address of the list behind a figure, by its indicator and group; "" where there is none.
Opens = Callable[[str, tuple[str, ...]], str]
OTHERS = "#others"
RUN = ("reliable_recovery", "reliable_improvement", "recovery")


def no_lists(code: str, group: tuple[str, ...]) -> str:
    """In what is taken along nothing leads to anybody."""
    return ""


def as_html(report: Report) -> str:
    return document(f"Outcomes of {report.service or 'a service'}", body(report))


def sections(found: "Board", opens: Opens = no_lists) -> dict[str, str]:
    """The parts of the page of a service's own figures, each safe to be put into a page.

    Of the groups nothing opens: what is hidden there could be read from a list.
    """
    return {
        "tree_html": _tree(found.tree, opens),
        "headlines": headline_table(found.headlines, opens),
        "beside": beside_table(found.beside, opens),
        "parts": funnels(found.parts),
        "over_time": _all_groups(found.over_time, opens),
        "equity": equity(found.equity),
        "definitions": definitions(found.headlines, found.beside),
        "not_effects": NOT_EFFECTS,
    }


def _tree(branches: Sequence["Branch"], opens: Opens) -> str:
    items = "".join(
        f"<li><strong>{_linked(f'{each.count:,}', _place(each, opens), each.words)}</strong> "
        f"{escape(each.words)}{_tree(each.below, opens)}</li>"
        for each in branches
    )
    return f'<ul class="tree">{items}</ul>' if items else ""


def _place(branch: "Branch", opens: Opens) -> str:
    place = opens(branch.code, ())
    return place + OTHERS * branch.others if place else ""


def _linked(words: str, place: str, name: str) -> str:
    """The words, as a link to the list of courses behind them where there is one."""
    if not (words and place):
        return escape(words)
    said = f'<span class="visually-hidden">: the courses behind {escape(name)}</span>'
    return f'<a href="{escape(place)}">{escape(words)}{said}</a>'


def _all_groups(report: Report, opens: Opens = no_lists) -> str:
    parts = [_groups(report, code, lines, opens) for code, lines in by_indicator(report.lines)]
    return "".join(parts) or "<p>Nobody’s course ended in this time.</p>"


def document(title: str, main: str) -> str:
    """A whole page of its own: no link to anywhere else, no script."""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>"
        f"<h1>{escape(title)}</h1>{main}</main></body></html>\n"
    )


def body(report: Report) -> str:
    words = "".join(f"<p>{escape(line)}</p>" for line in about(report))
    if report.question.by:
        return words + _all_groups(report) + definitions(report)
    return words + headline_table(report) + definitions(report)


def year_of(report: Report) -> str:
    """The financial year of the last day: whose target counts."""
    until = report.question.until
    year = until.year - (until.month < 4)
    return f"{year}-{(year + 1) % 100:02}"


def headline_table(report: Report, opens: Opens = no_lists) -> str:
    year = year_of(report)
    complete = _complete(report).get((), "")
    rows = "".join(_headline(line, year, complete, report.shared, opens) for line in report.lines)
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("", "Here", "Counts", "95 % interval", "England", f"Target {year}", "Complete")
    )
    return (
        '<div class="table-scroll report" tabindex="0" role="region" aria-label="Figures"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        "</div>"
    )


def beside_table(report: Report, opens: Opens = no_lists) -> str:
    """What has no national figure: aims beside symptoms, and how many answered afterwards."""
    rows = "".join(
        _row(line, f'<a href="#{line.figure.indicator}">{escape(line.name)}</a>', report, opens)
        for line in report.lines
    )
    return _table("Aims beside symptoms, and afterwards", "", rows)


def _headline(line: Line, year: str, complete: str, shared: bool, opens: Opens) -> str:
    figure = line.figure
    england = latest_published(figure.indicator, year)
    target = beside(figure.indicator, year, "target")
    outcome = figure.indicator in OF_SCORES
    value, among = value_words(figure, shared=shared), among_words(line)
    place = opens(figure.indicator, ())
    # A plain count has nothing beside it: it opens its list itself.
    first = [
        _linked(value, "" if among else place, line.name),
        _linked(among, place, line.name),
    ]
    cells = (
        interval_words(line),
        f"{england.per_cent} % ({england.years[0]})" if england else "",
        _target(target),
        complete if outcome else "",
    )
    name = f'<a href="#{figure.indicator}">{escape(line.name)}</a>'
    return f'<tr><th scope="row">{name}</th>' + _td(first) + _cells(cells) + "</tr>"


def _target(target: National | None) -> str:
    if target is None:
        return ""
    words = f"{'at most ' if target.at_most else ''}{target.per_cent} %"
    return f"{words} *" if target.warning else words


def _cells(cells: Sequence[str]) -> str:
    return _td([escape(cell) for cell in cells])


def _td(cells: Sequence[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in cells)


def _complete(report: Report) -> dict[tuple[str, ...], str]:
    found = completeness(report).items()
    return {group: value_words(each, shared=report.shared) for group, each in found}


def _groups(report: Report, code: str, lines: Sequence[Line], opens: Opens) -> str:
    name = escape(INDICATORS[code].name)
    drawn = ""
    if is_over_time(report.question) and len(report.question.by) == 1 and code in RUN:
        drawn = chart(lines, year_of(report))
    rows = "".join(_row(line, escape(", ".join(line.group)), report, opens) for line in lines)
    complete = code in OF_SCORES and bool(_complete(report))
    caption = f'<caption><a href="#{code}">{name}</a></caption>'
    return drawn + _table(name, caption, rows, complete=complete)


def _row(line: Line, name: str, report: Report, opens: Opens) -> str:
    """name: already safe."""
    value = escape(value_words(line.figure, shared=report.shared))
    cells = _td((value, _opened(line, opens), escape(interval_words(line))))
    complete = _complete(report)
    if complete and line.figure.indicator in OF_SCORES:
        cells += _cells([complete.get(line.group, "")])
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _table(name: str, caption: str, rows: str, *, complete: bool = False) -> str:
    """name, caption and rows: already safe. complete: how complete the scores are is a column."""
    columns = ("", "Here", "Counts", "95 % interval", *(["Complete"] if complete else []))
    head = "".join(f'<th scope="col">{each}</th>' for each in columns)
    return (
        f'<div class="table-scroll report" tabindex="0" role="region" aria-label="{name}">'
        f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def chart(lines: Sequence[Line], year: str) -> str:
    """The run chart of one share; the table that follows it has the same figures."""
    points = [
        Point(
            ", ".join(line.group),
            None if line.figure.value is None else float(line.figure.value),
            line.interval,
        )
        for line in lines
    ]
    code = lines[0].figure.indicator
    england = latest_published(code, year)
    svg = run_chart(points, float(england.per_cent) if england else None)
    words = f"{INDICATORS[code].name} over time with 95 % intervals"
    words += f"; the broken line is England, {england.per_cent} %." if england else "."
    return f'<figure role="img" aria-label="{escape(words)} The table has the figures.">{svg}' + (
        f'<figcaption class="small">{escape(words)}</figcaption></figure>'
    )


def _opened(line: Line, opens: Opens) -> str:
    place = opens(line.figure.indicator, line.figure.group)
    return _linked(among_words(line), place, ", ".join((line.name, *line.group)))


def definitions(*reports: Report) -> str:
    """What each figure means, with the sources and warnings of what stands beside it."""
    year = year_of(reports[0])
    found = []
    for code, _ in (each for report in reports for each in by_indicator(report.lines)):
        each = INDICATORS[code]
        kept = [beside(code, year, "target"), latest_published(code, year)]
        notes = "".join(
            f" {kind}: {said.source}.{' * ' + said.warning if said.warning else ''}"
            for kind, said in zip(("Target", "England"), kept, strict=True)
            if said is not None
        )
        found.append(
            f'<dt id="{code}"><strong>{escape(each.name)}</strong></dt>'
            f'<dd class="small">{escape(each.meaning)} Source: {escape(each.source + "." + notes)}'
            "</dd>"
        )
    return f"<h2>What the figures mean</h2><dl>{''.join(found)}</dl>"
