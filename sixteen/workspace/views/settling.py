"""What both settle: the agreement and the aims."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import agreements, aims
from sixteen.care.models import Agreement
from sixteen.care.queries.own_aims import said_themselves
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.counting import rule_words
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.course import (
    TERMS,
    USUAL_TERMS,
    AgreementForm,
    AimsForm,
    RatingsForm,
)
from sixteen.workspace.seen import was_seen

caseload = permitted(Permission.CASELOAD)


@caseload
def agreement(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write the agreement. A change is a new version that both sign again."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_agreement(course)
    kept = newest.open("terms") if newest else None
    revision, elsewhere = newest.revision if newest else 0, False
    form = AgreementForm(request.POST or None, initial=_typed(kept) | {"revision": revision})
    if request.method == "POST" and form.is_valid():
        try:
            if kept != form.terms:
                agreements.write_agreement(
                    course=course,
                    terms=form.terms,
                    revision=form.cleaned_data["revision"],
                    by=request.user,
                    at=now,
                )
        except Stale:
            form, elsewhere = AgreementForm(sent_over(request.POST, revision=revision)), True
        else:
            messages.success(request, "Saved. Sign it when you have read it together.")
            return redirect("workspace:agreement", pk=pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "agreement": newest,
        "terms": _terms(newest),
        "may_record": care.recording_is_agreed(course),
        "recording": (kept or {}).get("recording", "no"),
        "form": form,
        "elsewhere": elsewhere,
        "writing": newest is None or form.is_bound or "change" in request.GET,
    }
    return render(request, "workspace/agreement.html", context)


def _typed(kept: dict[str, Any] | None) -> dict[str, Any]:
    """What stands in the form: what is agreed, with the usual rule where none was asked then."""
    rule = {name: USUAL_TERMS[name] for name in ("uses_up", "notice_hours")}
    return USUAL_TERMS if kept is None else rule | kept


def _terms(newest: Agreement | None) -> list[tuple[str, str]]:
    """Heading and words, with the rule of what uses up a session after the words about it."""
    kept = (newest.open("terms") or {}) if newest else {}
    shown = [(label, kept.get(key, "")) for key, (label, _) in TERMS.items()]
    rule = care.rule_in(newest) if newest else None
    if rule is None:
        return shown
    uses, uses_not = ("\n".join(words) for words in rule_words(rule))
    place = list(TERMS).index("cancellation") + 1
    new = [("What uses up one of the sessions", uses), ("What does not", uses_not)]
    return [*shown[:place], *new, *shown[place:]]


@caseload
def sign_agreement(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    newest = care.newest_agreement(course)
    if request.method == "POST" and newest is not None and was_seen(request, newest):
        agreements.sign_agreement(agreement=newest, by=request.user, at=now)
        messages.success(request, "Saved. You have signed; the client can sign on their page.")
    return redirect("workspace:agreement", pk=pk)


@caseload
def set_aims(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    so_far = care.aims_of(course)
    kept = [aim.open("words") for aim in so_far]
    revision, elsewhere = so_far[0].revision if so_far else 0, False
    initial = {f"aim_{place}": words for place, words in enumerate(kept, 1)}
    form = AimsForm(request.POST or None, initial=initial | {"revision": revision})
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["revision"]
        try:
            if kept != form.aims:
                aims.set_aims(
                    course=course, words=form.aims, revision=seen, by=request.user, at=now
                )
        except Stale:
            form, elsewhere = AimsForm(sent_over(request.POST, revision=revision)), True
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:course", pk=pk)
    context = {
        "course": course,
        "name": name_of(course.client),
        "form": form,
        "elsewhere": kept if elsewhere else [],
    }
    return render(request, "workspace/aims.html", context)


@caseload
def ratings(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """How near the client feels to each aim, said in this session."""
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    course = session.course
    themselves = said_themselves(session)
    set_so_far = [aim for aim in care.aims_of(course) if aim.pk not in themselves]
    kept = care.ratings_of(course).get(number, {})
    initial = {f"aim_{aim.place}": kept.get(aim.pk) for aim in set_so_far}
    form = RatingsForm(request.POST or None, initial=initial, aims=set_so_far)
    if request.method == "POST" and form.is_valid():
        try:
            aims.rate_aims(ratings=form.ratings, session=session, by=request.user, at=now)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:session", pk=pk, number=number)
    context = {
        "course": course,
        "session": session,
        "name": name_of(course.client),
        "form": form,
        "themselves": [
            (aim.open("words"), kept[aim.pk])
            for aim in care.aims_of(course)
            if aim.pk in themselves
        ],
    }
    return render(request, "workspace/ratings.html", context)
