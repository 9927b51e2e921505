"""A therapist is ill today, or away: who was to come, what they will read, and what was done."""

import uuid
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care.absence_forms import AbsenceForm, NoticeForm
from sixteen.care.access import absence_for_office
from sixteen.care.actions.absences import record_absence
from sixteen.care.models import Absence
from sixteen.care.queries import absences
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.absence_page import step, told_of
from sixteen.journeys.absences import ToTell, mark_of, to_tell
from sixteen.office.contact_words import may_ring
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of, names_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.people.queries import clinician_names, current_contact, therapist_names

runs_it = permitted(Permission.DIARY, Permission.SERVICE)


@runs_it
@get_or_post
def away(request: HttpRequest) -> HttpResponse:
    """Who is away now or soon; and one more."""
    now = timezone.now()
    today = now.astimezone(ZoneInfo(settings.ZONE)).date()
    form = _form(request, today)
    if form.is_valid():
        try:
            made = record_absence(
                therapist=form.chosen("therapist"),
                cover=form.chosen("cover"),
                by=request.user,
                at=now,
                **form.span,
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("office:away_one", pk=made.pk)
    found = absences(at=now)
    names = names_of([each.therapist for each in found] + [e.cover for e in found if e.cover])
    rows = [(each, names[each.therapist_id], names.get(each.cover_id, "")) for each in found]
    context = {"form": form, "rows": rows, **_nav(request)}
    return render(request, "office/away.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, today: date) -> AbsenceForm:
    return AbsenceForm(
        request.POST if request.method == "POST" else None,
        therapists=therapist_names(),
        colleagues=clinician_names(),
        today=today,
        initial={"first_day": today, "last_day": today},
    )


@runs_it
@get_or_post
def away_one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Who was to come, with what they will read; one button; and then who was told, and how."""
    now = timezone.now()
    found = absence_for_office(request.user, pk, at=now)
    if request.method == "POST":
        sent = {name: request.POST.get(name, "") for name in ("mark", "client")}
        done, words = step(found, request.POST.get("action", ""), **sent, by=request.user, at=now)
        (messages.success if done else messages.error)(request, words)
        return redirect("office:away_one", pk=pk)
    people, told = to_tell(found, at=now), told_of(found, at=now)
    shown = [each.client for each in (*people, *told)]
    names = names_seen(shown, by=request.user, at=now)
    context = {
        "absence": found,
        "therapist": name_of(found.therapist),
        "cover": name_of(found.cover) if found.cover else "",
        "last_day": found.ends_at - timedelta(seconds=1),
        "is_over": found.ended_at is not None or found.ends_at <= now,
        "people": [(each, names[each.client.pk], _rung(each)) for each in people],
        "told": [
            (each, names[each.client.pk], may_ring(each.client, each.contact, at=now))
            for each in told
        ],
        "to_ring": sum(each.calls for each in told),
        "mark": mark_of(people),
        **_nav(request),
    }
    return render(request, "office/away_one.html", context)


def _rung(person: ToTell) -> str:
    return may_ring(person.client, current_contact(person.client), at=timezone.now())


@runs_it
@get_or_post
def away_words(request: HttpRequest, pk: uuid.UUID, client: uuid.UUID) -> HttpResponse:
    """What one person will read, to be changed before it is sent."""
    now = timezone.now()
    found = absence_for_office(request.user, pk, at=now)
    person = next((each for each in to_tell(found, at=now) if each.client.pk == client), None)
    if person is None and request.method != "POST":
        raise Http404
    if person is None:
        return _too_late(request, found, NoticeForm(request.POST))
    form = NoticeForm(
        request.POST if request.method == "POST" else None,
        initial={"words": person.words, "revision": person.revision},
    )
    given = {"absence": found, "client": person.client, "by": request.user, "at": now}
    if form.is_valid() and form.write(**given):
        messages.success(request, "Saved. Nothing is sent yet.")
        return redirect("office:away_one", pk=pk)
    name = names_seen([person.client], by=request.user, at=now)[client]
    context = {"absence": found, "name": name, "form": form, "kept": form.kept}
    context |= {"by_text": person.way is not None and person.way.channel == "text", **_nav(request)}
    return render(request, "office/away_words.html", context, status=422 if form.errors else 200)


def _too_late(request: HttpRequest, found: Absence, form: NoticeForm) -> HttpResponse:
    context: dict[str, Any] = {"absence": found, "form": form, "not_saved": True, **_nav(request)}
    return render(request, "office/away_words.html", context)


def _nav(request: HttpRequest) -> dict[str, bool]:
    return {"runs_diary": request.user.may(Permission.DIARY)}
