"""The appointments of a therapist's days, with what each needs: in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.domain.slots import instant
from sixteen.people.models import Account
from sixteen.people.names import names_of
from sixteen.questionnaires import queries as questionnaires
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.moves import answers_beside
from sixteen.scheduling import queries as scheduling
from sixteen.workspace.moved import Moved, moved

SATURDAY = 5


@dataclass(frozen=True)
class Meeting:
    """One appointment. session is None for a consultation. requests: what is asked before it."""

    appointment: Any
    name: str
    session: Any
    enquiry: Any
    requests: list[Request] = field(default_factory=list)
    moved: Moved = field(default_factory=Moved)

    @property
    def questionnaires(self) -> str:
        answered = sum(request.state == "answered" for request in self.requests)
        if not self.requests:
            return "none asked"
        if answered == len(self.requests):
            return "all in"
        return f"{answered} of {len(self.requests)} in" if answered else "not yet"


def day_of(now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.ZONE)).date()


def next_working_day(day: date) -> date:
    """The next Monday to Friday after this one."""
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def meetings_on(account: Account, days: Iterable[date]) -> dict[date, list[Meeting]]:
    """What this therapist has on each of these days, in the order of the hours."""
    wanted = list(days)
    start = instant(min(wanted), time(0), settings.ZONE)
    end = instant(max(wanted) + timedelta(days=1), time(0), settings.ZONE)
    found = scheduling.appointments_between(start, end, therapist=account)
    rows = list(found.select_related("session__course", "enquiry__self_referral"))
    rows = [row for row in rows if day_of(row.starts_at) in wanted]
    sessions = [row.session for row in rows if hasattr(row, "session")]
    asked = questionnaires.requests_of_sessions(sessions)
    beside = answers_beside(each for requests in asked.values() for each in requests)
    names = names_of(row.client for row in rows)
    shown: dict[date, list[Meeting]] = {day: [] for day in wanted}
    for row in rows:
        session = getattr(row, "session", None)
        requests = asked.get(session.pk, []) if session else []
        meeting = Meeting(
            appointment=row,
            name=names[row.client_id],
            session=session,
            enquiry=getattr(row, "enquiry", None),
            requests=requests,
            moved=moved(requests, beside),
        )
        shown[day_of(row.starts_at)].append(meeting)
    return shown
