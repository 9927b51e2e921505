"""Alerts: to the clinician who owns one, and to whoever is on duty while it is open."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import alerts
from sixteen.care.models import Alert
from sixteen.care.refusals import Stale
from sixteen.care.sentence import sentence_of
from sixteen.domain.plans import SAFETY_PLAN, said_in
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.alert import CloseAlertForm
from sixteen.workspace.reaching import ways_of
from sixteen.workspace.record_page import emergency
from sixteen.workspace.whereabouts import in_words

either = permitted(Permission.CASELOAD, Permission.DUTY)
JOINED = (
    "They have said more since you opened this page, so it is not closed. Read it above; what you "
    "wrote is still here."
)


@permitted(Permission.DUTY)
@require_safe
def duty(request: HttpRequest) -> HttpResponse:
    """Open alerts, the overdue first. Nothing else of anybody's record."""
    now = timezone.now()
    found = care.open_alerts(at=now)
    people = [who for alert in found for who in (alert.client, alert.owner)]
    names = names_seen(people, by=request.user, at=now)
    rows = [
        {
            "alert": alert,
            "name": names[alert.client_id],
            "owner": names[alert.owner_id],
            "is_mine": alert.owner_id == request.user.pk,
            "late": lateness(alert.look_by, now),
        }
        for alert in found
    ]
    return render(request, "workspace/duty.html", {"rows": rows})


def lateness(look_by: datetime, now: datetime) -> str:
    """How long the time has passed, in plain words; "" while there is time."""
    minutes = int((now - look_by).total_seconds() // 60)
    if minutes < 0:
        return ""
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes != 1 else ''} ago"
    hours = minutes // 60
    if hours < 48:
        return f"{hours} hour{'s' if hours != 1 else ''} ago"
    return f"{hours // 24} days ago"


@either
def alert(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Concerns, whom they are about and how to reach them safely; close with words."""
    now = timezone.now()
    closed = access.alert_closed_since(request.user, pk) if request.method == "POST" else None
    if closed is not None:
        return _closed_since(request, closed)
    found = access.alert_for(request.user, pk, at=now)
    shown = len(found.open("concerns") or [])
    form = CloseAlertForm(request.POST or None, initial={"seen": shown})
    if request.method == "POST" and found.state == "open" and form.is_valid():
        typed = form.cleaned_data
        try:
            alerts.close_alert(
                alert=found,
                outcome=typed["outcome"],
                talked=typed["talked"],
                seen=typed["seen"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            found = stale.row
            shown = len(found.open("concerns") or [])
            form = CloseAlertForm(sent_over(request.POST, seen=shown))
            form.add_error(None, JOINED)
        else:
            return _saved(request)
    return render(request, "workspace/alert.html", _page(request, found, form, now))


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Saved. The alert is closed.")
    return redirect("workspace:duty" if _only_on_duty(request) else "workspace:today")


def _closed_since(request: HttpRequest, closed: Alert) -> HttpResponse:
    """Sent by whoever is on duty, for an alert that they or somebody else had closed."""
    form = CloseAlertForm(request.POST)
    if closed.closed_by_id == request.user.pk and form["outcome"].value() == closed.open("outcome"):
        return _saved(request)
    return render(request, "workspace/alert_closed.html", {"form": form, "not_saved": True})


@either
def take_alert(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """I look at this one: the alert gets a new owner."""
    now = timezone.now()
    if request.method == "POST" and access.alert_closed_since(request.user, pk):
        messages.info(request, "That alert was closed already: there is nothing to take over.")
        return redirect("workspace:duty")
    found = access.alert_for(request.user, pk, at=now)
    if request.method == "POST" and found.state == "open" and found.owner_id != request.user.pk:
        alerts.take_alert(alert=found, by=request.user, at=now)
        messages.success(request, "Saved. This one is yours now.")
    return redirect("workspace:alert", pk=pk)


def _page(
    request: HttpRequest, found: Alert, form: CloseAlertForm, now: datetime
) -> dict[str, Any]:
    mine = found.course is not None and request.user.pk in (
        found.course.therapist_id,
        found.course.deputy_id,
    )
    open_now = found.state == "open"
    return {
        "alert": found,
        **(_pack(request, found, now) if open_now else {}),
        "sentence": sentence_of(found, at=now) if open_now else "",
        "name": name_of(found.client),
        "owner": name_of(found.owner),
        "is_mine": found.owner_id == request.user.pk,
        "late": lateness(found.look_by, now),
        "concerns": found.open("concerns") or [],
        "outcome": found.open("outcome") or "",
        "closed_by": name_of(found.closed_by) if found.closed_by else "",
        "ways": ways_of(found.client),
        "emergency": emergency(found.client),
        "course_is_mine": mine,
        "whereabouts": in_words(access.whereabouts_in_alert(request.user, found, at=now)),
        "form": form,
        # Sent after somebody else closed it: shown, so that it can be copied.
        "not_saved": found.state != "open" and request.method == "POST",
    }


def _pack(request: HttpRequest, found: Alert, now: datetime) -> dict[str, Any]:
    pack = access.pack_for(request.user, found, at=now)
    parts = (pack.plan.open("parts") or {}) if pack and pack.plan else {}
    return {"pack": pack, "plan_parts": said_in(SAFETY_PLAN, parts)}


def _only_on_duty(request: HttpRequest) -> bool:
    return not request.user.may(Permission.CASELOAD)
