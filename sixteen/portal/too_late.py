"""What is sent to a form that has closed meanwhile: sent elsewhere, over, moved, cancelled, ended.

The answers stay as they are, and the page says that this one is not among them. What a clinician
has to look at is looked at all the same, and help stands there at once.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sixteen.care import queries as care
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.journeys import answering as journey
from sixteen.portal.forms import QuestionForm
from sixteen.portal.sitting import Sitting


def answer_page(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    """Whatever was sent as the answer to this question."""
    now = timezone.now()
    is_heard = _is_heard(request, sitting, number, now)
    return _page(request, sitting, now, is_heard=is_heard, number=number)


def ring_page(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """They would like somebody to get in touch."""
    now = timezone.now()
    journey.ask_to_be_rung(request=sitting.asked, by=sitting.by, at=now)
    return _page(request, sitting, now, is_asked=True)


def nobodys_page(request: HttpRequest) -> HttpResponse:
    """By a link that leads to nothing: it looks like what nobody has to look at."""
    return render(request, "portal/not_saved.html")


def help_of(sitting: Sitting, now: datetime) -> dict[str, Any]:
    """Who looks and by when, a way to ask for a call, and whether there is a safety plan."""
    return {
        "who_reads": journey.who_reads(request=sitting.asked, at=now, named=sitting.is_signed_in),
        "has_plan": "safety" in care.plans_of_client(sitting.asked.client),
        "sitting": sitting,
        "signed_in": sitting.is_signed_in,
    }


def _is_heard(request: HttpRequest, sitting: Sitting, number: int, now: datetime) -> bool:
    measure = measure_of(sitting.asked.measure)
    if not 1 <= number <= len(measure.items):
        return False
    item, value = measure.items[number - 1], None
    if "skip" not in request.POST:
        form = QuestionForm(request.POST, measure=measure, item=item)
        if not form.is_valid():
            return False
        value = form.cleaned_data["answer"]
    return journey.hear_too_late(
        request=sitting.asked, item=item.code, value=value, by=sitting.by, at=now
    )


def _page(
    request: HttpRequest,
    sitting: Sitting,
    now: datetime,
    *,
    is_heard: bool = False,
    is_asked: bool = False,
    number: int = 0,
) -> HttpResponse:
    context: dict[str, Any] = {"is_heard": is_heard, "is_asked": is_asked}
    if is_heard or is_asked:
        context |= help_of(sitting, now)
    if is_heard:
        context["to_ring"] = sitting.to("after_answer", number)
    return render(request, "portal/not_saved.html", context)
