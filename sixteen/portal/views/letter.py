"""The goodbye letter: read from the day it is shared on, and answered if the client wants to."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions import letters
from sixteen.care.models import Letter
from sixteen.care.refusals import NotAllowed
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.forms import LetterAnswerForm


@permitted(Permission.OWN_RECORD)
@recently_proved
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = access.letter_for_client(request.user, pk, at=now)
    form = LetterAnswerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "portal/letter.html", _page(found, form))
    text = form.cleaned_data["answer"]
    try:
        letters.answer_letter(letter=found, text=text, by=request.user, at=now)
    except NotAllowed:
        # It was answered or finished before. What was typed now is shown, so that it can be copied.
        found = access.letter_for_client(request.user, pk, at=now)
        return render(request, "portal/letter.html", _page(found, None) | {"not_sent": text})
    return redirect("portal:letter", pk=pk)


def _page(found: Letter, form: LetterAnswerForm | None) -> dict[str, Any]:
    return {
        "letter": found,
        "text": found.open("text") or "",
        "own_answer": found.open("answer") or "",
        "form": form if found.state == "shared" else None,
    }
