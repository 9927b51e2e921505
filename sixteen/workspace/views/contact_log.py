"""The contact log of a course, and calls that are to be returned."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.access.knowing import holds
from sixteen.care.actions import contact_log as actions
from sixteen.care.models import CallBack, Course
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.access import permitted
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.workspace.calls import call_rows
from sixteen.workspace.forms.contact_log import ContactForm, ReturnedForm, owners_of
from sixteen.workspace.log_page import logged
from sixteen.workspace.reaching import ways_of

caseload = permitted(Permission.CASELOAD)


@caseload
def contact_log(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What was said outside the sessions, and a form for more."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    people = care.clinicians_of(course.client).people
    names = names_of([course.client, *people])
    form = ContactForm(request.POST or None, owners=owners_of(people, names, request.user))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, course, form, now)
        except NotAllowed as refused:
            form.sent_before(str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:contact_log", pk=pk)
    context = {
        "course": course,
        "name": names[course.client_id],
        "ways": ways_of(course.client),
        "calls": call_rows(care.calls_to_return_of(course.client)),
        "entries": logged(care.contact_entries(course)),
        "today": timezone.localdate(),
        "form": form,
    }
    return render(request, "workspace/contact_log.html", context)


def _keep(request: HttpRequest, course: Course, form: ContactForm, now: datetime) -> None:
    typed = form.cleaned_data
    actions.log_contact(
        course=course,
        mark=typed["mark"],
        said=form.said(),
        happened_at=typed["happened_at"],
        by=request.user,
        at=now,
    )
    if not typed["call_on"]:
        return
    people = {str(who.pk): who for who in care.clinicians_of(course.client).people}
    actions.ask_for_call_back(
        client=course.client,
        owner=people.get(typed["call_owner"], request.user),
        # The same look at the form makes one entry and one call.
        mark=uuid.uuid5(typed["mark"], "call"),
        name=typed["name"] or name_of(course.client),
        number=typed["call_number"],
        words="",
        due=typed["call_on"],
        by=request.user,
        at=now,
    )


@caseload
def call_back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Whom to ring and by which rules; then what came of it."""
    now = timezone.now()
    call = access.call_back_for(request.user, pk, at=now)
    form = ReturnedForm(request.POST or None)
    not_saved = False
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.return_call(
                call=call,
                mark=typed["mark"],
                said=form.said(call.open("name") or ""),
                again_on=typed["again_on"],
                by=request.user,
                at=now,
            )
        except Stale as stale:
            call, not_saved = stale.row, True
        except NotAllowed as refused:
            form.sent_before(str(refused))
        else:
            messages.success(request, "Saved." if typed["again_on"] else "Saved. It is done.")
            return redirect("workspace:today")
    not_saved = not_saved or (call.done_at is not None and form.is_bound)
    page = _page(call, form, not_saved)
    # Who stands in reads what was left and how to ring, and not the log of the course.
    page["log"] = call.course_id if call.course and holds(request.user, call.course) else None
    return render(request, "workspace/call_back.html", page)


def _page(call: CallBack, form: ReturnedForm, not_saved: bool) -> dict[str, Any]:
    people = [call.client, call.owner, call.asked_by]
    names = names_of([*people, call.done_by] if call.done_by else people)
    return {
        "call": call,
        "name": names[call.client_id],
        "owner": names[call.owner_id],
        "asked_by": names[call.asked_by_id],
        "done_by": names[call.done_by_id] if call.done_by_id else "",
        "caller": call.open("name") or "",
        "number": call.open("number") or "",
        "words": call.open("words") or "",
        "ways": ways_of(call.client),
        "form": form,
        "not_saved": not_saved,
    }
