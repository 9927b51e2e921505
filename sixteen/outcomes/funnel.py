"""A funnel plot with its table: sites or months of one service beside what chance alone does.

Never of therapists. The limits are drawn round the service's own rate, so it asks whether its parts
differ from one another, and not whether it is better than somebody else.
"""

from collections.abc import Mapping, Sequence
from html import escape

from sixteen.outcomes.catalogue import COMPLETENESS, INDICATORS
from sixteen.outcomes.charts import FunnelPoint, funnel_chart
from sixteen.outcomes.field_names import FOR_SUPERVISION
from sixteen.outcomes.printing import among_words, value_words
from sixteen.outcomes.report import Line, Report, by_indicator, completeness
from sixteen.outcomes.uncertainty import Z998, funnel

# Below this the limits, which are those of a normal distribution, are not to be believed.
FEWEST_DRAWN = 10
# How complete the scores of each part are, by its name.
Complete = Mapping[tuple[str, ...], str]
PARTS = {"provider": "site", "month": "month"}
NOT_SHOWN = (
    "The broken lines are where a {part} of that size would lie 95 times in a hundred, and the "
    "dotted ones 99.8, by chance alone, if every {part} had this service’s own rate. One in twenty "
    "lies outside the broken lines by chance. The plot does not show why one does, nor whom a "
    "{part} saw: the lines make no allowance for that. A {part} whose rate is of fewer than "
    "{fewest} courses is not drawn."
)


def funnels(report: Report) -> str:
    """One plot and table for each share of a report by site or by month."""
    (field,) = report.question.by
    assert field not in FOR_SUPERVISION
    part = PARTS[field]
    complete = {group: value_words(each) for group, each in completeness(report).items()}
    found = [
        _one(lines, code, part, complete)
        for code, lines in by_indicator(report.lines)
        if code != COMPLETENESS
    ]
    if not found:
        return "<p>Nobody’s course ended in this time.</p>"
    words = escape(NOT_SHOWN.format(part=part, fewest=FEWEST_DRAWN))
    return f"<p>{words}</p>{''.join(found)}"


def own_rate(lines: Sequence[Line]) -> float | None:
    """Of all parts together, in per cent."""
    of = sum(line.figure.of or 0 for line in lines)
    return 100 * sum(line.figure.count or 0 for line in lines) / of if of else None


def points(lines: Sequence[Line]) -> list[FunnelPoint]:
    """The parts that are large enough to be drawn."""
    return [
        FunnelPoint(line.group[0], line.figure.of, float(line.figure.value))
        for line in lines
        if line.figure.value is not None and (line.figure.of or 0) >= FEWEST_DRAWN
    ]


def _one(lines: Sequence[Line], code: str, part: str, complete: Complete) -> str:
    name, rate, drawn = INDICATORS[code].name, own_rate(lines), points(lines)
    if rate is None or len(drawn) < 2:
        plot = f"<p>{escape(name)}: not drawn, as fewer than two {part}s are large enough.</p>"
    else:
        words = f"{name} by {part}, {rate:.1f} % in all, with what chance alone does."
        plot = (
            f'<figure role="img" aria-label="{escape(words)} The table has the figures.">'
            f"{funnel_chart(drawn, rate)}"
            f'<figcaption class="small">{escape(words)}</figcaption></figure>'
        )
    return plot + _table(lines, name, part, rate, complete)


def _table(
    lines: Sequence[Line], name: str, part: str, rate: float | None, complete: Complete
) -> str:
    said = f"{name} by {part}"
    head = ("", "Here", "Counts", "By chance, 95 in 100", "By chance, 99.8 in 100", "Complete")
    heads = "".join(f'<th scope="col">{each}</th>' for each in head)
    rows = "".join(
        f'<tr><th scope="row">{escape(line.group[0])}</th>'
        + "".join(
            f"<td>{escape(cell)}</td>"
            for cell in (*_cells(line, rate), complete.get(line.group, ""))
        )
        + "</tr>"
        for line in lines
    )
    return (
        f'<div class="table-scroll report" tabindex="0" role="region" aria-label="{escape(said)}">'
        f"<table><caption>{escape(said)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cells(line: Line, rate: float | None) -> tuple[str, ...]:
    of = line.figure.of or 0
    first = (value_words(line.figure), among_words(line))
    if rate is None or of < FEWEST_DRAWN:
        return (*first, "too few", "too few")
    limits = (funnel(rate, of), funnel(rate, of, Z998))
    return (*first, *(f"{each.low:.1f} to {each.high:.1f}" for each in limits))
