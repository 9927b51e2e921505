"""What belongs on the agenda of supervision, and why.

Nobody is left out because nobody thought of them: every course is talked about at least every 28
days, as NHS Talking Therapies has it for CBT, every two to four weeks (University of East Anglia in
docs/explanation/sources.md). Before that, a course comes up when something asks for it. Each line
says why it is there, and is gone when the reason is: it is never a judgement of the therapist.

- an alert: from when it was raised until the first talk after it was closed.
- reliably worse: the latest total against the first, by progress.py, as long as it is so.
- agreed last time, until somebody says that it is done.
- what the therapist asks.
- a suggestion of the protocol that was put aside since the last talk.
- due: 28 days since the last talk, or since the course began.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.definition import Number
from sixteen.domain.progress import change_words, reliable_deterioration

EVERY = timedelta(days=28)


class Why(StrEnum):
    """In the order in which they are talked about."""

    ALERT = "alert"
    WORSE = "reliably worse"
    AGREED = "agreed last time"
    QUESTION = "a question"
    PUT_ASIDE = "put aside"
    DUE = "due"


BECAUSE = {
    Why.ALERT: "Every alert comes here, until it was talked about after it was closed.",
    Why.WORSE: "The latest total is reliably worse than the first, by the published arithmetic.",
    Why.AGREED: "It was agreed in a meeting, and is not done yet.",
    Why.QUESTION: "The therapist asks.",
    Why.PUT_ASIDE: "A suggestion was put aside since the last talk.",
    Why.DUE: "Everybody is talked about at least every 28 days.",
}


@dataclass(frozen=True)
class Case:
    """What is known of one course. talked: when it was last talked about in supervision.

    alerts: when each was raised, and closed if it was. totals: first and latest by measure code.
    agreed: (when, words) of what is not done. put_aside: (when, title, reason).
    """

    began: datetime
    talked: datetime | None = None
    alerts: Sequence[tuple[datetime, datetime | None]] = ()
    totals: Mapping[str, tuple[Number, Number]] = field(default_factory=dict)
    agreed: Sequence[tuple[datetime, str]] = ()
    question: str = ""
    put_aside: Sequence[tuple[datetime, str, str]] = ()

    @property
    def due_at(self) -> datetime:
        """By when it is talked about again, even if nothing asks for it."""
        return (self.talked or self.began) + EVERY

    def is_new(self, when: datetime) -> bool:
        """Whether this came after the last talk."""
        return self.talked is None or when > self.talked


@dataclass(frozen=True)
class Item:
    """One line. since: the day that the words speak of, if any; a page writes it as its own."""

    why: Why
    words: str
    since: datetime | None = None

    @property
    def because(self) -> str:
        return BECAUSE[self.why]


def agenda_of(case: Case, *, at: datetime) -> list[Item]:
    """The lines of one course, in the order of `Why`. Empty: nothing asks for time now."""
    items = [
        *_alerts(case),
        *_worse(case),
        *(Item(Why.AGREED, words, when) for when, words in case.agreed),
        *([Item(Why.QUESTION, case.question)] if case.question else []),
        *(
            Item(Why.PUT_ASIDE, f"{title}: {reason}", when)
            for when, title, reason in case.put_aside
            if case.is_new(when)
        ),
    ]
    if case.due_at <= at:
        words = "Last talked about" if case.talked else "Not talked about yet. The course began"
        items.append(Item(Why.DUE, words, case.talked or case.began))
    return items


def place(items: Sequence[Item], case: Case) -> tuple[int, datetime]:
    """Where a course stands among others: by its first reason, then by when it is due."""
    order = list(Why)
    return (order.index(items[0].why) if items else len(order), case.due_at)


def _alerts(case: Case) -> list[Item]:
    items = []
    for raised, closed in sorted(case.alerts, key=lambda each: each[0]):
        if closed is None:
            items.append(Item(Why.ALERT, "An alert is open, raised", raised))
        elif case.is_new(closed):
            items.append(Item(Why.ALERT, "An alert was closed", closed))
    return items


def _worse(case: Case) -> list[Item]:
    return [
        Item(Why.WORSE, f"{measure.name} {change_words(measure, *case.totals[code])}.")
        for code, measure in MEASURES.items()
        if code in case.totals
        and measure.reliable_change is not None
        and reliable_deterioration(measure, *case.totals[code])
    ]
