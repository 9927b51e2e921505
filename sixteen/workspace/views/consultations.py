"""After a consultation: what was decided, and the start of the course that follows."""

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care.access import course_for_therapist
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.intake import access, actions
from sixteen.journeys import courses
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.scheduling import queries as scheduling
from sixteen.scheduling.refusals import NotOffered, SeriesClash, SlotTaken
from sixteen.workspace.forms.consultation import ConsultationForm, StartCourseForm
from sixteen.workspace.naming import name_of

CODE = "invitation-code"


@permitted(Permission.CASELOAD)
def consultation(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record what was decided; once recorded, read it."""
    now = timezone.now()
    enquiry = access.consultation_for_clinician(request.user, pk, at=now)
    recorded = access.recorded_consultation(request.user, enquiry, at=now)
    form = ConsultationForm(request.POST or None)
    if request.method == "POST" and recorded is None and form.is_valid():
        actions.record_consultation(
            enquiry=enquiry,
            decision=form.cleaned_data["decision"],
            protocol=form.cleaned_data["protocol"],
            reasons=form.cleaned_data["reasons"],
            options_discussed=form.cleaned_data["options_discussed"],
            safety=form.safety(),
            signpost=form.cleaned_data["signpost"],
            by=request.user,
            at=now,
        )
        messages.success(request, "Saved.")
        return redirect("workspace:consultation", pk=pk)
    context = {
        "enquiry": enquiry,
        "recorded": recorded,
        "form": form,
        "name": name_of(enquiry.client),
        "can_start": recorded and access.can_start(enquiry),
    }
    return render(request, "workspace/consultation.html", context)


@permitted(Permission.CASELOAD)
def start_course(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The course, its weekly times and its questionnaires, all in one step or not at all."""
    now = timezone.now()
    enquiry = access.suitable_enquiry(request.user, pk, at=now)
    form = _start_form(request, enquiry, now)
    clash: SlotTaken | NotOffered | None = None
    if request.method == "POST" and form.is_valid():
        try:
            started = _start(request, enquiry, form, now)
        except (SlotTaken, NotOffered) as refused:
            clash = refused
        else:
            if started.code:
                request.session[f"{CODE}-{started.course.pk}"] = started.code
                return redirect("workspace:invitation", pk=started.course.pk)
            messages.success(request, "Saved. The course has begun and its times are booked.")
            return redirect("workspace:course", pk=started.course.pk)
    context = {
        "enquiry": enquiry,
        "form": form,
        "name": name_of(enquiry.client),
        "weeks": _weeks(clash),
        "zone": settings.ZONE,
    }
    return render(request, "workspace/start_course.html", context)


@permitted(Permission.CASELOAD)
def invitation(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The code for a client without e-mail, to be told by phone. It goes once it was told."""
    course = course_for_therapist(request.user, pk, at=timezone.now())
    if request.method == "POST":
        request.session.pop(f"{CODE}-{course.pk}", None)
        return redirect("workspace:course", pk=pk)
    code = request.session.get(f"{CODE}-{course.pk}")
    context = {"course": course, "name": name_of(course.client), "code": code}
    return render(request, "workspace/invitation.html", context)


def _start_form(request: HttpRequest, enquiry: Any, now: datetime) -> StartCourseForm:
    initial = {"protocol": enquiry.consultation.protocol or "DIT", "planned_sessions": 16}
    initial |= {"format": "in_person", "measures": list(MEASURES)}
    return StartCourseForm(
        request.POST or None,
        initial=initial,
        rooms=scheduling.rooms(),
        zone=settings.ZONE,
        at=now,
    )


def _start(request: HttpRequest, enquiry: Any, form: StartCourseForm, now: datetime) -> Any:
    typed = form.cleaned_data
    return courses.start_course(
        enquiry=enquiry,
        therapist=request.user,
        protocol=typed["protocol"],
        planned_sessions=typed["planned_sessions"],
        first_starts_at=typed["first_starts_at"],
        room=form.chosen_room,
        format=typed["format"],
        zone=settings.ZONE,
        measures=typed["measures"],
        by=request.user,
        at=now,
    )


def _weeks(clash: SlotTaken | NotOffered | None) -> list[datetime]:
    """The weeks that do not fit, on the service's clock."""
    if clash is None:
        return []
    weeks = clash.weeks if isinstance(clash, SeriesClash) else [clash.starts_at]
    return [week.astimezone(ZoneInfo(settings.ZONE)) for week in weeks]
