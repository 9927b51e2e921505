"""Today: who comes, what moved, what waits, what is not written up yet; and its sheet on paper."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import CallBack, ClientMessage
from sixteen.care.queries.access_requests import copies_to_decide
from sixteen.care.queries.corrections import corrections_to_answer
from sixteen.intake import queries as intake
from sixteen.journeys.data.asking import own_notes_to_decide
from sixteen.people.access import permitted
from sixteen.people.contact_limits import hours_in_words, limits_of
from sixteen.people.models import Account, SafeContact
from sixteen.people.names import GONE, name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import Reached, reached_by_person
from sixteen.workspace.calls import call_rows
from sixteen.workspace.day import Meeting, day_of, meetings_on, next_working_day
from sixteen.workspace.naming import as_printed
from sixteen.workspace.noticing import said_since


@permitted(Permission.CASELOAD)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    day = day_of(now)
    meetings = meetings_on(request.user, (day, next_working_day(day)))
    answered = {
        meeting.appointment.client_id
        for each in meetings.values()
        for meeting in each
        if meeting.moved
    }
    waiting, named = _waiting(request.user, now)
    context = {"days": list(meetings.items()), "today": day} | waiting
    context["said"] = said_since(request.user)
    named |= {row.client_id for row, _ in context["said"]}
    named |= {each.appointment.client_id for day in meetings.values() for each in day}
    access.day_seen(request.user, answered, named - answered, at=now)
    context["copies"] = copies_to_decide(request.user)
    context["notes_in_copies"] = own_notes_to_decide(request.user)
    context["corrections"] = corrections_to_answer(request.user)
    return render(request, "workspace/today.html", context)


def _waiting(account: Account, now: datetime) -> tuple[dict[str, Any], set[UUID]]:
    """What has no hour of its own, and is still for today; and whom it names."""
    waiting = intake.consultations_to_record(account, at=now)
    places = intake.suitable_without_course(account)
    alerts = care.open_alerts_of(account)
    drafts = care.unsigned_sessions(account, at=now)
    people = [row.client for row in (*waiting, *places, *alerts)]
    people += [session.course.client for session in drafts]
    openings = care.unseen_openings(account)
    people += [row.client for row in openings]
    concerns = care.open_concerns_of(account)
    people += [concern.client for concern in concerns]
    written = care.messages_waiting_for(account, at=now)
    people += [message.client for message in written]
    names = names_of([*people, *(row.by for row in openings)])
    calls = care.calls_to_return(account, at=now)
    context = {
        "calls": call_rows(calls),
        "messages_late": any(_is_late(each, now) for each in written),
        "messages_waiting": [
            (each, names[each.client_id], _is_late(each, now)) for each in written
        ],
        "openings": [
            (row, names[row.client_id], names[row.by_id], row.open("reason") or "")
            for row in openings
        ],
        "open_concerns": [(concern, names[concern.client_id]) for concern in concerns],
        "consultations": [(enquiry, names[enquiry.client_id]) for enquiry in waiting],
        "to_start": [(enquiry, names[enquiry.client_id]) for enquiry in places],
        "alerts": [(alert, names[alert.client_id], alert.look_by < now) for alert in alerts],
        "unsigned": [(session, names[session.course.client_id]) for session in drafts],
    }
    return context, {who.pk for who in people} | {call.client_id for call in calls}


def _is_late(message: ClientMessage, now: datetime) -> bool:
    return message.promised_for is not None and message.promised_for < now


@permitted(Permission.CASELOAD)
@require_safe
def today_on_paper(request: HttpRequest) -> HttpResponse:
    """The day for a day without computers: no answers, no words, names as the service has them."""
    now = timezone.now()
    day = day_of(now)
    meetings = meetings_on(request.user, (day,))[day]
    alerts = care.open_alerts_of(request.user)
    people = {meeting.appointment.client_id for meeting in meetings}
    calls = care.calls_to_return(request.user, at=now)
    people |= {each.client_id for each in (*alerts, *calls)}
    access.day_printed(request.user, people, at=now)
    reached = reached_by_person(people)
    context = {
        "day": day,
        "now": now,
        "therapist": name_of(request.user),
        "rows": [_on_paper(meeting, reached) for meeting in meetings],
        "alerts": [
            {
                "look_by": alert.look_by,
                "late": alert.look_by < now,
                **_rung(alert.client_id, reached),
            }
            for alert in alerts
        ],
        "calls": [_call(call, reached) for call in calls],
        "unsigned": len(care.unsigned_sessions(request.user, at=now)),
    }
    return render(request, "workspace/today_on_paper.html", context)


def _printed(person: Any, reached: dict[Any, Reached]) -> str:
    found = reached.get(person)
    return as_printed(found.name, settings.PRINTED_NAMES) if found else GONE


def _on_paper(meeting: Meeting, reached: dict[Any, Reached]) -> dict[str, Any]:
    appointment = meeting.appointment
    by_phone = appointment.format == "phone"
    return {"meeting": meeting, **_rung(appointment.client_id, reached, by_phone=by_phone)}


def _rung(person: Any, reached: dict[Any, Reached], *, by_phone: bool = False) -> dict[str, Any]:
    """A number only where it may be rung: by its owner's rules, or for a session by telephone."""
    found = reached.get(person)
    contact, client = (found.contact, found.client) if found else (None, None)
    rung = contact is not None and (contact.phone or by_phone)
    return {
        "name": _printed(person, reached),
        "number": (client.open("phone") or "") if client and rung else "",
        "voicemail": bool(contact and contact.voicemail),
        "words": _asked(contact) if contact and rung else "",
    }


def _asked(contact: SafeContact) -> str:
    """What they asked for about being rung: the hours, the name that may be said, their words."""
    hours, name = hours_in_words(contact, "phone"), limits_of(contact).sender
    said = [f"Only: {hours}." if hours else "", f"Say “{name}”." if name else ""]
    return " ".join(each for each in (*said, contact.open("words") or "") if each)


def _call(call: CallBack, reached: dict[Any, Reached]) -> dict[str, Any]:
    """The number they left, and whom it is about. Another caller's name stays off the paper."""
    found = reached.get(call.client_id)
    return {
        "name": _printed(call.client_id, reached),
        "is_client": found is not None and found.name == call.open("name"),
        "number": call.open("number") or "",
        "when": call.open("words") or "",
        "due": call.due,
    }
