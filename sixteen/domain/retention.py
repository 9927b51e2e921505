"""How long a record is kept, by the service's own rules, and until when that is.

A rule counts whole months from the last contact. It has a day since which it is in force, so that a
page can say by which rule a record went.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# What a record is kept as: somebody who only asked, somebody who had a course, somebody who died.
ENQUIRY, COURSE, DIED = "enquiry", "course", "died"
KINDS = {
    ENQUIRY: "asked, and had no course",
    COURSE: "had a course here",
    DIED: "has died",
}
NOTICE_DAYS = 90


class RuleProblem(ValueError):
    """The rule cannot be read."""


@dataclass(frozen=True)
class Rule:
    kind: str
    months: int
    since: date | None

    @property
    def words(self) -> str:
        """ "20 years after the last contact", "10 years after they died"."""
        years, months = divmod(self.months, 12)
        span = (
            f"{years} year{'s' if years != 1 else ''}"
            if not months
            else f"{self.months} month{'s' if self.months != 1 else ''}"
        )
        return f"{span} after {'they died' if self.kind == DIED else 'the last contact'}"


def read_rule(kind: str, text: str, *, since: date | None = None) -> Rule:
    """A rule from words like "20 years" or "6 months"."""
    found = re.fullmatch(r"(\d{1,3}) (month|year)s?", text.strip())
    months = int(found[1]) * (12 if found[2] == "year" else 1) if found else 0
    if not 1 <= months <= 1200:
        raise RuleProblem(f"“{text}” has to be a time like 6 months or 20 years.")
    return Rule(kind, months, since)


def kept_until(rule: Rule, last_contact: date) -> date:
    """The last day on which the record is kept."""
    months = last_contact.year * 12 + last_contact.month - 1 + rule.months
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(last_contact.day, monthrange(year, month + 1)[1]))


def is_due(until: date, today: date) -> bool:
    return until < today


def is_soon(until: date, today: date) -> bool:
    """Within the notice that somebody has to say that it should stay."""
    return until.toordinal() - today.toordinal() <= NOTICE_DAYS
