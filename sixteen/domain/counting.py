"""Session n of 16: what counts as one, what uses one up, and when a course ends.

What both agreed decides (`Rule`); a service sets what is usual. Whatever was agreed:

- a session that took place uses up one, also where the client came late;
- one that the therapist or the service cancels never does.

What is left open is a session that the client misses without a word, or cancels. How much notice
they gave is counted from when they told us to when it begins. No public source sets any of this;
one says that breaks and cancelled sessions are talked about at the start (Tees, Esk and Wear
Valleys in docs/explanation/sources.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from sixteen.domain.slots import in_utc
from sixteen.domain.tongue import gettext as _
from sixteen.domain.tongue import ngettext

# A session that used up none stands beside the count: its number is above this, and nobody says it.
BESIDE = 100


def counted_number(number: int) -> int | None:
    """The number, where it may be said."""
    return number if number < BESIDE else None


def session_called(number: int) -> str:
    """How staff call it."""
    return f"session {number}" if number < BESIDE else "a session that is not counted"


class Became(StrEnum):
    """What became of a session."""

    ATTENDED = "attended"
    LATE = "late"  # they came after it had begun; it took place all the same
    MISSED = "missed"  # they did not come, and had not told us
    CANCELLED = "cancelled"


class CancelledBy(StrEnum):
    CLIENT = "client"
    THERAPIST = "therapist"
    SERVICE = "service"


@dataclass(frozen=True)
class Rule:
    """Whether each of these uses up a session.

    missed: the client does not come and has not told us. late_notice: they cancel later than
    notice_hours before it begins. in_time: they cancel earlier than that. Exactly notice_hours
    before is in time.
    """

    missed: bool = True
    late_notice: bool = True
    in_time: bool = False
    notice_hours: int = 48


@dataclass(frozen=True)
class WhatHappened:
    """One session. notice: how long before it began they told us; None where nobody told.

    Raises ValueError where it was cancelled by nobody, or by somebody and not cancelled.
    """

    became: Became
    cancelled_by: CancelledBy | None = None
    notice: timedelta | None = None

    def __post_init__(self) -> None:
        if (self.became is Became.CANCELLED) != (self.cancelled_by is not None):
            raise ValueError("A session that is cancelled is cancelled by somebody.")


def notice_of(told_at: datetime, starts_at: datetime) -> timedelta:
    """How long before it began they told us; below zero where it had begun."""
    return in_utc(starts_at) - in_utc(told_at)


def uses_up(rule: Rule, happened: WhatHappened) -> bool:
    """Whether this uses up one of the agreed sessions."""
    if happened.became in (Became.ATTENDED, Became.LATE):
        return True
    if happened.became is Became.MISSED:
        return rule.missed
    if happened.cancelled_by is not CancelledBy.CLIENT:
        return False
    return rule.in_time if _in_time(rule, happened.notice) else rule.late_notice


def _in_time(rule: Rule, notice: timedelta | None) -> bool:
    return notice is not None and notice >= timedelta(hours=rule.notice_hours)


def why(rule: Rule, happened: WhatHappened) -> str:
    """The same in words, for a page: "Cancelled by the client, 51 hours before: not counted."."""
    counted = "it uses up a session" if uses_up(rule, happened) else "it does not use up a session"
    if happened.became is Became.ATTENDED:
        return f"Attended: {counted}."
    if happened.became is Became.LATE:
        return f"They came late: {counted}."
    if happened.became is Became.MISSED:
        return f"Not attended, and nobody told us: {counted}."
    by = f"Cancelled by the {happened.cancelled_by}"
    if happened.cancelled_by is not CancelledBy.CLIENT or happened.notice is None:
        return f"{by}: {counted}."
    return f"{by}, {notice_words(happened.notice)}: {counted}."


def notice_words(notice: timedelta) -> str:
    """ "3 days before", "51 hours before", "20 minutes before", "after it had begun"."""
    minutes = notice // timedelta(minutes=1)
    if minutes < 0:
        return "after it had begun"
    if minutes < 120:
        return f"{minutes} minute{'' if minutes == 1 else 's'} before"
    hours = minutes // 60
    return f"{hours} hours before" if hours < 72 else f"{hours // 24} days before"


def rule_words(rule: Rule) -> tuple[list[str], list[str]]:
    """What uses up a session and what does not, in words that the client reads too."""
    yes, no = [_("A session that you come to, also when you come late.")], list[str]()
    (yes if rule.missed else no).append(_("A session that you miss without telling us."))
    if rule.notice_hours == 0:
        (yes if rule.in_time else no).append(_("A session that you cancel before it begins."))
    else:
        late = ngettext(
            "A session that you cancel less than %(hours)s hour before it begins.",
            "A session that you cancel less than %(hours)s hours before it begins.",
            rule.notice_hours,
        )
        early = ngettext(
            "A session that you cancel %(hours)s hour before it begins, or earlier.",
            "A session that you cancel %(hours)s hours before it begins, or earlier.",
            rule.notice_hours,
        )
        (yes if rule.late_notice else no).append(late % {"hours": rule.notice_hours})
        (yes if rule.in_time else no).append(early % {"hours": rule.notice_hours})
    no.append(_("A session that your therapist or the service cancels."))
    return yes, no


@dataclass(frozen=True)
class Break:
    """Weeks without a session: after one day, until another on which sessions go on."""

    after: date
    until: date
    weeks: int


def breaks(days: Sequence[date], *, interval_days: int = 7) -> list[Break]:
    """Where at least one week falls out between two sessions.

    A session that moved by three days or fewer makes no break.
    """
    in_order = sorted(days)
    found = []
    for after, until in pairwise(in_order):
        weeks = round((until - after).days / interval_days) - 1
        if weeks >= 1:
            found.append(Break(after, until, weeks))
    return found
