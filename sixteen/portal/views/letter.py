"""The goodbye letter: read from the day it is shared on, and answered if the client wants to."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import letters
from sixteen.care.models import Letter
from sixteen.care.refusals import NotAllowed
from sixteen.paper.answer import pdf_answer
from sixteen.paper.goodbye import goodbye_sheet
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.forms import LetterAnswerForm, NoLetterForm


@permitted(Permission.OWN_RECORD)
@recently_proved
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = access.letter_for_client(request.user, pk, at=now)
    form = LetterAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["answer"]
        try:
            letters.answer_letter(letter=found, text=text, by=request.user, at=now)
            return redirect("portal:letter", pk=pk)
        except NotAllowed:
            found = access.letter_for_client(request.user, pk, at=now)
    return render(request, "portal/letter.html", _page(found, form, request.POST.get("answer", "")))


def _page(found: Letter, form: LetterAnswerForm, typed: str) -> dict[str, Any]:
    """not_sent: what was typed for a letter that was answered or finished before, to be copied."""
    can_answer = found.state == "shared"
    return {
        "letter": found,
        "text": found.open("text") or "",
        "own_answer": found.open("answer") or "",
        "form": form if can_answer else None,
        "not_sent": "" if can_answer else typed,
    }


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def letter_pdf(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The same letter to take away, with the client's own answer."""
    found = access.letter_for_client(request.user, pk, at=timezone.now(), what="letter-pdf")
    sheet = goodbye_sheet(found, yours=True)
    back = reverse("portal:letter", args=(pk,))
    return pdf_answer(request, sheet, frame="portal.html", back=back)


@permitted(Permission.OWN_RECORD)
def no_letter(request: HttpRequest) -> HttpResponse:
    """They would rather not have one: said here, or read here that it was said."""
    now = timezone.now()
    course = access.course_for_client(request.user, at=now)
    newest = care.newest_letter(course) if course else None
    declined = newest is not None and newest.state == "declined"
    form = NoLetterForm(request.POST if request.method == "POST" else None)
    if course and not declined and letters.may_decline(course):
        if not form.is_valid():
            return render(request, "portal/no_letter.html", {"form": form})
        why = form.cleaned_data["why"]
        letters.decline_own_letter(course=course, why=why, by=request.user, at=now)
        return redirect("portal:no_letter")
    kept = (newest.open("why") or "") if newest else ""
    typed = form.is_bound and (form["why"].value() or "").strip() not in ("", kept)
    if not declined and not typed:
        return redirect("portal:overview")
    context = {"by": newest.declined_by if newest else "", "not_saved": form if typed else None}
    return render(request, "portal/no_letter.html", context)
