"""What else waits of a therapist who goes away: alerts, notes, questionnaires, next steps."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from sixteen.care import queries as care
from sixteen.care.models import Absence, Alert, CallBack, Course, Session
from sixteen.intake import queries as intake
from sixteen.intake.models import Enquiry
from sixteen.people.models import Account
from sixteen.people.names import names_seen
from sixteen.people.permissions import Permission
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.queries import opening_between


@dataclass(frozen=True)
class Waits:
    """One thing, in words. becomes: what happens to it meanwhile."""

    words: str
    becomes: str
    url: str


def waits(account: Account, absence: Absence, *, at: datetime) -> list[Waits]:
    """Everything of theirs that does not wait for them, the most pressing first."""
    alerts = [each for each in care.open_alerts_of(account) if each.owner_id == account.pk]
    calls = care.calls_to_return(account, at=at)
    notes = care.unsigned_sessions(account, at=at)
    records = intake.consultations_to_record(account, at=at)
    asked = opening_between(account, absence.starts_at, absence.ends_at)
    due = _due(account, absence)
    people = [row.client for row in (*alerts, *calls, *records, *asked, *due)]
    shown = people + [session.course.client for session in notes]
    names = names_seen(shown, by=account, at=at)
    return [
        *(_alert(each, names[each.client_id]) for each in alerts),
        *(_call(each, names[each.client_id], absence) for each in calls),
        *(_note(each, names[each.course.client_id]) for each in notes),
        *(_record(each, names[each.client_id]) for each in records),
        *(_asked(each, names[each.client_id]) for each in asked),
        *(_step(each, names[each.client_id]) for each in due),
    ]


def _alert(alert: Alert, name: str) -> Waits:
    by = alert.look_by.astimezone(ZoneInfo(settings.ZONE))
    return Waits(
        f"An alert: {name}, look by {by:%H:%M} on {by.day} {by:%B}",
        "goes to who stands in, when you are away",
        reverse("workspace:alert", args=[alert.pk]),
    )


def _call(call: CallBack, name: str, absence: Absence) -> Waits:
    return Waits(
        f"A call to return: {name}, by {call.due.day} {call.due:%B}",
        "who stands in sees it too, when you are away"
        if absence.cover is not None and absence.cover.may(Permission.CASELOAD)
        else "waits for you, or for the deputy: best returned before you go",
        reverse("workspace:call_back", args=[call.pk]),
    )


def _note(session: Session, name: str) -> Waits:
    return Waits(
        f"A note to sign: {name}, {session.called}",
        "waits for you: best signed before you go",
        reverse("workspace:session", args=[session.course_id, session.number]),
    )


def _record(enquiry: Enquiry, name: str) -> Waits:
    page = reverse("workspace:consultation", args=[enquiry.pk])
    return Waits(f"A consultation to record: {name}", "waits for you", page)


def _asked(request: Request, name: str) -> Waits:
    return Waits(
        f"A questionnaire opens: {name}",
        "moves with its session; answers about safety go to who stands in",
        reverse("workspace:course", args=[request.course_id]),
    )


def _step(course: Course, name: str) -> Waits:
    return Waits(
        f"A next step is due: {name}",
        "waits for you: settle it before, or hand it over",
        reverse("workspace:course", args=[course.pk]),
    )


def _due(account: Account, absence: Absence) -> list[Course]:
    """Courses of theirs whose next step falls into it and is not a session that moves."""
    return [
        course
        for course in care.courses_of(account)
        if course.therapist_id == account.pk
        and course.next_action not in ("", "hold-session")
        and course.next_action_due is not None
        and absence.starts_at <= course.next_action_due < absence.ends_at
    ]
