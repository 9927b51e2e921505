"""What a therapist brings to supervision and takes away from it: of their own courses only."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import supervision_meetings as actions
from sixteen.care.models import Course, SupervisionPoint
from sixteen.care.refusals import Stale
from sixteen.people.access import get_or_post, permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import names_of
from sixteen.people.permissions import Permission
from sixteen.workspace.agenda import rows_of
from sixteen.workspace.forms.supervision import QuestionForm

caseload = permitted(Permission.CASELOAD)


@caseload
@require_safe
def my_supervision(request: HttpRequest) -> HttpResponse:
    """My agenda, and the meetings I was at. Of a group nothing is shown but that it was one."""
    now = timezone.now()
    rows = rows_of(access.agenda_for_therapist(request.user, at=now), at=now)
    links = care.supervisors_of(request.user, at=now)
    names = names_of(link.supervisor for link in links)
    held = care.meetings_with(request.user)
    who = names_of(each.supervisor for each in held)
    context = {
        "asking": [row for row in rows if row.items],
        "quiet": [row for row in rows if not row.items],
        "supervisors": [(link, names[link.supervisor_id]) for link in links],
        "held": [(each, who[each.supervisor_id], len(each.places.all())) for each in held],
    }
    return render(request, "workspace/my_supervision.html", context)


def _talks(course: Course) -> list[tuple[SupervisionPoint, str]]:
    return [(point, point.open("agreed") or "") for point in care.points_of(course)]


@caseload
@get_or_post
def ask(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The therapist's question about one course, and what was agreed about it."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    kept = care.open_question(course)
    revision, elsewhere = kept.revision if kept else 0, ""
    initial = {"words": kept.open("words") or "" if kept else "", "revision": revision}
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        if form.cleaned_data["words"] == initial["words"]:
            return redirect("workspace:my_supervision")
        try:
            actions.ask_in_supervision(
                course=course,
                words=form.cleaned_data["words"],
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale:
            form = QuestionForm(sent_over(request.POST, revision=revision))
            elsewhere = initial["words"] or "The question was talked about, or taken off."
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:my_supervision")
    row = rows_of([course], at=now)[0]
    outside = [each for each in care.supervisors_of(course.therapist, at=now) if each.outside]
    readers = list(names_of(each.supervisor for each in outside).values())
    context = {"form": form, "elsewhere": elsewhere, "row": row, "course": course}
    context |= {"name": row.name, "outside_readers": readers, "points": _talks(course)}
    return render(request, "workspace/ask_supervision.html", context)
