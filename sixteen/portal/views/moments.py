"""Moments: the client's own, private until brought to a session."""

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import moments as actions
from sixteen.care.models import Moment
from sixteen.care.moment_form import MomentForm
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.moments import ASKED
from sixteen.people.access import permitted, recently_proved
from sixteen.people.forms import sent_over
from sixteen.people.permissions import Permission
from sixteen.portal.forms import AgreeMomentsForm

GONE = _(
    "This moment was deleted in another window. If you still want these words, keep them again."
)
own_record = permitted(Permission.OWN_RECORD)


@own_record
@recently_proved
def moments(request: HttpRequest) -> HttpResponse:
    """All of mine, of every course; and my own tick, or its end."""
    now = timezone.now()
    course = access.moments_course_for_client(request.user, at=now)
    sent = request.POST if request.method == "POST" else None
    form = AgreeMomentsForm(sent)
    if request.method == "POST" and request.POST.get("action") == "stop":
        actions.stop_moments(course=course, by=request.user, at=now)
        return redirect("portal:moments")
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_to_moments(course=course, by=request.user, at=now)
            return redirect("portal:moments")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    mine = [shown(moment) for moment in access.moments_for_client(request.user, at=now)]
    brought = [each for each in mine if each["moment"].brought_at is not None]
    context = {
        "course": course,
        "agreed": care.moments_agreed(course),
        "form": form,
        "kept": [each for each in mine if each["moment"].brought_at is None],
        "brought": [each for each in brought if each["moment"].course_id == course.pk],
        "before": [each for each in brought if each["moment"].course_id != course.pk],
    }
    return render(request, "portal/moments.html", context)


@own_record
@recently_proved
def new_moment(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    course = access.moments_course_for_client(request.user, at=now)
    agreed = care.moments_agreed(course)
    if request.method != "POST" and not (agreed and agreed.is_on and course.ended_at is None):
        return redirect("portal:moments")
    sent = request.POST if request.method == "POST" else None
    form, elsewhere = MomentForm(sent, initial={"mark": uuid.uuid4()}), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_moment(
                course=course,
                pk=form.pk,
                words=form.words,
                bring=request.POST.get("action") == "bring",
                by=request.user,
                at=now,
            )
            return redirect("portal:moments")
        except Stale as stale:
            elsewhere = shown(stale.row)
            form = MomentForm(sent_over(request.POST, mark=uuid.uuid4()))
        except (NotAllowed, NotYours) as refused:
            form.add_error(None, str(refused) or _("This could not be saved. Open the page again."))
    return render(request, "portal/moment.html", _page(course, None, form, elsewhere, now))


@own_record
@recently_proved
def moment(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Change it, bring it to the next session, take it back, delete it."""
    now = timezone.now()
    if request.method == "POST" and access.moment_is_gone(request.user, pk):
        return _gone(request, now)
    found = access.moment_for_client(request.user, pk, at=now)
    if request.method == "POST" and request.POST.get("action") == "delete":
        return _delete(request, found, now)
    initial = (found.open("words") or {}) | {"revision": found.revision}
    sent = request.POST if request.method == "POST" else None
    form, elsewhere = MomentForm(sent, initial=initial), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_moment(
                moment=found,
                words=form.words,
                bring={"bring": True, "back": False}.get(request.POST.get("action", "")),
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
            return redirect("portal:moments")
        except Stale as stale:
            elsewhere = shown(stale.row)
            form = MomentForm(sent_over(request.POST, revision=stale.row.revision))
        except (NotAllowed, NotYours) as refused:
            form.add_error(None, str(refused) or actions.SEEN)
    return render(request, "portal/moment.html", _page(found.course, found, form, elsewhere, now))


def shown(moment: Moment) -> dict[str, Any]:
    """A moment's words, opened for a page."""
    words = moment.open("words") or {}
    rest = [(_(ASKED[name]), words[name]) for name in list(ASKED)[1:] if name in words]
    is_mine = moment.by_client and not (moment.session and moment.session.state == "held")
    return {"moment": moment, "happened": words["happened"], "rest": rest, "is_mine": is_mine}


def _page(course: Any, found: Any, form: MomentForm, elsewhere: Any, now: datetime) -> Any:
    return {
        "course": course,
        "found": found,
        "shown": shown(found) if found else None,
        "form": form,
        "elsewhere": elsewhere,
        "next_session": care.session_to_bring_to(course, at=now),
    }


def _gone(request: HttpRequest, now: datetime) -> HttpResponse:
    """It was deleted in another window. What was typed can be kept as a new one."""
    if request.POST.get("action") == "delete":
        return redirect("portal:moments")
    course = access.moments_course_for_client(request.user, at=now)
    form = MomentForm(sent_over(request.POST, mark=uuid.uuid4()))
    form.add_error(None, GONE)
    page = _page(course, None, form, None, now)
    return render(request, "portal/moment.html", page | {"is_gone": True})


def _delete(request: HttpRequest, found: Moment, now: datetime) -> HttpResponse:
    try:
        actions.delete_moment(moment=found, by=request.user, at=now)
    except (NotAllowed, NotYours):
        return redirect("portal:moment", pk=found.pk)
    return redirect("portal:moments")
