"""A client's answers, recorded by the therapist in the room, by telephone or from paper."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.journeys import answering as journey
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.questionnaires import access, queries
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.refusals import NotAnswerable
from sixteen.workspace.forms.session import AnswersForm
from sixteen.workspace.naming import name_of


@permitted(Permission.CASELOAD)
def answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """All questions on one page. A safety question that was left blank becomes "ask"."""
    now = timezone.now()
    asked = access.request_for_therapist(request.user, pk, at=now)
    if asked.state == "answered":
        if request.method == "POST":
            messages.info(request, "These answers were in already: nothing was changed now.")
        return _back(asked)
    measure = measure_of(asked.measure)
    so_far = {code: value for code, value in queries.answers_of(asked).items() if value is not None}
    form = AnswersForm(request.POST or None, measure=measure, initial=so_far)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, asked, form, so_far, now)
        except NotAnswerable as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Saved. {measure.name} is in.")
            return _back(asked)
    context = {
        "asked": asked,
        "course": asked.course,
        "session": asked.session,
        "measure": measure,
        "name": name_of(asked.client),
        "form": form,
    }
    return render(request, "workspace/answers.html", context)


def _back(asked: Request) -> HttpResponse:
    """To its session; to what comes after the end, for a follow-up."""
    if asked.session is None:
        return redirect("workspace:after", pk=asked.course_id)
    return redirect("workspace:session", pk=asked.course_id, number=asked.session.number)


def _keep(
    request: HttpRequest,
    asked: Request,
    form: AnswersForm,
    so_far: dict[str, int],
    now: datetime,
) -> None:
    """Each answer that is new, and then the form as sent. Answers to safety come first."""
    mode = form.cleaned_data["mode"]
    safety = {item.code for item in form.measure.safety_items}
    said = sorted(form.answers.items(), key=lambda pair: pair[0] not in safety)
    for item, value in said:
        if value != so_far.get(item):
            journey.save_answer(
                request=asked, item=item, value=value, by=request.user, at=now, mode=mode
            )
    journey.finish(request=asked, by=request.user, at=now, mode=mode)
