"""The pages of a questionnaire: one question a page, each answer saved when it is given.

After an answer that a clinician has to look at, help comes before the next question. Nothing here
decides that an alert is raised: `journeys.answering.save_answer` does, when it saves. Who comes
here, and by which way, is for the views that call these pages.
"""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sixteen.domain.measures.catalogue import measure_in
from sixteen.domain.measures.definition import Item, Measure
from sixteen.domain.safety import needs_a_clinician
from sixteen.journeys import answering as journey
from sixteen.people.marked_language import ENGLISH, marks
from sixteen.portal import too_late
from sixteen.portal.forms import QuestionForm
from sixteen.portal.sitting import Answers, Sitting
from sixteen.questionnaires.refusals import NotAnswerable

RUNG = _("We have noted that you would like us to get in touch.")


def measure_read(code: str) -> Measure:
    """In the language of this page, where there is a validated translation; else as it is."""
    return measure_in(code, get_language() or "en")


def start_page(request: HttpRequest, sitting: Sitting, *, to_stop: str = "") -> HttpResponse:
    """What is asked, and where to go on. to_stop: where to say that one is not to be asked again;
    "" where that is not here."""
    asked, measure = sitting.asked, measure_read(sitting.asked.measure)
    answers = sitting.answers()
    go_on_at = _first_open(measure, answers)
    context = _context(sitting, measure) | {
        "begun": bool(answers),
        "go_on_at": go_on_at,
        "to_go_on": sitting.to("question", go_on_at or 1),
        "to_stop": to_stop,
        "not_open": asked.opens_at > timezone.now() and not sitting.with_them,
    }
    return render(request, "portal/questionnaire.html", context)


def question_page(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    """One question. `?check=1`: the person came from the page where answers are read over."""
    asked, measure = sitting.asked, measure_read(sitting.asked.measure)
    item = _item(measure, number)
    skipped = request.method == "POST" and "skip" in request.POST
    form = _question_form(request, measure, item, sitting, skipped)
    if request.method == "POST" and (skipped or form.is_valid()):
        value = None if skipped else form.cleaned_data["answer"]
        try:
            journey.save_answer(
                request=asked,
                item=item.code,
                value=value,
                by=sitting.by,
                at=timezone.now(),
                mode=sitting.mode,
                edition=measure.edition,
            )
        except NotAnswerable:
            return too_late.answer_page(request, sitting, number)
        sitting.remember(item.code)
        if needs_a_clinician(measure, {item.code: value}):
            return HttpResponseRedirect(sitting.to("after_answer", number))
        return HttpResponseRedirect(_next_page(request, sitting, measure, number))
    context = _context(sitting, measure) | {
        "form": form,
        "item": item,
        "number": number,
        "previous": number - 1,
        "to_previous": sitting.to("question", number - 1) if number > 1 else "",
    }
    return render(request, "portal/question.html", context)


def after_answer_page(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    """Help, at once after an answer that a clinician has to look at. Then the person can go on."""
    now, measure = timezone.now(), measure_read(sitting.asked.measure)
    item = _item(measure, number)
    given = {
        code: value for code, value in sitting.shown(sitting.answers()).items() if code == item.code
    }
    if request.method == "POST":
        return _ask_to_be_rung(request, sitting, now)
    if not needs_a_clinician(measure, given):
        return HttpResponseRedirect(sitting.to("questionnaire"))
    last = number == len(measure.items)
    context = (
        _context(sitting, measure)
        | too_late.help_of(sitting, now)
        | {
            "number": number,
            "passed_over": given[item.code] is None,
            "to_next": sitting.to("check_answers") if last else sitting.to("question", number + 1),
            "to_this": sitting.to("question", number),
        }
    )
    return render(request, "portal/after_answer.html", context)


def check_page(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Read the answers over and send them. Blank answers may stay blank."""
    measure = measure_read(sitting.asked.measure)
    if request.method == "POST":
        try:
            journey.finish(
                request=sitting.asked,
                by=sitting.by,
                at=timezone.now(),
                mode=sitting.mode,
                edition=measure.edition,
            )
        except NotAnswerable:
            return HttpResponseRedirect(sitting.to("questionnaire"))
        return HttpResponseRedirect(sitting.to("thank_you"))
    answers = sitting.answers()
    rows = [
        row | {"to": f"{sitting.to('question', row['number'])}?check=1"}
        for row in rows_of(measure, sitting.shown(answers), answers)
    ]
    return render(request, "portal/check_answers.html", _context(sitting, measure) | {"rows": rows})


def thank_you_page(
    request: HttpRequest, sitting: Sitting, *, to_next: str = "", to_read: str = ""
) -> HttpResponse:
    """What happens now, truthfully. to_next: where the next questions are, if there are some.
    to_read: where the answers can be read again."""
    now, measure = timezone.now(), measure_read(sitting.asked.measure)
    concerns = needs_a_clinician(measure, sitting.answers(), finished=True)
    if request.method == "POST":
        return _ask_to_be_rung(request, sitting, now) if concerns else _again(request)
    context = _context(sitting, measure) | {
        "left_blank": bool(concerns) and all(concern.value is None for concern in concerns),
        "needs_help": bool(concerns),
        "read_on": journey.read_on(request=sitting.asked, at=now),
        "to_next": to_next,
        "to_read": to_read,
    }
    context |= too_late.help_of(sitting, now) if concerns else {}
    return render(request, "portal/thank_you.html", context)


def rows_of(measure: Measure, shown: Answers, kept: Answers) -> list[dict[str, Any]]:
    """Question, answer in words ("" where none was given) and number, in the order asked.

    hidden: there is an answer, and it is not shown here.
    """
    rows = []
    for number, item in enumerate(measure.items, 1):
        value = shown.get(item.code)
        words = "" if value is None else measure.option(value).label
        hidden = item.code in kept and item.code not in shown
        rows.append({"number": number, "question": item.text, "answer": words, "hidden": hidden})
    return rows


def _context(sitting: Sitting, measure: Measure) -> dict[str, Any]:
    return {
        "asked": sitting.asked,
        "measure": measure,
        "count": len(measure.items),
        "sitting": sitting,
        "to_check": sitting.to("check_answers"),
        "signed_in": sitting.is_signed_in,
    } | language_of(measure)


def language_of(measure: Measure) -> dict[str, Any]:
    """What marks its words, where they are in another language than the page."""
    return {"in_its_language": marks(ENGLISH if measure.language == "en" else measure.language)}


def _ask_to_be_rung(request: HttpRequest, sitting: Sitting, now: datetime) -> HttpResponse:
    journey.ask_to_be_rung(request=sitting.asked, by=sitting.by, at=now)
    messages.success(request, RUNG)
    return _again(request)


def _again(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(request.path)


def _item(measure: Measure, number: int) -> Item:
    if not 1 <= number <= len(measure.items):
        raise Http404
    return measure.items[number - 1]


def _question_form(
    request: HttpRequest, measure: Measure, item: Item, sitting: Sitting, skipped: bool
) -> QuestionForm:
    if request.method == "POST" and not skipped:
        return QuestionForm(request.POST, measure=measure, item=item)
    given = sitting.shown(sitting.answers()).get(item.code)
    return QuestionForm(measure=measure, item=item, initial={"answer": given})


def _next_page(request: HttpRequest, sitting: Sitting, measure: Measure, number: int) -> str:
    if "check" in request.GET or number == len(measure.items):
        return sitting.to("check_answers")
    return sitting.to("question", number + 1)


def _first_open(measure: Measure, answers: Answers) -> int | None:
    """Number of the first question that was neither answered nor passed over; None if none."""
    numbers = (n for n, item in enumerate(measure.items, 1) if item.code not in answers)
    return next(numbers, None)
