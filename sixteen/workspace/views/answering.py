"""A client's answers, recorded by the therapist in the room, by telephone or from paper."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care.refusals import Stale
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.definition import Measure
from sixteen.journeys.writing_down import write_down
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.questionnaires import access, queries
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.refusals import NotAnswerable
from sixteen.workspace.answers import Beside, beside
from sixteen.workspace.forms.session import AnswersForm

Answers = Mapping[str, int | None]


@permitted(Permission.CASELOAD)
def answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """All questions on one page. A safety question that was left blank becomes "ask"."""
    now = timezone.now()
    asked = access.request_for_therapist(
        request.user, pk, at=now, once_asked=request.method == "POST"
    )
    if asked.state == "answered" and request.method != "POST":
        return _back(asked)
    measure, there = measure_of(asked.measure), queries.response_of(asked)
    kept: Answers = there.open("answers") or {} if there else {}
    so_far = {code: value for code, value in kept.items() if value is not None}
    initial = so_far | {"revision": there.revision if there else 0}
    form = AnswersForm(request.POST or None, measure=measure, initial=initial)
    elsewhere: Beside | None = None
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, asked, form, so_far, now)
        except Stale as stale:
            elsewhere = beside(measure, stale.row, form.answers)
            form = _over(request, measure, form.answers, elsewhere)
        except NotAnswerable as refused:
            form.add_error(None, str(refused))
        else:
            return _back(asked)
    context = {
        "asked": asked,
        "course": asked.course,
        "session": asked.session,
        "measure": measure,
        "name": name_of(asked.client),
        "form": form,
        "elsewhere": elsewhere,
    }
    return render(request, "workspace/answers.html", context)


def _back(asked: Request) -> HttpResponse:
    """To its session; to what comes after the end, for a follow-up."""
    if asked.session is None:
        return redirect("workspace:after", pk=asked.course_id)
    return redirect("workspace:session", pk=asked.course_id, number=asked.session.number)


def _over(request: HttpRequest, measure: Measure, typed: Answers, elsewhere: Beside) -> AnswersForm:
    """What was typed, to be sent once more; and what is kept, where nothing was."""
    now: dict[str, Any] = {
        code: value
        for code, value in elsewhere.kept.items()
        if value is not None and typed.get(code) is None
    }
    sent = sent_over(request.POST, **now, revision=elsewhere.response.revision)
    return AnswersForm(sent, measure=measure)


def _keep(
    request: HttpRequest, asked: Request, form: AnswersForm, so_far: Answers, now: datetime
) -> None:
    """Also say which questions were left blank here and have an answer all the same."""
    is_new = write_down(
        request=asked,
        answers=form.answers,
        revision=form.cleaned_data["revision"] or 0,
        by=request.user,
        at=now,
        mode=form.cleaned_data["mode"],
    )
    if not is_new:
        messages.info(request, "These answers were in already: nothing was changed now.")
        return
    left = [
        str(number)
        for number, item in enumerate(form.measure.items, 1)
        if form.answers[item.code] is None and item.code in so_far
    ]
    words = f"Saved. {form.measure.name} is in."
    if left:
        words += f" Left blank here, and kept as they were: question {', '.join(left)}."
    messages.success(request, words)
