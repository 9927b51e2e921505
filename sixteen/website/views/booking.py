"""The steps after a time was chosen: name, contact, privacy notice, and then it is booked.

A time that is not booked at once goes the same way, and is asked for at its end.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sixteen.intake.queries import newest_enquiry
from sixteen.journeys.booking import ask_for_time, book_consultation
from sixteen.people.access import get_or_post, public
from sixteen.people.reading_language import has_languages
from sixteen.scheduling import queries
from sixteen.scheduling.actions import AskFirst, NotOffered, SlotTaken, cancel
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment
from sixteen.website.clocks import home
from sixteen.website.forms import ContactForm, NameForm, PrivacyForm
from sixteen.website.help_contacts import HELP_NOW
from sixteen.website.holding import hold, places_of
from sixteen.website.kept_booking import KeptBooking
from sixteen.website.times import Wanted
from sixteen.website.views.choosing import taken


@public
@get_or_post
def name(request: HttpRequest) -> HttpResponse:
    kept = KeptBooking(request)
    form = NameForm(_sent(request), initial=kept.typed)
    if not form.is_valid():
        return _step(request, kept, "name", form)
    for answer, page in (("adult", "website:under_18"), ("lives_here", "website:out_of_area")):
        if form.cleaned_data.get(answer) == "no":
            _let_go(kept)
            return redirect(page)
    kept.keep_typed(**form.cleaned_data)
    return redirect("website:book_contact") if kept.wanted else _choose_first(request)


@public
@get_or_post
def contact(request: HttpRequest) -> HttpResponse:
    kept = KeptBooking(request)
    form = ContactForm(_sent(request), initial=kept.typed)
    if not form.is_valid():
        return _step(request, kept, "contact", form)
    kept.keep_typed(**form.cleaned_data)
    return redirect("website:book_privacy") if kept.wanted else _choose_first(request)


@public
@get_or_post
def privacy(request: HttpRequest) -> HttpResponse:
    kept = KeptBooking(request)
    held = kept.appointment()
    if held is not None and held.state != "held":
        return redirect("website:booked", code=link_code(held))
    if kept.asked() is not None:
        return redirect("website:asked")
    if kept.wanted is None:
        return _choose_first(request)
    if not kept.is_complete:
        return redirect("website:book_name")
    form = PrivacyForm(_sent(request))
    if not form.is_valid():
        return _step(request, kept, "privacy", form)
    try:
        return _book_or_ask(kept, held, kept.wanted)
    except (SlotTaken, NotOffered):
        return taken(request, kept.wanted)


@public
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What was asked for, and by when somebody answers."""
    kept = KeptBooking(request)
    time = kept.asked()
    if time is None:
        return redirect("website:book")
    context = {
        "asked": time,
        "kind": time.kind,
        "at_home": home().local(time.starts_at),
        "starts_at": kept.clock.local(time.starts_at),
        "clock": kept.clock,
        "due": newest_enquiry(time.client).next_action_due,
    }
    return render(request, "website/asked.html", context)


@public
@require_safe
def out_of_area(request: HttpRequest) -> HttpResponse:
    context = {"contacts": HELP_NOW, "area": settings.AREA}
    return render(request, "website/out_of_area.html", context)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where every box was left empty; None where the page is only read."""
    return request.POST if request.method == "POST" else None


def _let_go(kept: KeptBooking) -> None:
    held = kept.appointment()
    if held is not None and held.state == "held":
        cancel(appointment=held, by=None, at=timezone.now())


def _book_or_ask(kept: KeptBooking, held: Appointment | None, wanted: Wanted) -> HttpResponse:
    person = _person(kept)
    try:
        booked = book_consultation(appointment=held or hold(kept, wanted), **person)
    except AskFirst:
        kind = queries.appointment_kind(wanted.kind)
        places = places_of(wanted)
        ask_for_time(kind=kind, places=places, starts_at=wanted.starts_at, **person)
        kept.done()
        return redirect("website:asked")
    kept.done()
    return redirect("website:booked", code=booked.code)


def _person(kept: KeptBooking) -> dict[str, Any]:
    """What was typed, as book_consultation and ask_for_time take it."""
    typed, ways = kept.typed, set(kept.typed["ways"])
    return {
        "name": typed["name"],
        "email": typed["email"],
        "phone": typed["phone"],
        "allow_email": "email" in ways,
        "allow_text": "text" in ways,
        "allow_phone": "phone" in ways,
        "allow_voicemail": "voicemail" in ways,
        "privacy_version": settings.PRIVACY_VERSION,
        "booking": kept.id,
        "language": (get_language() or "") if has_languages() else "",
        "by": None,
        "at": timezone.now(),
    }


def _step(request: HttpRequest, kept: KeptBooking, step: str, form: forms.Form) -> HttpResponse:
    wanted = kept.wanted
    if wanted is None and request.method != "POST":
        return _choose_first(request)
    context: dict[str, Any] = {"form": form, "wanted": wanted}
    if wanted is not None:
        context |= {
            "kind": queries.appointment_kind(wanted.kind),
            "at_home": home().local(wanted.starts_at),
            "starts_at": kept.clock.local(wanted.starts_at),
            "clock": kept.clock,
            "asks": kept.asks,
            "still_kept": kept.appointment() is not None,
            "minutes": settings.HOLD_MINUTES,
        }
    status = 422 if form.is_bound else 200
    return render(request, f"website/book_{step}.html", context, status=status)


def _choose_first(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Please choose a time. What you typed before is kept."))
    return redirect("website:book")
