"""The steps after a time was chosen: name, contact, privacy notice, and then it is booked."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sixteen.journeys.booking import book_consultation
from sixteen.people.access import public
from sixteen.scheduling.actions import NotOffered, SlotTaken, cancel
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment
from sixteen.website.forms import ContactForm, NameForm, PrivacyForm
from sixteen.website.holding import hold
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import zone
from sixteen.website.views.choosing import taken

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@public
@GET_OR_POST
def name(request: HttpRequest) -> HttpResponse:
    kept = KeptBooking(request)
    form = NameForm(_sent(request), initial=kept.typed)
    if not form.is_valid():
        return _step(request, kept, "name", form)
    held = kept.appointment()
    if form.cleaned_data["adult"] == "no":
        if held is not None and held.state == "held":
            cancel(appointment=held, by=None, at=timezone.now())
        return redirect("website:under_18")
    kept.keep_typed(**form.cleaned_data)
    return redirect("website:book_contact") if kept.wanted else _choose_first(request)


@public
@GET_OR_POST
def contact(request: HttpRequest) -> HttpResponse:
    kept = KeptBooking(request)
    form = ContactForm(_sent(request), initial=kept.typed)
    if not form.is_valid():
        return _step(request, kept, "contact", form)
    kept.keep_typed(**form.cleaned_data)
    return redirect("website:book_privacy") if kept.wanted else _choose_first(request)


@public
@GET_OR_POST
def privacy(request: HttpRequest) -> HttpResponse:
    kept = KeptBooking(request)
    held = kept.appointment()
    if held is not None and held.state != "held":
        return redirect("website:booked", code=link_code(held))
    if kept.wanted is None:
        return _choose_first(request)
    if not kept.is_complete:
        return redirect("website:book_name")
    form = PrivacyForm(_sent(request))
    if not form.is_valid():
        return _step(request, kept, "privacy", form)
    try:
        return _book(kept, held or hold(kept, kept.wanted))
    except (SlotTaken, NotOffered):
        return taken(request, kept.wanted)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where every box was left empty; None where the page is only read."""
    return request.POST if request.method == "POST" else None


def _book(kept: KeptBooking, held: Appointment) -> HttpResponse:
    typed, ways = kept.typed, set(kept.typed["ways"])
    booked = book_consultation(
        appointment=held,
        name=typed["name"],
        email=typed["email"],
        phone=typed["phone"],
        allow_email="email" in ways,
        allow_text="text" in ways,
        allow_phone="phone" in ways,
        allow_voicemail="voicemail" in ways,
        privacy_version=settings.PRIVACY_VERSION,
        booking=kept.id,
        by=None,
        at=timezone.now(),
    )
    kept.done()
    return redirect("website:booked", code=booked.code)


def _step(request: HttpRequest, kept: KeptBooking, step: str, form: forms.Form) -> HttpResponse:
    wanted = kept.wanted
    if wanted is None and request.method != "POST":
        return _choose_first(request)
    context = {
        "form": form,
        "wanted": wanted,
        "starts_at": wanted.starts_at.astimezone(zone()) if wanted else None,
        "still_kept": kept.appointment() is not None,
        "minutes": settings.HOLD_MINUTES,
    }
    status = 422 if form.is_bound else 200
    return render(request, f"website/book_{step}.html", context, status=status)


def _choose_first(request: HttpRequest) -> HttpResponse:
    messages.info(request, "Please choose a time. What you typed before is kept.")
    return redirect("website:book")
