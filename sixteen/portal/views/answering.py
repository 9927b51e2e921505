"""Answering a questionnaire as somebody who is signed in. See pages_of_questions.py."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.access.portal import reads_here
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.people.access import get_or_post, permitted
from sixteen.people.permissions import Permission
from sixteen.portal import pages_of_questions as pages
from sixteen.portal import too_late
from sixteen.portal.sitting import signed_in
from sixteen.questionnaires import access, queries
from sixteen.questionnaires.queries import takes_answers

own = permitted(Permission.OWN_RECORD)


@own
@require_safe
def questionnaire(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    asked = access.request_for_client(request.user, pk, at=timezone.now())
    if asked.state == "answered":
        return redirect("portal:my_answers", pk=pk)
    return pages.start_page(request, signed_in(asked, request.user))


@own
def question(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        once = access.request_once_asked(request.user, pk, at=now)
        if not takes_answers(once, at=now):
            return too_late.answer_page(request, signed_in(once, request.user), number)
        return pages.question_page(request, signed_in(once, request.user), number)
    asked = access.request_for_client(request.user, pk, at=now)
    if not 1 <= number <= len(measure_of(asked.measure).items):
        return pages.question_page(request, signed_in(asked, request.user), number)
    if asked.state == "answered":
        return redirect("portal:my_answers", pk=pk)
    if asked.opens_at > now:
        return redirect("portal:questionnaire", pk=pk)
    return pages.question_page(request, signed_in(asked, request.user), number)


@own
@get_or_post
def after_answer(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        once = access.request_once_asked(request.user, pk, at=now)
        if not takes_answers(once, at=now):
            return too_late.ring_page(request, signed_in(once, request.user))
    asked = access.request_for_client(request.user, pk, at=now)
    return pages.after_answer_page(request, signed_in(asked, request.user), number)


@own
def check_answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    if asked.state == "answered":
        return redirect("portal:thank_you", pk=pk)
    if asked.opens_at > now:
        return redirect("portal:questionnaire", pk=pk)
    return pages.check_page(request, signed_in(asked, request.user))


@own
@get_or_post
def thank_you(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    if asked.state != "answered":
        return redirect("portal:questionnaire", pk=pk)
    following = queries.open_requests(asked.client, at=now)[:1]
    to_next = reverse("portal:questionnaire", args=[following[0].pk]) if following else ""
    to_read = ""
    if reads_here(asked.client_id, at=now):
        to_read = reverse("portal:my_answers", args=[pk])
    sitting = signed_in(asked, request.user)
    return pages.thank_you_page(request, sitting, to_next=to_next, to_read=to_read)


@own
@require_safe
def my_answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Finished answers, read back in words. Totals are for the two to look at together."""
    asked = access.answers_for_client(request.user, pk, at=timezone.now())
    if asked.state != "answered":
        return redirect("portal:questionnaire", pk=pk)
    measure, answers = pages.measure_read(asked.measure), queries.answers_of(asked)
    rows = pages.rows_of(measure, answers, answers)
    context = {"asked": asked, "measure": measure, "rows": rows}
    return render(request, "portal/my_answers.html", context | pages.language_of(measure))
