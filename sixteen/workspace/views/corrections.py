"""A client says that something in their record is wrong; their clinician answers."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.access.corrections import correction_for_clinician
from sixteen.care.queries.corrections import corrections_to_answer
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.corrections import answer_correction
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.corrections import AnswerCorrectionForm


@permitted(Permission.CASELOAD)
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    found = corrections_to_answer(request.user)
    people = [each.client for each in found]
    names = names_seen(people, by=request.user, at=timezone.now())
    rows = [(each, names[each.client_id]) for each in found]
    return render(request, "workspace/corrections.html", {"rows": rows})


@permitted(Permission.CASELOAD)
@get_or_post
def correction(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = correction_for_clinician(request.user, pk, at=now)
    form = AnswerCorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_correction(correction=found, by=request.user, at=now, **form.cleaned_data)
        except NotAllowed as refused:
            found.refresh_from_db()
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. They read your answer on their pages.")
            return redirect("workspace:corrections")
    context = {
        "found": found,
        "name": name_of(found.client),
        "said": found.open("said"),
        "answer": found.open("answer") or "",
        "form": form,
    }
    return render(request, "workspace/correction.html", context, status=422 if form.errors else 200)
