"""How it was, beside the figures: what people said of the service, as it may leave it.

Of the twelve whole months before this one, whatever period the figures are of: two periods that
overlap could be taken from one another, and a month that runs would show each answer come in.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import escape

from sixteen.domain.experience import ASSESSMENT, FORMS, TREATMENT
from sixteen.outcomes.disclosure import Sum
from sixteen.outcomes.narrowing import told
from sixteen.outcomes.printing import HIDDEN
from sixteen.questionnaires.experience import said

TITLES = {ASSESSMENT: "After the first talk", TREATMENT: "At the end"}
NO_ANSWER = "No answer"


@dataclass(frozen=True)
class Question:
    """counts: how often each answer was given, rounded, or None where that is hidden."""

    title: str
    text: str
    counts: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class Experience:
    """From first on, before the first day of this month."""

    first: date
    before: date
    questions: tuple[Question, ...]


def experience_before(today: date) -> Experience:
    this_month = today.replace(day=1)
    first = date(this_month.year - 1, this_month.month, 1)
    found = [each for kind in TITLES for each in _of(kind, said(kind, first, this_month))]
    return Experience(first, this_month, tuple(found))


def _of(kind: str, given: list[dict[str, str]]) -> list[Question]:
    """Whoever gave no answer to a question is counted among its answers: they add up to all."""
    cells: dict[tuple[str, str], int] = {("", ""): len(given)}
    sums = []
    for asked in FORMS[kind]:
        counted = Counter(row.get(asked.code, "") for row in given)
        keys = [(asked.code, value) for value, _ in (*asked.answers, ("", NO_ANSWER))]
        cells |= {key: counted[key[1]] for key in keys}
        sums.append(Sum(("", ""), tuple(keys)))
    may = told(cells, sums)
    return [
        Question(
            TITLES[kind],
            asked.text,
            tuple(
                (label, may[asked.code, value])
                for value, label in (*asked.answers, ("", NO_ANSWER))
            ),
        )
        for asked in FORMS[kind]
        if any(may[asked.code, value] is not None for value, _ in asked.answers)
    ]


def as_html(found: Experience) -> str:
    """For the page and the files; counts are rounded in both."""
    when = f"From {found.first:%B %Y} to the month before {found.before:%B %Y}"
    words = (
        f"{when}, whatever period the figures are of. Nobody is named, and answers are kept apart "
        "from who gave them. Numbers under 5 are hidden and others rounded to 5. Who answers may "
        "be happier, or unhappier, than who does not."
    )
    tables = "".join(_table(each) for each in found.questions)
    return f"<p>{escape(words)}</p>{tables or '<p>Too few people have said something.</p>'}"


def _table(each: Question) -> str:
    name = escape(f"{each.title}: {each.text}")
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        f"<td>{HIDDEN if count is None else count}</td></tr>"
        for label, count in each.counts
    )
    return (
        f'<div class="table-scroll report" tabindex="0" role="region" aria-label="{name}"><table>'
        f'<caption>{name}</caption><thead><tr><th scope="col">Answer</th>'
        f'<th scope="col">How many</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
