"""The pages behind a person's own link: time and place, the calendar file, moving, cancelling."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sixteen.ical.appointment import calendar_file, place_of
from sixteen.journeys.booking import cancel_consultation, move_consultation
from sixteen.people.access import get_or_post, public
from sixteen.scheduling import queries
from sixteen.scheduling.access import appointment_by_link
from sixteen.scheduling.actions import NotOffered, SlotTaken, TooLate
from sixteen.scheduling.diary import place_of as place_in_diary
from sixteen.scheduling.links import may_change, video_link
from sixteen.scheduling.models import Appointment
from sixteen.website.clocks import Clock, clock_of, clocks, home
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import days_of, read_choice


@public
@require_safe
def booked(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    return render(request, "website/booked.html", _context(request, found, code))


@public
@require_safe
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    response = HttpResponse(
        calendar_file(found, at=timezone.now()), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


@public
@get_or_post
def move(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    if not may_change(found, at=timezone.now()):
        return redirect("website:booked", code=code)
    if request.method != "POST":
        return _other_times(request, found, code)
    wanted = read_choice(request.POST.get("time", ""), found.kind_id)
    if wanted is None:
        return _other_times(request, found, code, _("Choose one of the times below."), 400)
    try:
        move_consultation(appointment=found, starts_at=wanted.starts_at, by=None, at=timezone.now())
    except (SlotTaken, NotOffered):
        error = _("That time has just gone. Your appointment has not changed. These are free:")
        return _other_times(request, found, code, error, 409)
    except TooLate:
        return redirect("website:booked", code=code)
    messages.success(request, _("Your appointment is moved."))
    return redirect("website:booked", code=code)


@public
@get_or_post
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    if may_change(found, at=timezone.now()):
        if request.method != "POST":
            return render(request, "website/cancel.html", _context(request, found, code))
        with suppress(TooLate):
            cancel_consultation(appointment=found, by=None, at=timezone.now())
            messages.success(request, _("Your appointment is cancelled."))
    return redirect("website:booked", code=code)


def _clock(request: HttpRequest) -> Clock:
    """As the address says, or as it was when the time was chosen in this browser."""
    asked = request.GET.get("zone")
    return clock_of(asked) if asked else KeptBooking(request).clock


def _context(request: HttpRequest, appointment: Appointment, code: str) -> dict[str, Any]:
    clock = _clock(request)
    return {
        "appointment": appointment,
        "kind": appointment.kind,
        "code": code,
        "starts_at": clock.local(appointment.starts_at),
        "at_home": home().local(appointment.starts_at),
        "clock": clock,
        "clocks": clocks(clock),
        "place": place_of(appointment),
        "video_link": video_link(appointment),
        "to_come": appointment.state == "booked" and appointment.starts_at > timezone.now(),
        "can_change": may_change(appointment, at=timezone.now()),
        "change_hours": settings.CHANGE_HOURS,
    }


def _other_times(
    request: HttpRequest, found: Appointment, code: str, error: str = "", status: int = 200
) -> HttpResponse:
    therapists = [
        each for each in queries.therapists_offering(found.kind) if each.pk == found.therapist_id
    ]
    free = queries.free_times(kind=found.kind, therapists=therapists, now=timezone.now(), days=366)
    same = [time for time in free if time.place == place_in_diary(found)]
    context = _context(request, found, code) | {"error": error}
    context["days"] = days_of(same, therapists, context["clock"])
    return render(request, "website/move.html", context, status=status)
