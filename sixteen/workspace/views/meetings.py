"""Meetings of supervision: who was there, and what was agreed about whom."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import supervision_meetings as actions
from sixteen.care.models import Course, SupervisionMeeting
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.access import get_or_post, permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import names_of
from sixteen.people.permissions import Permission
from sixteen.workspace.agenda import rows_of
from sixteen.workspace.forms.supervision import AgreedForm, MeetingForm
from sixteen.workspace.views.supervision import grouped

supervising = permitted(Permission.SUPERVISION)


@supervising
@get_or_post
def meetings(request: HttpRequest) -> HttpResponse:
    """Begin or write down a meeting; those that were held."""
    now = timezone.now()
    linked = access.therapists_of(request.user, at=now)
    people = {each.pk: each for each in linked}
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        therapists=names_of(linked),
        at=now,
    )
    if form.is_valid():
        try:
            made = actions.hold_meeting(
                therapists=[people[uuid.UUID(pk)] for pk in form.cleaned_data["therapists"]],
                held_at=form.cleaned_data["held_at"],
                minutes=form.cleaned_data["minutes"],
                by=request.user,
                at=now,
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("workspace:meeting", meeting=made.pk)
    held = with_names(care.meetings_held_by(request.user))
    context = {"form": form, "linked": linked, "held": held}
    return render(request, "workspace/meetings.html", context)


@supervising
@require_safe
def meeting(request: HttpRequest, meeting: uuid.UUID) -> HttpResponse:
    """The agenda of who was there, and what was agreed in this meeting."""
    now = timezone.now()
    found = access.meeting_for_supervisor(request.user, meeting)
    courses = access.agenda_for_supervisor(request.user, at=now, meeting=found)
    hide = care.therapists_read_by_initials(request.user, at=now)
    rows = rows_of(courses, at=now, hide=hide)
    said = {point.course_id for point in found.points.all()}
    context = {
        "meeting": found,
        "who": with_names([found])[0][1],
        "groups": grouped(rows, courses),
        "said": said,
        "outside": any(course.therapist_id in hide for course in courses),
    }
    return render(request, "workspace/meeting.html", context)


@supervising
@get_or_post
def agreed(request: HttpRequest, meeting: uuid.UUID, pk: uuid.UUID) -> HttpResponse:
    """What was agreed about one course in one meeting."""
    now = timezone.now()
    found = access.meeting_for_supervisor(request.user, meeting)
    course = access.case_of_meeting(request.user, found, pk, at=now)
    kept = care.point_of(found, course)
    revision, elsewhere = kept.revision if kept else 0, ""
    initial = {"agreed": kept.open("agreed") or "" if kept else "", "revision": revision}
    form = AgreedForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        if kept is not None and kept.open("agreed") == (form.cleaned_data["agreed"] or None):
            return redirect("workspace:meeting", meeting=found.pk)
        try:
            actions.agree_on(
                meeting=found,
                course=course,
                agreed=form.cleaned_data["agreed"],
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale:
            form = AgreedForm(sent_over(request.POST, revision=revision))
            elsewhere = initial["agreed"]
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:meeting", meeting=found.pk)
    context = {"form": form, "elsewhere": elsewhere, **_case(request, found, course, now)}
    return render(request, "workspace/agreed.html", context)


def _case(
    request: HttpRequest, found: SupervisionMeeting, course: Course, now: datetime
) -> dict[str, Any]:
    outside = access.reads_initials_only(request.user, course, at=now)
    row = rows_of([course], at=now, hide=[course.therapist_id] if outside else [])[0]
    return {"meeting": found, "row": row, "name": row.name, "outside": outside}


@permitted(Permission.CASELOAD, Permission.SUPERVISION)
@require_POST
def point_done(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What was agreed is done."""
    now = timezone.now()
    point = access.point_to_finish(request.user, pk, at=now)
    actions.finish_point(point=point, by=request.user, at=now)
    messages.success(request, "Saved. It is done, and does not come up again.")
    holds = request.user.pk in (point.course.therapist_id, point.course.deputy_id)
    return redirect("workspace:my_supervision" if holds else "workspace:supervision")


def with_names(held: list[SupervisionMeeting]) -> list[tuple[SupervisionMeeting, str]]:
    """Each meeting with the names of who was there."""
    names = names_of(place.therapist for each in held for place in each.places.all())
    return [
        (each, " and ".join(sorted(names[place.therapist_id] for place in each.places.all())))
        for each in held
    ]
