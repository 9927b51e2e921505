"""I shall be away: when, who stands in, who is affected, and what they will read."""

import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.absence_forms import AbsenceForm, NoticeForm
from sixteen.care.actions.absences import record_absence
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.absence_page import step, told_of
from sixteen.journeys.absences import mark_of, to_tell
from sixteen.people.access import permitted
from sixteen.people.names import name_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.people.queries import clinician_names
from sixteen.workspace.away_page import waits

caseload = permitted(Permission.CASELOAD)


@caseload
def away(request: HttpRequest) -> HttpResponse:
    """My leave, running and coming; and one more."""
    now = timezone.now()
    colleagues = clinician_names()
    colleagues.pop(request.user.pk, None)
    form = AbsenceForm(
        request.POST if request.method == "POST" else None,
        therapists=None,
        colleagues=colleagues,
        today=now.astimezone(ZoneInfo(settings.ZONE)).date(),
    )
    if form.is_valid():
        try:
            made = record_absence(
                therapist=request.user,
                cover=form.chosen("cover"),
                by=request.user,
                at=now,
                **form.span,
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("workspace:away_one", pk=made.pk)
    context = {"form": form, "rows": care.absences(at=now, therapist=request.user)}
    return render(request, "workspace/away.html", context)


@caseload
def away_one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Who is affected, with what they will read; one button; and then who was told, and how."""
    now = timezone.now()
    found = access.absence_for_therapist(request.user, pk, at=now)
    if request.method == "POST":
        sent = {name: request.POST.get(name, "") for name in ("mark", "client")}
        done, words = step(found, request.POST.get("action", ""), **sent, by=request.user, at=now)
        (messages.success if done else messages.error)(request, words)
        return redirect("workspace:away_one", pk=pk)
    people, told = to_tell(found, at=now), told_of(found, at=now)
    shown = [each.client for each in (*people, *told)]
    names = names_seen(shown, by=request.user, at=now)
    is_over = found.ended_at is not None or found.ends_at <= now
    context = {
        "absence": found,
        "cover": name_of(found.cover) if found.cover else "",
        "last_day": found.ends_at - timedelta(seconds=1),
        "is_over": is_over,
        # Whom reception may ring is reception's to see.
        "people": [(each, names[each.client.pk], "") for each in people],
        "told": [(each, names[each.client.pk], "") for each in told],
        "to_ring": sum(each.calls for each in told),
        "mark": mark_of(people),
        "waits": [] if is_over else waits(request.user, found, at=now),
    }
    return render(request, "workspace/away_one.html", context)


@caseload
def away_words(request: HttpRequest, pk: uuid.UUID, client: uuid.UUID) -> HttpResponse:
    """What one person will read, to be changed before it is sent."""
    now = timezone.now()
    found = access.absence_for_therapist(request.user, pk, at=now)
    person = next((each for each in to_tell(found, at=now) if each.client.pk == client), None)
    if person is None and request.method != "POST":
        raise Http404
    if person is None:
        context = {"absence": found, "form": NoticeForm(request.POST), "not_saved": True}
        return render(request, "workspace/away_words.html", context)
    initial = {"words": person.words, "revision": person.revision}
    form = NoticeForm(request.POST if request.method == "POST" else None, initial=initial)
    given = {"absence": found, "client": person.client, "by": request.user, "at": now}
    if form.is_valid() and form.write(**given):
        messages.success(request, "Saved. Nothing is sent yet.")
        return redirect("workspace:away_one", pk=pk)
    name = names_seen([person.client], by=request.user, at=now)[client]
    context = {"absence": found, "name": name, "form": form, "kept": form.kept}
    context["by_text"] = person.way is not None and person.way.channel == "text"
    return render(request, "workspace/away_words.html", context)
