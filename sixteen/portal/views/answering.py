"""Answering a questionnaire: one question a page, each answer saved when it is given.

After an answer that a clinician has to look at, help comes before the next question. Nothing here
decides that an alert is raised: `journeys.answering.save_answer` does, when it saves.
"""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.definition import Item, Measure
from sixteen.domain.safety import needs_a_clinician
from sixteen.journeys import answering as journey
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.portal.forms import QuestionForm
from sixteen.questionnaires import access, queries
from sixteen.questionnaires.models import Request
from sixteen.questionnaires.refusals import NotAnswerable

own = permitted(Permission.OWN_RECORD)


@own
@require_safe
def questionnaire(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What is asked, and where to go on."""
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    if asked.state == "answered":
        return redirect("portal:my_answers", pk=pk)
    measure = measure_of(asked.measure)
    answers = queries.answers_of(asked)
    context = _context(asked, measure) | {
        "begun": bool(answers),
        "go_on_at": _first_open(measure, answers),
        "not_open": asked.opens_at > now,
    }
    return render(request, "portal/questionnaire.html", context)


@own
def question(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """One question. `?check=1`: the person came from the page where answers are read over."""
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    measure = measure_of(asked.measure)
    item = _item(measure, number)
    if asked.state == "answered":
        if request.method == "POST":
            messages.info(request, "Your answers were sent already: nothing was changed now.")
        return redirect("portal:my_answers", pk=pk)
    if asked.opens_at > now:
        return redirect("portal:questionnaire", pk=pk)
    skipped = request.method == "POST" and "skip" in request.POST
    form = _question_form(request, measure, item, asked, skipped)
    if request.method == "POST" and (skipped or form.is_valid()):
        value = None if skipped else form.cleaned_data["answer"]
        try:
            journey.save_answer(request=asked, item=item.code, value=value, by=request.user, at=now)
        except NotAnswerable:
            return redirect("portal:questionnaire", pk=pk)
        if needs_a_clinician(measure, {item.code: value}):
            return redirect("portal:after_answer", pk=pk, number=number)
        return _next_page(request, asked, measure, number)
    context = _context(asked, measure) | {
        "form": form,
        "item": item,
        "number": number,
        "previous": number - 1,
    }
    return render(request, "portal/question.html", context)


@own
@require_safe
def after_answer(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Help, at once after an answer that a clinician has to look at. Then the person can go on."""
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    measure = measure_of(asked.measure)
    item = _item(measure, number)
    answers = queries.answers_of(asked)
    given = {code: value for code, value in answers.items() if code == item.code}
    if not needs_a_clinician(measure, given):
        return redirect("portal:questionnaire", pk=pk)
    context = _context(asked, measure) | {
        "number": number,
        "passed_over": given[item.code] is None,
        "next_number": number + 1 if number < len(measure.items) else None,
        "who_reads": journey.who_reads(request=asked, at=now),
    }
    return render(request, "portal/after_answer.html", context)


@own
def check_answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Read the answers over and send them. Blank answers may stay blank."""
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    if asked.state == "answered":
        return redirect("portal:thank_you", pk=pk)
    if asked.opens_at > now:
        return redirect("portal:questionnaire", pk=pk)
    if request.method == "POST":
        try:
            journey.finish(request=asked, by=request.user, at=now)
        except NotAnswerable:
            return redirect("portal:questionnaire", pk=pk)
        return redirect("portal:thank_you", pk=pk)
    measure = measure_of(asked.measure)
    rows = _rows(measure, queries.answers_of(asked))
    context = _context(asked, measure) | {"rows": rows}
    return render(request, "portal/check_answers.html", context)


@own
@require_safe
def thank_you(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What happens now, truthfully."""
    now = timezone.now()
    asked = access.request_for_client(request.user, pk, at=now)
    if asked.state != "answered":
        return redirect("portal:questionnaire", pk=pk)
    measure = measure_of(asked.measure)
    concerns = needs_a_clinician(measure, queries.answers_of(asked), finished=True)
    context = _context(asked, measure) | {
        "left_blank": bool(concerns) and all(concern.value is None for concern in concerns),
        "needs_help": bool(concerns),
        "who_reads": journey.who_reads(request=asked, at=now) if concerns else "",
        "next_asked": queries.open_requests(asked.client, at=now)[:1],
    }
    return render(request, "portal/thank_you.html", context)


@own
@require_safe
def my_answers(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Finished answers, read back in words. Totals are for the two to look at together."""
    asked = access.request_for_client(request.user, pk, at=timezone.now())
    if asked.state != "answered":
        return redirect("portal:questionnaire", pk=pk)
    measure = measure_of(asked.measure)
    rows = _rows(measure, queries.answers_of(asked))
    return render(request, "portal/my_answers.html", _context(asked, measure) | {"rows": rows})


def _context(asked: Request, measure: Measure) -> dict[str, object]:
    return {"asked": asked, "measure": measure, "count": len(measure.items)}


def _item(measure: Measure, number: int) -> Item:
    if not 1 <= number <= len(measure.items):
        raise Http404
    return measure.items[number - 1]


def _question_form(
    request: HttpRequest, measure: Measure, item: Item, asked: Request, skipped: bool
) -> QuestionForm:
    if request.method == "POST" and not skipped:
        return QuestionForm(request.POST, measure=measure, item=item)
    given = queries.answers_of(asked).get(item.code)
    return QuestionForm(measure=measure, item=item, initial={"answer": given})


def _next_page(request: HttpRequest, asked: Request, measure: Measure, number: int) -> HttpResponse:
    if "check" in request.GET or number == len(measure.items):
        return redirect("portal:check_answers", pk=asked.pk)
    return redirect("portal:question", pk=asked.pk, number=number + 1)


def _first_open(measure: Measure, answers: dict[str, int | None]) -> int | None:
    """Number of the first question that was neither answered nor passed over; None if none."""
    numbers = (n for n, item in enumerate(measure.items, 1) if item.code not in answers)
    return next(numbers, None)


def _rows(measure: Measure, answers: dict[str, int | None]) -> list[dict[str, object]]:
    """Question, answer in words ("" where none was given) and number, in the order asked."""
    rows = []
    for number, item in enumerate(measure.items, 1):
        value = answers.get(item.code)
        words = "" if value is None else measure.option(value).label
        rows.append({"number": number, "question": item.text, "answer": words})
    return rows
