"""My courses, one course, and what is settled along its way."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import courses as actions
from sixteen.care.actions import prompts
from sixteen.care.dates import dates_of
from sixteen.care.models import Course
from sixteen.care.refusals import NotAllowed
from sixteen.care.squares import phases_of, present_number
from sixteen.domain import score_drawing as scores
from sixteen.domain.counting import session_called
from sixteen.domain.focus import Focus
from sixteen.domain.protocol import PROTOCOLS
from sixteen.people.access import permitted
from sixteen.people.names import list_seen, name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.questionnaires import queries as questionnaires
from sixteen.workspace import course_page
from sixteen.workspace.changes import shown_changes
from sixteen.workspace.closed import end_of
from sixteen.workspace.elsewhere import shown_elsewhere
from sixteen.workspace.forms.course import InitialDecisionForm, PromptForm
from sixteen.workspace.noticing import part_of as noticing_part

caseload = permitted(Permission.CASELOAD)


@caseload
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """Mine and those I am the deputy of: open ones first."""
    now = timezone.now()
    found = care.courses_of(request.user)
    list_seen((course.client_id for course in found), by=request.user, at=now)
    rows = listed(found, now)
    context = {
        "open": [row for row in rows if row["course"].ended_at is None],
        "ended": [row for row in rows if row["course"].ended_at is not None],
    }
    return render(request, "workspace/courses.html", context)


def listed(found: list[Course], now: datetime) -> list[dict[str, Any]]:
    """Each course with the client's name, its state in words, its next session and the count."""
    names = names_of(course.client for course in found)
    held, next_ones = care.held_sessions(found), care.next_sessions(found, at=now)
    rows = []
    for course in found:
        coming = next_ones.get(course.pk)
        rows.append(
            {
                "course": course,
                "name": names[course.client_id],
                "protocol": PROTOCOLS[course.protocol],
                "state": course_page.COURSE_WORDS.get(course.state, course.state),
                "held": held.get(course.pk, 0),
                "coming": coming,
                "phase": course_page.phase_name(course, coming.number if coming else None),
            }
        )
    return rows


def next_session(course: Course, sessions: list[Any], now: datetime) -> Any:
    """The next session that is booked and not over yet, or None."""
    if course.ended_at is not None:
        return None
    coming = [
        session
        for session in sessions
        if session.state == "planned"
        and session.appointment
        and session.appointment.state == "booked"
        and session.appointment.ends_at > now
    ]
    return min(coming, key=lambda session: session.appointment.starts_at, default=None)


@caseload
@require_safe
def course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = access.course_for_therapist(request.user, pk, at=now)
    page = page_of(
        found, now, address=lambda number: reverse("workspace:session", args=(pk, number))
    )
    page["has_process_notes"] = care.has_process_notes(request.user, found)
    return render(request, "workspace/course.html", page | {"may_write": True})


def page_of(found: Course, now: datetime, *, address: Callable[[int], str]) -> dict[str, Any]:
    """Everything the page of one course shows. The caller has been through access.

    address: where the square of a session leads.
    """
    sessions = care.sessions_of(found)
    here = present_number(found, sessions)
    coming = next_session(found, sessions, now)
    aside = care.dismissals_of(found)
    counted = [each.number for each in sessions if each.is_counted]
    length = max([found.planned_sessions or 0, *counted])
    given = questionnaires.scores_by_session(found)
    drawn = scores.drawings(questionnaires.totals_of(found, given), length)
    return {
        "course": found,
        "protocol": PROTOCOLS[found.protocol],
        **_people_of(found),
        "state": course_page.COURSE_WORDS.get(found.state, found.state),
        "sessions": sessions,
        "phases": phases_of(found, sessions, names=course_page.PHASE_NAMES, address=address),
        "drawings": drawn,
        **noticing_part(found, given),
        "score_rows": scores.table(drawn),
        "here": here,
        "coming": coming,
        "phase": course_page.phase_name(found, here),
        "purpose": course_page.purpose(found, here),
        "suggestions": course_page.suggestions(found, here, aside),
        "aside": _put_aside(found, aside),
        "aim_rows": _aims(found),
        **_settled(found, here),
        **_focus_of(found),
        **end_of(found),
        **_dates_of(found, sessions, now),
        "alert": care.newest_alert_of(found.client),
        "open_concerns": sum(each.outcome_at is None for each in care.concerns_of(found)),
        "next_words": course_page.next_words(
            found, coming.appointment.starts_at if coming else None
        ),
    }


def _settled(found: Course, here: int | None) -> dict[str, Any]:
    return {
        "has_messages": care.messages_are_on(found) or care.has_messages(found),
        "agreement": care.newest_agreement(found),
        "decision_is_due": course_page.decision_is_due(found, here),
        "decision": course_page.DECISION_WORDS.get(found.initial_decision, ""),
    }


def _people_of(found: Course) -> dict[str, str]:
    """Their names, with all keys in one question."""
    names = names_of(who for who in (found.client, found.therapist, found.deputy) if who)
    return {
        "name": names[found.client_id],
        "therapist": names[found.therapist_id],
        "deputy": names[found.deputy_id] if found.deputy_id else "",
    }


def _dates_of(found: Course, sessions: list[Any], now: datetime) -> dict[str, Any]:
    """What moved, when the sessions are, and which are not counted."""
    today = now.astimezone(ZoneInfo(settings.ZONE)).date()
    return {
        "changes": shown_changes(found),
        "dates": dates_of(found, sessions, today),
        "elsewhere": shown_elsewhere(found),
        "beside": [each for each in sessions if not each.is_counted],
    }


def _focus_of(found: Course) -> dict[str, Any]:
    focus = care.newest_focus(found)
    parts = Focus.from_dict(focus.open("parts") or {}) if focus else Focus()
    return {"focus": focus, "focus_parts": parts}


def _aims(found: Course) -> list[dict[str, Any]]:
    """Each aim in words with its ratings in the order in which the sessions took place."""
    rated = care.ratings_of(found).items()
    return [
        {
            "words": aim.open("words"),
            "ratings": [(session_called(n), said[aim.pk]) for n, said in rated if aim.pk in said],
        }
        for aim in care.aims_of(found)
    ]


def _put_aside(found: Course, aside: dict[str, str]) -> list[tuple[str, str]]:
    """Title and reason of each suggestion that was put aside."""
    known = [(course_page.prompt_of(found, code), reason) for code, reason in aside.items()]
    return [(prompt.title, reason) for prompt, reason in known if prompt]


@caseload
def prompt(request: HttpRequest, pk: uuid.UUID, code: str) -> HttpResponse:
    """Put a suggestion aside, with a reason."""
    now = timezone.now()
    found = access.course_for_therapist(request.user, pk, at=now)
    asked = course_page.prompt_of(found, code)
    if asked is None:
        raise Http404
    form, not_saved = PromptForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        aside = prompts.dismiss_prompt(
            course=found, code=code, reason=reason, by=request.user, at=now
        )
        if aside.open("reason") == reason:
            messages.success(request, "Saved. The suggestion is put aside.")
            number = request.GET.get("session", "")
            if number.isdecimal() and found.sessions.filter(number=int(number[:4])).exists():
                return redirect("workspace:session", pk=pk, number=int(number[:4]))
            return redirect("workspace:course", pk=pk)
        not_saved = True
    context = {"course": found, "name": name_of(found.client), "prompt": asked, "form": form}
    return render(request, "workspace/prompt.html", context | {"not_saved": not_saved})


@caseload
def initial_decision(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What both settled at the end of the initial phase."""
    now = timezone.now()
    found = access.course_for_therapist(request.user, pk, at=now)
    form = InitialDecisionForm(
        request.POST or None, initial={"decision": found.initial_decision or None}
    )
    if request.method == "POST" and form.is_valid():
        decision = form.cleaned_data["decision"]
        try:
            actions.record_initial_decision(
                course=found, decision=decision, by=request.user, at=now
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:course", pk=pk)
    context = {"course": found, "name": name_of(found.client), "form": form}
    return render(request, "workspace/initial_decision.html", context)
