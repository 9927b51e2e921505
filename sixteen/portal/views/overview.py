"""Where I am: the sixteen squares, the next session, and what is open to do now."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.letters import may_decline
from sixteen.care.dates import dates_of
from sixteen.care.models import Course, ServiceLetter
from sixteen.care.queries.own_aims import session_to_rate
from sixteen.care.queries.service_letters import copies_for_client, kind_of
from sixteen.domain.letters import Kind
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.definition import Measure
from sixteen.domain.protocol import PROTOCOLS, Phase, phase_bounds
from sixteen.intake import queries as intake
from sixteen.journeys.follow_ups import return_under_way
from sixteen.people.access import permitted
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.portal.changes import recent_changes
from sixteen.portal.squares import squares
from sixteen.questionnaires import queries as questionnaires
from sixteen.questionnaires.models import Request

# What a person who has no course yet is told. Nothing here promises a day that nobody set.
WAITING_WORDS = {
    "enquiry": _("We have your message. We will be in touch to arrange a free first talk."),
    "awaiting_reply": _("We wrote to you and wait for your answer. There is no rush."),
    "in_consultation": _("Your free first talk comes next."),
    "offered": _("We have offered you a time. Tell us whether it suits you."),
    "waiting": _("You are on our list for a place. You have not been forgotten."),
    "agreed": _("You have a place. We are arranging your weekly times."),
}


@permitted(Permission.OWN_RECORD)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    client = getattr(request.user, "client", None)
    course = access.course_for_client(request.user, at=now) if client else None
    if course is None:
        shown = _without_a_course(client, now) if client else {}
        return render(request, "portal/waiting.html", shown)
    shown = _course(course, now) | _earlier(request.user, now)
    return render(request, "portal/overview.html", shown)


def _without_a_course(client: Client, now: datetime) -> dict[str, Any]:
    """Somebody who waits, or whose time of reading is over: who is asked again can answer then,
    and who wants to come back says so here."""
    enquiry, closed = intake.newest_enquiry(client), access.closed_since(client.pk, at=now)
    appointment = enquiry.appointment if enquiry else None
    coming = appointment and appointment.state == "booked" and appointment.starts_at > now
    return {
        "closed_since": closed,
        "words": WAITING_WORDS.get(enquiry.state, "") if enquiry else "",
        "appointment": appointment if coming else None,
        "asked": _asked(client, now),
        "copies": [] if closed else _copies(client),
        "plans": care.plans_of_client(client),
        "may_return": return_under_way(client) is None,
        "follow_ups": care.follow_ups_to_come(client, at=now),
    }


def _course(course: Course, now: datetime) -> dict[str, Any]:
    sessions = care.sessions_of(course)
    return {
        "course": course,
        "squares": squares(course, sessions),
        "dates": dates_of(course, sessions, now.astimezone(ZoneInfo(settings.ZONE)).date()),
        "changes": recent_changes(course, now),
        "next_session": _next_session(sessions, now),
        "asked": _asked(course.client, now),
        "aims_for": _aims_for(course, now),
        "closing": care.closing_of(course),
        "to_sign": care.agreement_to_sign(course),
        "agreement": care.signed_agreement(course),
        "focus": care.shared_focus(course),
        "focus_asked": care.focus_to_ask_about(course),
        "moments_agreed": care.moments_agreed(course),
        "has_messages": care.messages_are_on(course) or care.has_messages(course),
        "letters": care.shared_letters(course),
        "letter_to_come": _is_ending(course, sessions, now) and may_decline(course),
        "copies": _copies(course.client),
        "plans": care.plans_of_client(course.client),
    }


def _earlier(account: Account, now: datetime) -> dict[str, Any]:
    """What is theirs of the courses before this one; moments of all of them stand on one page."""
    courses = access.earlier_courses_for_client(account, at=now)
    shown = [
        {
            "course": each,
            "focus": care.shared_focus(each),
            "letters": care.shared_letters(each),
            "agreement": care.signed_agreement(each),
        }
        for each in courses
    ]
    return {
        "earlier": shown,
        "has_moments": bool(courses) and access.has_moments_here(account, at=now),
    }


def _asked(client: Client, now: datetime) -> list[tuple[Request, Measure]]:
    asked = questionnaires.open_requests(client, at=now)
    return [(request, measure_of(request.measure)) for request in asked]


def _aims_for(course: Course, now: datetime) -> Any:
    """The session for which they may say how near their aims feel, while they have not."""
    session, aims = session_to_rate(course, at=now), course.aims.count()
    return session if session and session.aim_ratings.count() < aims else None


def _is_ending(course: Course, sessions: list[Any], now: datetime) -> bool:
    """Whether the next session is one of the last."""
    bounds = phase_bounds(PROTOCOLS[course.protocol], course.planned_sessions)
    coming = _next_session(sessions, now)
    return bool(coming and Phase.ENDING in bounds and coming.number >= bounds[Phase.ENDING][0])


def _copies(client: Client) -> list[tuple[ServiceLetter, Kind]]:
    return [(each, kind_of(each)) for each in copies_for_client(client)]


def _next_session(sessions: list[Any], now: datetime) -> Any:
    coming = (
        session
        for session in sessions
        if session.state == "planned"
        and session.appointment is not None
        and session.appointment.state == "booked"
        and session.appointment.ends_at > now
    )
    return min(coming, key=lambda session: session.appointment.starts_at, default=None)
