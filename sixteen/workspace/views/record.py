"""The record of a course beside its sessions, and what is asked about and written down anew."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.asked_about import write_version
from sixteen.care.models import Course, EmergencyContact, OtherHelp
from sixteen.care.refusals import Stale
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace import record_page
from sixteen.workspace.calls import call_rows
from sixteen.workspace.forms.record import EmergencyContactForm, OtherHelpForm, Versioned
from sixteen.workspace.log_page import logged

caseload = permitted(Permission.CASELOAD)
LATEST = 3


@permitted(Permission.CASELOAD, Permission.SUPERVISION)
@require_safe
def record(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """For the therapist and the deputy; to read, for a linked supervisor."""
    now = timezone.now()
    course = access.record_for_reader(request.user, pk, at=now)
    entries = care.contact_entries(course)
    context = {
        "course": course,
        "name": name_of(course.client),
        "may_write": access.may_write_record(request.user, course),
        "calls": call_rows(care.calls_to_return_of(course.client)),
        "entries": logged(entries[:LATEST]),
        "more": max(0, len(entries) - LATEST),
        "documents": record_page.documents(course),
        "emergency": record_page.emergency(course.client),
        "other_help": record_page.versions(care.other_help_of(course)[:1]),
        "concerns": record_page.concerns(course),
        "disagreements": record_page.disagreements(course.client),
        "today": timezone.localdate(),
    }
    return render(request, "workspace/record.html", context)


@caseload
def other_help(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Medication and other help: what they said last, what before, and a form for what is new."""
    course = access.course_for_therapist(request.user, pk, at=timezone.now())
    page = "workspace/other_help.html"
    return _asked(request, page, course, OtherHelp, OtherHelpForm, care.other_help_of(course))


@caseload
def emergency_contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Whom to ring in an emergency, and whether they agreed to it."""
    course = access.course_for_therapist(request.user, pk, at=timezone.now())
    kept = care.emergency_contacts_of(course)
    before = None if kept else care.emergency_contact_of(course.client)
    page = "workspace/emergency_contact.html"
    return _asked(request, page, course, EmergencyContact, EmergencyContactForm, kept, before)


def _asked(
    request: HttpRequest,
    page: str,
    course: Course,
    kind: Any,
    form_of: type[Versioned],
    kept: list[Any],
    before: Any = None,
) -> HttpResponse:
    """before: from an earlier course, to begin with."""
    newest = kept[0] if kept else None
    said = (newest or before).open("said") if newest or before else {}
    initial = {**said, "seen": newest.version if newest else 0, "asked_on": timezone.localdate()}
    form, elsewhere = form_of(request.POST or None, initial=initial), False
    if request.method == "POST" and form.is_valid():
        try:
            write_version(
                kind,
                course=course,
                said=form.said(),
                seen=form.cleaned_data["seen"] or 0,
                by=request.user,
                at=timezone.now(),
            )
        except Stale as stale:
            form.changed_meanwhile(stale.row.version)
            elsewhere = True
        else:
            messages.success(request, "Saved. What was said before is kept.")
            return redirect("workspace:record", pk=course.pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "form": form,
        "versions": record_page.versions(kept),
        "elsewhere": elsewhere,
    }
    return render(request, page, context)
