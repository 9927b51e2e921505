"""The rater: what waits to be rated, listening, and what they say about it."""

import re
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import recordings as actions
from sixteen.care.models import Rating
from sixteen.care.recordings import bytes_of, is_there
from sixteen.care.refusals import NotAllowed
from sixteen.domain.recordings import KINDS
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of, names_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.recording import RatingForm

supervising = permitted(Permission.SUPERVISION)
RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")


@supervising
@require_safe
def to_rate(request: HttpRequest) -> HttpResponse:
    """What waits for me, what is deleted first at the top."""
    now = timezone.now()
    found = access.recordings_for_rater(request.user, at=now)
    people = [each.session.course.client for each in found]
    clients = names_seen(people, by=request.user, at=now)
    therapists = names_of(each.session.course.therapist for each in found)
    rows = [
        (each, clients[each.client_id], therapists[each.session.course.therapist_id])
        for each in found
    ]
    return render(request, "workspace/to_rate.html", {"rows": rows})


@supervising
@get_or_post
def rate(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Listen, say something under each heading, and the recording is gone."""
    now = timezone.now()
    form = RatingForm(request.POST if request.method == "POST" else None)
    before = care.rating_by(request.user, pk) if form.is_bound else None
    if before is not None:
        return _again(request, form, before)
    found = access.recording_for_rater(request.user, pk, at=now)
    if form.is_valid():
        try:
            actions.rate_recording(
                recording=found,
                said=form.said,
                by=request.user,
                at=now,
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. The recording is deleted.")
            return redirect("workspace:to_rate")
    context = {
        "recording": found,
        "form": form,
        "name": name_of(found.session.course.client),
        "therapist": name_of(found.session.course.therapist),
        "is_there": is_there(found),
        "is_film": KINDS[found.kind].startswith("video"),
    }
    return render(request, "workspace/rate.html", context)


def _again(request: HttpRequest, form: RatingForm, before: Rating) -> HttpResponse:
    """The same form sent once more, or another one: its words are shown, for they are not kept."""
    if form.is_valid() and before.open("said") == form.said:
        return redirect("workspace:to_rate")
    return render(request, "workspace/rated.html", {"form": form})


@supervising
@require_safe
def sound(request: HttpRequest, pk: uuid.UUID) -> HttpResponse | StreamingHttpResponse:
    """The recording itself, opened piece by piece as it goes out; a part of it where one is asked.

    Every time it is asked for stands in the audit.
    """
    found = access.recording_for_rater(request.user, pk, at=timezone.now())
    if not is_there(found):
        return HttpResponse(status=410)
    size = found.size or 0
    start, stop = part_of(request.headers.get("Range", ""), size)
    if start >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    is_part = "Range" in request.headers
    response = StreamingHttpResponse(
        bytes_of(found, start, stop), status=206 if is_part else 200, content_type=KINDS[found.kind]
    )
    response["Accept-Ranges"], response["Content-Length"] = "bytes", str(stop - start)
    response["Cache-Control"], response["Content-Disposition"] = "no-store", "inline"
    if is_part:
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return response


def part_of(asked: str, size: int) -> tuple[int, int]:
    """From where up to where; all of it where the browser asks for nothing that is understood."""
    found = RANGE.fullmatch(asked)
    if not found:
        return 0, size
    start, last = int(found[1]), int(found[2] or size - 1)
    return (start, min(last + 1, size)) if last >= start or start >= size else (0, size)
