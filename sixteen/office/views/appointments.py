"""Moving and cancelling one appointment, each after a page that says what will happen."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.journeys import booking, courses
from sixteen.office.contact_words import may_ring
from sixteen.office.forms import MoveForm
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact
from sixteen.scheduling.access import appointment_for_staff
from sixteen.scheduling.models import Appointment
from sixteen.scheduling.queries import nearby_times
from sixteen.scheduling.refusals import NotOffered, SlotTaken

TOO_LATE = "This appointment cannot be changed any more: look at its state below."


@permitted(Permission.DIARY)
@get_or_post
def move(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = appointment_for_staff(request.user, pk, at=now)
    if not _can_change(found, now):
        return _too_late(request, found)
    typed = request.POST if request.method == "POST" else None
    form = MoveForm(typed, starts_at=found.starts_at, zone=found.zone, at=now)
    near: list[Any] = []
    if form.is_valid():
        starts_at = form.cleaned_data["starts_at"]
        try:
            _move(found, starts_at, by=request.user, at=now)
        except SlotTaken:
            form.add_error("time", "They, the therapist or the room have something else then.")
            near = _near(found, starts_at, now)
        except NotOffered:
            form.add_error("date", "The therapist is on leave then. Choose another time.")
            near = _near(found, starts_at, now)
        else:
            messages.success(request, "Saved. The appointment is moved.")
            return redirect("office:client", pk=found.client_id)
    context = _context(found) | {"form": form, "near": near}
    return render(request, "office/move.html", context, status=422 if form.errors else 200)


@permitted(Permission.DIARY)
@get_or_post
def cancel(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = appointment_for_staff(request.user, pk, at=now)
    if found.state == "cancelled" and request.method == "POST":
        return redirect("office:client", pk=found.client_id)
    if not _can_change(found, now):
        return _too_late(request, found)
    if hasattr(found, "session"):
        # What a session that falls out counts as is between the client and the therapist.
        return render(request, "office/cancel_session.html", _context(found))
    if request.method != "POST":
        return render(request, "office/cancel.html", _context(found))
    booking.cancel_consultation(appointment=found, by=request.user, at=now)
    messages.success(request, "Saved. The appointment is cancelled.")
    return redirect("office:client", pk=found.client_id)


def _move(found: Appointment, starts_at: datetime, *, by: Any, at: datetime) -> None:
    session = getattr(found, "session", None)
    if session is not None:
        courses.move_session(session=session, starts_at=starts_at, by=by, at=at)
    else:
        booking.move_consultation(appointment=found, starts_at=starts_at, by=by, at=at)


def _can_change(found: Appointment, now: datetime) -> bool:
    return found.state == "booked" and found.starts_at > now


def _too_late(request: HttpRequest, found: Appointment) -> HttpResponse:
    messages.info(request, TOO_LATE)
    return redirect("office:client", pk=found.client_id)


def _near(found: Appointment, starts_at: datetime, now: datetime) -> list[Any]:
    """Free times of the same therapist in the same place, close to one that cannot be had."""
    near = nearby_times(
        kind=found.kind, therapists=[found.therapist], starts_at=starts_at, now=now, limit=30
    )
    same = [each for each in near if (each.format, each.room_id) == (found.format, found.room_id)]
    nearest = sorted(same, key=lambda each: abs(each.starts_at - starts_at))[:6]
    return sorted(nearest, key=lambda each: each.starts_at)


def _context(found: Appointment) -> dict[str, Any]:
    return {
        "appointment": found,
        "name": name_of(found.client),
        "therapist": name_of(found.therapist),
        "ring": may_ring(found.client, current_contact(found.client), at=timezone.now()),
        "writes": current_contact(found.client).email and bool(found.client.open("email")),
    }
