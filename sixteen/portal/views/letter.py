"""The goodbye letter: read from the day it is shared on, and answered if the client wants to."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions import letters
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.forms import LetterAnswerForm


@permitted(Permission.OWN_RECORD)
@recently_proved
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = access.letter_for_client(request.user, pk, at=now)
    can_answer = found.state == "shared"
    form = LetterAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and can_answer:
        letters.answer_letter(
            letter=found, text=form.cleaned_data["answer"], by=request.user, at=now
        )
        return redirect("portal:letter", pk=pk)
    own_answer = found.open("answer") or ""
    # A second try with other words, after the answer went off: shown, so that it can be copied.
    not_sent = request.POST.get("answer", "") if not can_answer else ""
    context = {
        "letter": found,
        "text": found.open("text") or "",
        "own_answer": own_answer,
        "not_sent": not_sent if not_sent.strip() != own_answer.strip() else "",
        "form": form if can_answer else None,
    }
    return render(request, "portal/letter.html", context)
