"""Today: who comes, what waits, and what is not written up yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import queries as care
from sixteen.domain.slots import instant
from sixteen.intake import queries as intake
from sixteen.people.access import permitted
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.questionnaires import queries as questionnaires
from sixteen.scheduling import queries as scheduling
from sixteen.workspace.naming import names_of

SATURDAY = 5


@dataclass(frozen=True)
class Meeting:
    """One appointment. session is None for a consultation. asked and answered count measures."""

    appointment: Any
    name: str
    session: Any
    enquiry: Any
    asked: int
    answered: int

    @property
    def questionnaires(self) -> str:
        if not self.asked:
            return "none asked"
        if self.answered == self.asked:
            return "all in"
        return f"{self.answered} of {self.asked} in" if self.answered else "not yet"


@permitted(Permission.CASELOAD)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    day = now.astimezone(ZoneInfo(settings.ZONE)).date()
    then = next_working_day(day)
    waiting = intake.consultations_to_record(request.user, at=now)
    places = intake.suitable_without_course(request.user)
    alerts = care.open_alerts_of(request.user)
    drafts = care.unsigned_sessions(request.user, at=now)
    people = [row.client for row in (*waiting, *places, *alerts)]
    people += [session.course.client for session in drafts]
    names = names_of(people)
    context = {
        "days": [(day, _meetings(request.user, day)), (then, _meetings(request.user, then))],
        "consultations": [(enquiry, names[enquiry.client_id]) for enquiry in waiting],
        "to_start": [(enquiry, names[enquiry.client_id]) for enquiry in places],
        "alerts": [(alert, names[alert.client_id], alert.look_by < now) for alert in alerts],
        "unsigned": [(session, names[session.course.client_id]) for session in drafts],
    }
    return render(request, "workspace/today.html", context)


def next_working_day(day: date) -> date:
    """The next Monday to Friday after this one."""
    day += timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def _meetings(account: Account, day: date) -> list[Meeting]:
    start, end = _bounds(day)
    found = scheduling.appointments_between(start, end, therapist=account)
    appointments = list(found.select_related("session__course", "enquiry__self_referral"))
    names = names_of(appointment.client for appointment in appointments)
    sessions = [a.session for a in appointments if hasattr(a, "session")]
    asked = questionnaires.requests_of_sessions(sessions)
    return [
        _meeting(appointment, names[appointment.client_id], asked) for appointment in appointments
    ]


def _meeting(appointment: Any, name: str, asked: dict[Any, Iterable[Any]]) -> Meeting:
    session = getattr(appointment, "session", None)
    enquiry = getattr(appointment, "enquiry", None)
    requests = list(asked.get(session.pk, [])) if session else []
    answered = sum(request.state == "answered" for request in requests)
    return Meeting(appointment, name, session, enquiry, len(requests), answered)


def _bounds(day: date) -> tuple[datetime, datetime]:
    midnight = time(0)
    return (
        instant(day, midnight, settings.ZONE),
        instant(day + timedelta(days=1), midnight, settings.ZONE),
    )
