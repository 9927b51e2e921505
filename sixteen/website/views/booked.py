"""The pages behind a person's own link: time and place, the calendar file, moving, cancelling."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sixteen.ical.appointment import calendar_file, place_of
from sixteen.journeys.booking import cancel_consultation, move_consultation
from sixteen.people.access import public
from sixteen.scheduling import queries
from sixteen.scheduling.access import appointment_by_link
from sixteen.scheduling.actions import NotOffered, SlotTaken
from sixteen.scheduling.models import Appointment
from sixteen.website.times import days_of, read_choice, zone

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@public
@require_safe
def booked(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    return render(request, "website/booked.html", _context(found, code))


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
@GET_OR_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    if not _can_change(found):
        return redirect("website:booked", code=code)
    if request.method != "POST":
        return render(request, "website/move.html", _move_page(found, code))
    wanted = read_choice(request.POST.get("time", ""))
    if wanted is None:
        context = _move_page(found, code) | {"error": "Choose one of the times below."}
        return render(request, "website/move.html", context, status=400)
    try:
        move_consultation(appointment=found, starts_at=wanted.starts_at, by=None, at=timezone.now())
    except (SlotTaken, NotOffered):
        error = "That time has just gone. Your appointment has not changed. These are free:"
        context = _move_page(found, code) | {"error": error}
        return render(request, "website/move.html", context, status=409)
    messages.success(request, "Your appointment is moved.")
    return redirect("website:booked", code=code)


@public
@GET_OR_POST
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    found = appointment_by_link(code, at=timezone.now())
    if request.method != "POST" and _can_change(found):
        return render(request, "website/cancel.html", _context(found, code))
    if _can_change(found):
        cancel_consultation(appointment=found, by=None, at=timezone.now())
        messages.success(request, "Your appointment is cancelled.")
    return redirect("website:booked", code=code)


def _can_change(appointment: Appointment) -> bool:
    return appointment.state == "booked" and appointment.starts_at > timezone.now()


def _context(appointment: Appointment, code: str) -> dict[str, object]:
    return {
        "appointment": appointment,
        "code": code,
        "starts_at": appointment.starts_at.astimezone(zone()),
        "place": place_of(appointment),
        "can_change": _can_change(appointment),
        "minutes": appointment.kind.minutes,
    }


def _move_page(appointment: Appointment, code: str) -> dict[str, object]:
    therapists = [
        each for each in queries.consulting_therapists() if each.pk == appointment.therapist_id
    ]
    free = queries.free_times(
        kind=appointment.kind, therapists=therapists, now=timezone.now(), days=366
    )
    same = [
        time
        for time in free
        if (time.format, time.room_id) == (appointment.format, appointment.room_id)
    ]
    return _context(appointment, code) | {"days": days_of(same, therapists)}
