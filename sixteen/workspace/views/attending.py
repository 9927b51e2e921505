"""A session that does not take place, was missed, or needs a time."""

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.attendance import decide_after_missed
from sixteen.care.models import Attendance, Session
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.counting import CancelledBy, rule_words
from sixteen.journeys.arranging import arrange_session as arrange
from sixteen.journeys.arranging import other_times
from sixteen.journeys.attending import Counted
from sixteen.journeys.attending import cancel_session as cancel
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.scheduling.refusals import NotOffered, SlotTaken
from sixteen.workspace.attendance import attendance_words, reminder_words
from sixteen.workspace.forms.attending import (
    DECIDED,
    LATER,
    AfterMissedForm,
    CancelForm,
    PlaceForm,
)
from sixteen.workspace.reaching import ways_of

caseload = permitted(Permission.CASELOAD)
TAKEN = "You, the room or the client have something else then. Choose another time."
AWAY = "You are on leave then. Choose another time."


@caseload
def cancel_session(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Who cancelled it and when they told us; where it uses up none, when another one is."""
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    over = found.state != "planned" or bool(found.course.ended_at)
    if found.appointment is None or (over and request.method != "POST"):
        return redirect("workspace:session", pk=pk, number=number)
    # Sent after it was over: the action says so, and what was typed is still there.
    zone, agreed = found.appointment.zone, care.rule_of(found.course)
    times = other_times(found.course, at=now)
    local = now.astimezone(ZoneInfo(zone))
    initial = {
        "told_date": local.date(),
        "told_time": local.time().replace(second=0, microsecond=0),
        "counts": "agreed",
        "when": f"{times[0]:%Y%m%dT%H%MZ}" if times else LATER,
    }
    form = CancelForm(request.POST or None, initial=initial, times=times, zone=zone, at=now)
    if request.method == "POST" and form.is_valid():
        counted = _cancelled(request, form, found, now)
        if counted is not None:
            messages.success(request, f"Saved. {_said(counted)}")
            return redirect("workspace:course", pk=pk)
    yes, no = rule_words(agreed.rule)
    context = _context(found) | {"form": form, "agreed": agreed, "uses": yes, "uses_not": no}
    return render(request, "workspace/cancel_session.html", context)


def _cancelled(
    request: HttpRequest, form: CancelForm, found: Session, now: datetime
) -> Counted | None:
    typed = form.cleaned_data
    # Numbers move up where one is not counted: the same form sent twice is about one session.
    if request.POST.get("form", str(found.pk)) != str(found.pk):
        form.add_error(None, "This was done already, and this number is another session now.")
        return None
    try:
        return cancel(
            session=found,
            cancelled_by=CancelledBy(typed["cancelled_by"]),
            told_at=typed["told_at"],
            reason=typed["reason"],
            counts=form.counts_as,
            instead_at=typed["starts_at"],
            by=request.user,
            at=now,
        )
    except (SlotTaken, NotOffered, NotAllowed) as refused:
        _refuse(form, refused)
    return None


def _refuse(form: PlaceForm, refused: Exception) -> None:
    words = {SlotTaken: TAKEN, NotOffered: AWAY}.get(type(refused))
    form.add_error("when" if words else None, words or str(refused))


def _said(counted: Counted) -> str:
    words = counted.words
    if counted.instead is None:
        return words
    if counted.instead.appointment is None:
        return f"{words} Session {counted.instead.number} still needs a time."
    there = counted.instead.appointment
    local = there.starts_at.astimezone(ZoneInfo(there.zone))
    return f"{words} Session {counted.instead.number} is on {local:%A %-d %B %Y, %H:%M}."


def _context(found: Session) -> dict[str, Any]:
    return {"course": found.course, "session": found, "name": name_of(found.course.client)}


@caseload
def arrange_session(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """A time for a session that has none."""
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    if found.state != "planned" or found.appointment or found.course.ended_at:
        if request.method == "POST":
            messages.error(request, f"Nothing was changed: {found.called} needs no time.")
        return redirect("workspace:session", pk=pk, number=number)
    like = care.usual_appointment(found.course)
    zone = like.zone if like else settings.ZONE
    times = other_times(found.course, at=now)
    form = PlaceForm(request.POST or None, times=times, zone=zone, at=now)
    if request.method == "POST" and form.is_valid():
        try:
            arrange(
                session=found, starts_at=form.cleaned_data["starts_at"], by=request.user, at=now
            )
        except (SlotTaken, NotOffered, NotAllowed) as refused:
            _refuse(form, refused)
        else:
            messages.success(request, f"Saved. Session {number} has a time.")
            return redirect("workspace:course", pk=pk)
    return render(request, "workspace/arrange_session.html", _context(found) | {"form": form})


@caseload
def not_attended(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """What reached them, how they may be reached, and what is done now. It ends nothing."""
    now = timezone.now()
    found = access.session_for_therapist(request.user, pk, number, at=now)
    attendance = care.attendance_at(found)
    if attendance is None or attendance.became != "missed":
        if request.method == "POST":
            messages.error(request, "Nothing was changed: this session was not missed.")
        return redirect("workspace:session", pk=pk, number=number)
    initial = {
        "decided": attendance.decided or None,
        "words": attendance.open("decided_words") or "",
        "wait_until": attendance.wait_until,
        "revision": attendance.revision,
    }
    form, elsewhere = AfterMissedForm(request.POST or None, initial=initial, at=now), False
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            decide_after_missed(
                session=found,
                decided=typed["decided"],
                words=typed["words"],
                wait_until=typed["wait_until"] if typed["decided"] == "wait" else None,
                revision=typed["revision"],
                by=request.user,
                at=now,
            )
        except Stale:
            sent = sent_over(request.POST, revision=attendance.revision)
            form, elsewhere = AfterMissedForm(sent, at=now), True
        else:
            messages.success(request, "Saved: what you decided is written down.")
            return redirect("workspace:not_attended", pk=pk, number=number)
    context = _context(found) | _after_missed(found, attendance)
    context |= {"form": form, "elsewhere": elsewhere}
    return render(request, "workspace/not_attended.html", context)


def _after_missed(found: Session, attendance: Attendance) -> dict[str, Any]:
    """What had reached them, how they may be reached, and what is decided so far."""
    return {
        "attendance": attendance,
        "decided": dict(DECIDED).get(attendance.decided, ""),
        "decided_words": attendance.open("decided_words") or "",
        "decided_by": name_of(attendance.decided_by) if attendance.decided_by else "",
        "counted": attendance_words(attendance, found, care.rule_of(found.course).rule),
        "reminders": reminder_words(found),
        "ways": ways_of(found.course.client),
    }
