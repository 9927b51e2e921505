"""Recordings of sessions: said yes to today, sent to one rater, taken back."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import recordings as actions
from sixteen.care.models import Session
from sixteen.care.refusals import NotAllowed
from sixteen.people.access import get_or_post, permitted
from sixteen.people.models import Account
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.recording import RecordingForm
from sixteen.workspace.recording_upload import takes_recording

caseload = permitted(Permission.CASELOAD)
CHOOSE = "Choose the recording."
KEPT = "Saved. It lies sealed, and only the person you chose can hear it."
NO_MORE = "Saved. Nothing is recorded any more, and what there was is deleted."


@takes_recording
@caseload
@get_or_post
def recording(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """The recording of one session. A file is sealed as it comes, before this view is asked."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    raters = _raters(session, now)
    names = names_of(raters.values())
    form = RecordingForm(request.POST if request.method == "POST" else None, raters=names)
    if request.method == "POST":
        form.is_valid()
        if _keep(request, session, form, raters, now):
            messages.success(request, KEPT)
            return redirect("workspace:recording", pk=pk, number=number)
    context = _page(session, now) | {"form": form, "raters": raters}
    status = 422 if form.errors else 200
    return render(request, "workspace/recording.html", context, status=status)


def _keep(
    request: HttpRequest,
    session: Session,
    form: RecordingForm,
    raters: dict[uuid.UUID, Account],
    now: datetime,
) -> bool:
    """Whether a row speaks of the file now. If not, the form says why, and the file is dropped."""
    sent = request.recording  # type: ignore[attr-defined]
    if sent.kept is None:
        form.add_error("recording", sent.wrong or CHOOSE)
    if form.errors:
        return False
    try:
        actions.keep_recording(
            session=session,
            made=sent.kept,
            rater=raters[uuid.UUID(form.cleaned_data["rater"])],
            by=request.user,
            at=now,
        )
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    request.recording_is_kept = True  # type: ignore[attr-defined]
    return True


def _raters(session: Session, now: datetime) -> dict[uuid.UUID, Account]:
    links = care.supervisors_of(session.course.therapist, at=now)
    return {link.supervisor_id: link.supervisor for link in links if not link.outside}


def _page(session: Session, now: datetime) -> dict[str, Any]:
    kept = care.recording_of(session)
    return {
        "course": session.course,
        "session": session,
        "name": name_of(session.course.client),
        "recording": kept,
        "rater": name_of(kept.rater) if kept and kept.rater else "",
        "is_agreed": care.recording_is_agreed(session.course),
        "days": settings.RECORDING_DAYS,
        "megabytes": settings.RECORDING_BYTES // (1024 * 1024),
    }


@caseload
@require_POST
def agreed_today(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """One tap: the client said yes to being recorded today."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    try:
        actions.agree_to_record(session=session, by=request.user, at=now)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Saved: recording was agreed today.")
    return redirect("workspace:recording", pk=pk, number=number)


@caseload
@require_POST
def take_back(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Delete the recording of this session."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    actions.take_back_recording(session=session, by=request.user, at=now)
    messages.success(request, "Saved. There is no recording of this session any more.")
    return redirect("workspace:recording", pk=pk, number=number)


@caseload
@require_POST
def no_recordings(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The client told their therapist that they do not want recordings any more."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    actions.withdraw_recording(course=course, by=request.user, at=now)
    messages.success(request, NO_MORE)
    return redirect("workspace:agreement", pk=pk)
