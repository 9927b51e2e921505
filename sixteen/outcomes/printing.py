"""A report as text for a terminal, as CSV and as JSON. HTML is in board.py."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.figure import Figure, rounded
from sixteen.outcomes.report import Line, Report
from sixteen.outcomes.schema import OWN
from sixteen.outcomes.thresholds import ANXIETY
from sixteen.outcomes.uncertainty import NOT_EFFECTS, Interval

HIDDEN = "hidden"
ROUNDED = (
    "Counts under 5, and of under 5 people, are hidden and others rounded to 5, so that this may "
    "leave the service. Rates are of the rounded counts: what each can be is said with it, and the "
    "intervals allow for it. Means are told from 10 people on."
)
LAST_TIMES = (
    "Attendance is of the last time of each session: one that was moved, or cancelled and booked "
    "again, counts once, as it ended, so attendance looks better than it was."
)
OF_ATTENDANCE = frozenset(
    ("attended", "did_not_come", "cancelled_by_the_person", "cancelled_by_the_service")
)
EXACT = "Exact counts, for inside the service: not for passing on. What leaves it is rounded."


def elsewhere_words(courses: int) -> str:
    """What is in no figure, as it began elsewhere; "" where there is nothing of it."""
    if not courses:
        return ""
    came = "1 course that came in" if courses == 1 else f"{courses} courses that came in"
    return f"{came} after some sessions elsewhere: in no figure, as the first scores are not here."


def value_words(figure: Figure, *, shared: bool = False) -> str:
    """shared: rates of rounded counts are whole numbers, as the published ones of providers are."""
    if figure.value is not None:
        share = figure.of is not None
        return f"{rounded(figure.value, 0 if shared and share else 1)}{' %' if share else ''}"
    if figure.of is None and figure.n is None:
        return HIDDEN if figure.count is None else f"{figure.count:,}"
    return "nobody" if 0 in (figure.of, figure.n) else HIDDEN


def among_words(line: Line) -> str:
    figure = line.figure
    if figure.of is not None:
        counted = HIDDEN if figure.count is None else f"{figure.count:,}"
        return f"{counted} of {figure.of:,}{_exact(line.exact)}"
    return f"of {figure.n:,}" if figure.n is not None else ""


def _exact(between: Interval | None) -> str:
    """Between what the rate of rounded counts lies."""
    return f" ({between.low:.0f} to {between.high:.0f} % unrounded)" if between else ""


def interval_words(line: Line) -> str:
    if line.interval is None:
        return ""
    return f"{line.interval.low:.1f} to {line.interval.high:.1f}"


def about(report: Report) -> list[str]:
    question = report.question
    whose = report.service or "the extract"
    unknown = [f"Not known from it: {', '.join(report.unknown)}."] if report.unknown else []
    made_up = ["Simulated: nobody here is real."] if report.made_from == "simulation" else []
    return [
        f"Outcomes of {whose}, {question.since} to {question.until}.",
        *made_up,
        ROUNDED if report.shared else EXACT,
        *unknown,
        *notes(report),
        "Intervals are 95 % (Wilson for shares). " + NOT_EFFECTS,
    ]


def notes(report: Report) -> list[str]:
    """What has to be known beside the figures of this report, in whatever form it goes."""
    found = [ANXIETY[code].warning for code in report.measures if ANXIETY[code].warning]
    told = {line.figure.indicator for line in report.lines}
    if report.made_from == OWN and told & OF_ATTENDANCE:
        found.append(LAST_TIMES)
    return found


def as_table(report: Report) -> str:
    head = [*report.question.by, "indicator", "figure", "counts", "95 % interval"]
    rows = [
        [
            *line.group,
            line.name,
            value_words(line.figure, shared=report.shared),
            among_words(line),
            interval_words(line),
        ]
        for line in report.lines
    ]
    return "\n".join([*about(report), "", *_columns([head, *rows])]) + "\n"


def _columns(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


COUNTS = {True: "rounded to 5, under 5 hidden", False: "exact"}


# The source of a figure has a column of its own.
COLUMNS = {"source": "referral_source"}


def columns(report: Report) -> list[str]:
    """What the columns of groups are called."""
    return [COLUMNS.get(field, field) for field in report.question.by]


def facts(report: Report, line: Line) -> dict[str, object]:
    figure, places = line.figure, _places(report, line)
    exact = line.exact
    return {
        **dict(zip(columns(report), line.group, strict=True)),
        "indicator": figure.indicator,
        "name": line.name,
        "count": figure.count,
        "of": figure.of,
        "n": figure.n,
        "value": None if figure.value is None else str(rounded(figure.value, places)),
        "sd": None if figure.sd is None else str(rounded(figure.sd, places)),
        "low": None if line.interval is None else f"{line.interval.low:.{places or 1}f}",
        "high": None if line.interval is None else f"{line.interval.high:.{places or 1}f}",
        "unrounded_low": None if exact is None else f"{exact.low:.1f}",
        "unrounded_high": None if exact is None else f"{exact.high:.1f}",
        "source": INDICATORS[figure.indicator].source,
    }


def _places(report: Report, line: Line) -> int:
    """Decimals: of a mean that leaves one, for an exact one tells of how many it is."""
    if not report.shared:
        return 4
    return 0 if line.figure.of is not None else 1


def whose(report: Report) -> dict[str, object]:
    """What a row of figures has to say of itself when the rest of the file is not there."""
    return {
        "service": report.service,
        "made_from": report.made_from,
        "since": str(report.question.since),
        "until": str(report.question.until),
        "counts": COUNTS[report.shared],
        "notes": " ".join(notes(report)),
    }


def as_csv(report: Report, *more: Report) -> str:
    """more: reports whose figures come after these; a field that one is not by stays empty."""
    rows = [{**facts(each, line), **whose(each)} for each in (report, *more) for line in each.lines]
    figures = (
        *("indicator", "name", "count", "of", "n", "value", "sd", "low", "high"),
        *("unrounded_low", "unrounded_high", "source"),
    )
    out = io.StringIO()
    by = dict.fromkeys(name for each in (report, *more) for name in columns(each))
    write = csv.DictWriter(out, [*by, *figures, *whose(report)], lineterminator="\n")
    write.writeheader()
    write.writerows(rows)
    return out.getvalue()


def as_json(report: Report) -> str:
    return (
        json.dumps(
            {
                **whose(report),
                "by": report.question.by,
                "about": about(report),
                "figures": [facts(report, line) for line in report.lines],
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )
