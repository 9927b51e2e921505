"""Breaking the glass: notes for a clinician outside the care team, in an emergency."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sixteen.care import access
from sixteen.care.actions import break_glass as actions
from sixteen.care.models import Course
from sixteen.ical.feed import initials
from sixteen.people.access import permitted
from sixteen.people.models import Client
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.vault.rows import opened
from sixteen.workspace.forms.break_glass import BreakGlassForm, WhoseNotesForm
from sixteen.workspace.session_page import all_shown
from sixteen.workspace.whereabouts import in_words

clinician = permitted(Permission.CASELOAD, Permission.SUPERVISION, Permission.DUTY)


@clinician
def find(request: HttpRequest) -> HttpResponse:
    """Whose notes: the whole name, typed. Answered with initials and birth dates."""
    now = timezone.now()
    name = ""
    form = WhoseNotesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
    found = access.people_to_break_glass_for(request.user, name, at=now)
    context = {"form": form, "looked": bool(name), "found": [_known_as(each) for each in found]}
    return render(request, "workspace/break_glass_find.html", context)


def _known_as(client: Client) -> dict[str, Any]:
    """Enough to see that it is the right person, for somebody who knows the name."""
    (row,) = opened([client]) or [None]
    name, born = (row.open("name"), row.open("birth_date")) if row else ("", "")
    return {"client": client, "initials": initials(name or "") or "No name", "born": born or ""}


@clinician
def ask(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What it means to open them, said before; then the reason."""
    now = timezone.now()
    course = access.course_to_break_glass_for(request.user, pk, at=now)
    if access.knows(request.user, course, at=now):
        return _own_way_in(request, course, now)
    form = BreakGlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opening = actions.break_glass(
            course=course, reason=form.cleaned_data["reason"], by=request.user, at=now
        )
        return redirect("workspace:opened_notes", pk=opening.pk)
    context = {
        "form": form,
        "who": _known_as(course.client),
        "therapist": name_of(course.therapist),
    }
    return render(request, "workspace/break_glass.html", context)


def _own_way_in(request: HttpRequest, course: Course, now: datetime) -> HttpResponse:
    messages.info(request, "You are in the care team: there is nothing to break open.")
    holder = request.user.pk in (course.therapist_id, course.deputy_id)
    return redirect("workspace:course" if holder else "workspace:supervised_course", pk=course.pk)


@clinician
@require_safe
def opened_notes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The signed notes, while the hour lasts. To read only."""
    now = timezone.now()
    opening = access.opening_for(request.user, pk, at=now)
    notes = access.notes_behind_glass(request.user, opening, at=now)
    shown = all_shown((note.session, note) for note in notes)
    context = {
        "opening": opening,
        "who": _known_as(opening.client),
        "whereabouts": in_words(access.whereabouts_behind_glass(request.user, opening, at=now)),
        "notes": list(zip((note.session for note in notes), shown, strict=True)),
    }
    return render(request, "workspace/opened_notes.html", context)


@permitted(Permission.CASELOAD)
@require_POST
def seen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The therapist has seen who opened the notes, and why."""
    now = timezone.now()
    opening = access.opening_for_owner(request.user, pk, at=now)
    actions.say_seen(opening=opening, by=request.user, at=now)
    return redirect("workspace:today")
