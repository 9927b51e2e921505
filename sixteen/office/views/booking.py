"""A first appointment for somebody on the telephone: a time, then the person, then it is booked.

What is typed about the person stays in the form, never in an address or a session. The id of the
booking is in the address, so that sending a form twice books once.
"""

import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.domain.pathway import ImpossibleMove
from sixteen.intake.queries import enquiry_to_arrange, newest_enquiry
from sixteen.journeys.booking import book_again, book_consultation
from sixteen.office.contact_words import may_ring
from sixteen.office.forms import PersonForm
from sixteen.office.holding import days_near, hold, kind_called, let_go
from sixteen.office.times import Chosen, chosen_of, read_button
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact
from sixteen.scheduling import queries
from sixteen.scheduling.access import appointment_for_staff
from sixteen.scheduling.actions import NotOffered, SlotTaken
from sixteen.scheduling.models import Appointment

BOOKED_BEFORE = (
    "This was booked with what you sent first. What you sent now was not saved: change it on their "
    "own page."
)
GONE = "That time has just gone. These are free:"


@permitted(Permission.DIARY)
@get_or_post
def times(request: HttpRequest) -> HttpResponse:
    """The free times with everybody. Each form has a booking's id of its own."""
    if request.method != "POST":
        return _times(request)
    chosen, booking = read_button(request.POST.get("time", "")), _id(request)
    if chosen is None or booking is None:
        return _times(request, error="Choose one of the times below.", status=400)
    try:
        hold(chosen, booking, by=request.user, at=timezone.now())
    except (SlotTaken, NotOffered):
        return _times(request, error=GONE, near=chosen.starts_at, status=409)
    address = reverse("office:book_person", args=[booking])
    return redirect(f"{address}?{urlencode({'time': chosen.value})}")


@permitted(Permission.DIARY)
@get_or_post
def person(request: HttpRequest, booking: uuid.UUID) -> HttpResponse:
    """Who it is for. `time` is another time, chosen after the first went to somebody else."""
    held = queries.booking_of(booking)
    if held is not None and held.state != "held":
        if request.method == "POST":
            _say_what_was_not_saved(request, held)
        return redirect("office:booked", booking=booking)
    if request.method != "POST":
        chosen = chosen_of(held) if held else read_button(request.GET.get("time", ""))
        return _person(request, chosen, PersonForm()) if chosen else redirect("office:book")
    form = PersonForm(request.POST)
    sent = request.POST.get("time") or request.POST.get("chosen") or ""
    chosen = read_button(sent) or (chosen_of(held) if held else None)
    if chosen is None:
        return _person(request, None, form, near=timezone.now())
    try:
        kept = hold(chosen, booking, by=request.user, at=timezone.now())
        if form.is_valid():
            _book(request, kept, form, booking)
            return redirect("office:booked", booking=booking)
    except (SlotTaken, NotOffered):
        return _person(request, chosen, form, near=chosen.starts_at)
    return _person(request, chosen, form)


def _say_what_was_not_saved(request: HttpRequest, booked: Appointment) -> None:
    """The form was sent again with other words: a second press says nothing new."""
    client = booked.client
    kept = {client.open("name"), client.open("phone"), current_contact(client).open("words")}
    typed = (request.POST.get(name, "").strip() for name in ("name", "phone", "words"))
    if other := [words for words in typed if words and words not in kept]:
        messages.error(request, f"{BOOKED_BEFORE} Not saved: {'; '.join(other)}")


@permitted(Permission.DIARY)
@get_or_post
def again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A time for somebody who asked before, and whose consultation is to be arranged."""
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    asked = queries.asked_times(client, now=now)
    known = {"client": client, "name": name_of(client), "asked": asked}
    to_arrange = enquiry_to_arrange(client)
    if request.method != "POST":
        if to_arrange is None:
            return _nothing_to_arrange(request, pk)
        return _times(request, **known)
    chosen, booking = read_button(request.POST.get("time", "")), _id(request)
    if chosen is None or booking is None:
        return _times(request, error="Choose one of the times below.", status=400, **known)
    # The same form again: what it booked is found, whichever enquiry it was for.
    enquiry = to_arrange or newest_enquiry(client)
    if enquiry is None:
        return _nothing_to_arrange(request, pk)
    try:
        kept = hold(chosen, booking, by=request.user, at=now)
        book_again(appointment=kept, enquiry=enquiry, by=request.user, at=now)
    except (SlotTaken, NotOffered):
        return _times(request, error=GONE, near=chosen.starts_at, status=409, **known)
    except ImpossibleMove:
        let_go(booking, by=request.user, at=now)
        return _nothing_to_arrange(request, pk)
    return redirect("office:booked", booking=booking)


def _nothing_to_arrange(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    messages.info(request, "No consultation is to be arranged for them: see below.")
    return redirect("office:client", pk=pk)


@permitted(Permission.DIARY)
@require_safe
def booked(request: HttpRequest, booking: uuid.UUID) -> HttpResponse:
    """What was booked, and what to say before hanging up."""
    made = queries.booking_of(booking)
    if made is None or made.state == "held":
        raise Http404
    found = appointment_for_staff(request.user, made.pk, at=timezone.now())
    contact = current_contact(found.client)
    context = {
        "appointment": found,
        "name": name_of(found.client),
        "therapist": name_of(found.therapist),
        "ring": may_ring(found.client, contact, at=found.starts_at),
        "writes": contact.email and bool(found.client.open("email")),
    }
    return render(request, "office/booked.html", context)


def _id(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("booking", ""))
    except ValueError:
        return None


def _book(request: HttpRequest, held: Appointment, form: PersonForm, booking: uuid.UUID) -> None:
    typed = form.cleaned_data
    book_consultation(
        appointment=held,
        name=typed["name"],
        phone=typed["phone"],
        words=typed["words"],
        privacy_version=settings.PRIVACY_VERSION,
        booking=booking,
        source="telephone",
        by=request.user,
        at=timezone.now(),
        **form.allowed,
    )


def _times(
    request: HttpRequest,
    *,
    error: str = "",
    near: datetime | None = None,
    status: int = 200,
    **known: Any,
) -> HttpResponse:
    kind = kind_called(request.GET.get("kind", ""))
    context = {
        "kind": kind,
        "kinds": queries.first_kinds(),
        "days": days_near(near, kind),
        "booking": uuid.uuid4(),
        "error": error,
    } | known
    return render(request, "office/book_times.html", context, status=status)


def _person(
    request: HttpRequest, chosen: Chosen | None, form: PersonForm, *, near: datetime | None = None
) -> HttpResponse:
    """near: the time could not be had; others close to it are shown inside the same form."""
    kind = kind_called(chosen.kind if chosen else "")
    therapists = queries.therapists_offering(kind) if kind else []
    names = {each.pk: each.public_name for each in therapists}
    context = {
        "form": form,
        "kind": kind,
        "area": settings.AREA,
        "chosen": chosen,
        "therapist": names.get(chosen.therapist_id, "") if chosen else "",
        "gone": near is not None,
        "days": days_near(near, kind) if near is not None else [],
        "minutes": settings.HOLD_MINUTES,
    }
    status = 409 if near is not None else 422 if form.is_bound else 200
    return render(request, "office/book_person.html", context, status=status)
