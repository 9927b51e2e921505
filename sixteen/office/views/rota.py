"""The duty rota: who is on duty when, where nobody is, and what a client reads on a Friday."""

import uuid
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import queries as care
from sixteen.care.actions import rota as actions
from sixteen.care.cover import cover_of, said_to_the_client
from sixteen.care.refusals import NotAllowed
from sixteen.domain.rota import gaps
from sixteen.domain.slots import Interval, instant
from sixteen.office.rota_form import TurnForm
from sixteen.people.access import permitted
from sixteen.people.names import names_of
from sixteen.people.permissions import Permission

DAYS = 28
FRIDAY, SEVEN = 4, time(19)


@permitted(Permission.SERVICE)
def rota(request: HttpRequest) -> HttpResponse:
    """The next four weeks; one more turn is added below."""
    now = timezone.now()
    people = care.duty_clinicians()
    names = names_of(people)
    form = TurnForm(
        request.POST or None, people=[(str(each.pk), names[each.pk]) for each in people], at=now
    )
    if request.method == "POST" and form.is_valid():
        chosen = {str(each.pk): each for each in people}[form.cleaned_data["clinician"]]
        starts_at, ends_at = form.cleaned_data["starts_at"], form.cleaned_data["ends_at"]
        try:
            actions.add_turn(
                clinician=chosen, starts_at=starts_at, ends_at=ends_at, by=request.user, at=now
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. The turn is on the rota.")
            return redirect("office:rota")
    context = {"form": form, "nobody_holds_it": not people, **_page(now)}
    return render(request, "office/rota.html", context)


def _page(now: datetime) -> dict[str, Any]:
    """Turns and gaps in one order, and the coming Friday at 19:00."""
    turns = care.turns_to_come(at=now, days=DAYS)
    names = names_of(turn.clinician for turn in turns)
    spans = [Interval(turn.starts_at, turn.ends_at) for turn in turns]
    open_ones = gaps(spans, now, now + timedelta(days=DAYS))
    rows: list[dict[str, Any]] = [
        {
            "turn": turn,
            "start": turn.starts_at,
            "end": turn.ends_at,
            "name": names[turn.clinician_id],
        }
        for turn in turns
    ]
    rows += [{"turn": None, "start": gap.start, "end": gap.end} for gap in open_ones]
    friday = _friday_at_seven(now)
    cover = cover_of(None, at=friday)
    return {
        "rows": sorted(rows, key=lambda row: row["start"]),
        "friday": friday,
        "cover": cover,
        "reader": names_of([cover.reader])[cover.reader.pk],
        "sentence": said_to_the_client(cover, at=friday),
    }


def _friday_at_seven(now: datetime) -> datetime:
    today = now.astimezone(ZoneInfo(settings.ZONE)).date()
    ahead = (FRIDAY - today.weekday()) % 7
    found = instant(today + timedelta(days=ahead), SEVEN, settings.ZONE)
    return found if found > now else found + timedelta(days=7)


@permitted(Permission.SERVICE)
def end_turn(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a turn out, or let the one that runs end now. Gone already: nothing happens."""
    now = timezone.now()
    if request.method == "POST":
        turn = next((t for t in care.turns_to_come(at=now, days=366) if t.pk == pk), None)
        if turn is None:
            messages.info(request, "That turn is over, or was taken out already.")
        else:
            actions.end_turn(turn=turn, by=request.user, at=now)
            messages.success(request, "Saved. Look whether somebody else has to stand in.")
    return redirect("office:rota")
