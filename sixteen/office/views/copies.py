"""Copies that clients asked for, for the service lead: by when, who decides, and what is theirs."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care.access.access_requests import copy_for_lead
from sixteen.care.models import AccessRequest
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.data.asking import (
    decide_row,
    decisions_of,
    extend_answer,
    give_copy_to,
    holds_to_decide,
)
from sixteen.office.record_forms import ExtendForm, GiveCopyForm, HoldInCopyForm
from sixteen.people.access import get_or_post, permitted
from sixteen.people.models import Account
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with
from sixteen.people.record_access import client_for_lead

MEANWHILE = "It was decided meanwhile, in another window. What you typed is still here."


@permitted(Permission.SERVICE)
@get_or_post
def copy(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody else decides, it takes longer, or what becomes of a hold in it."""
    now = timezone.now()
    asked = copy_for_lead(request.user, pk)
    client = client_for_lead(request.user, asked.client_id, at=now)
    people = {each.pk: each for each in accounts_with(Role.THERAPIST)}
    forms = _forms(request, asked, people)
    give, extend, held = forms["give"], forms["form"], forms["held"]
    said = ""
    if give.is_valid():
        chosen: Account = people[uuid.UUID(give.cleaned_data["clinician"])]
        give_copy_to(request=asked, clinician=chosen, by=request.user, at=now)
        said = "Saved."
    elif held is not None and held.is_valid():
        if _decide(asked, held, request.user, now):
            messages.success(request, "Saved.")
            return redirect("office:copy", pk=pk)
    elif extend.is_valid():
        because = extend.cleaned_data["because"]
        try:
            extend_answer(request=asked, because=because, by=request.user, at=now)
        except NotAllowed as refused:
            extend.add_error(None, str(refused))
        else:
            said = "Saved. They read why."
    if said:
        messages.success(request, said)
        return redirect("office:record", pk=client.pk)
    errors = any(each.errors for each in (give, extend, held) if each is not None)
    context = {"asked": asked, "name": name_of(client), "client": client, **forms}
    context["because"] = asked.open("because") or ""
    return render(request, "office/copy.html", context, status=422 if errors else 200)


def _forms(
    request: HttpRequest, asked: AccessRequest, people: dict[uuid.UUID, Account]
) -> dict[str, Any]:
    """One of them was sent, or none. held: of the hold that is to be decided about first."""
    sent = request.POST if request.method == "POST" else None
    giving, holding = "clinician" in request.POST, "hold" in request.POST
    hold = next(iter(holds_to_decide(asked)), None)
    give = GiveCopyForm(
        sent if giving else None,
        clinicians={pk: each.open("name") for pk, each in people.items()},
        initial={"clinician": str(asked.clinician_id or "")},
    )
    held = None
    if hold is not None or holding:
        initial = {"hold": hold.pk if hold else None}
        held = HoldInCopyForm(sent if holding else None, initial=initial)
    extend = ExtendForm(None if giving or holding else sent)
    return {"give": give, "form": extend, "held": held, "hold": hold}


def _decide(asked: AccessRequest, form: HoldInCopyForm, by: Account, at: datetime) -> bool:
    """All of the one hold goes out, or nothing of it. Decided meanwhile: the same is enough once,
    and of anything else nothing is lost."""
    said = (form.cleaned_data["answer"], form.cleaned_data["why"])
    wanted = form.cleaned_data["hold"]
    row = next((each for each in holds_to_decide(asked) if str(each.pk) == wanted), None)
    if row is None:
        kept = [each for each in decisions_of(asked).values() if str(each.row) == wanted]
        if {(each.answer, each.open("said")["why"]) for each in kept} == {said}:
            return True
        form.add_error(None, MEANWHILE)
        return False
    try:
        answers = dict.fromkeys((each.number for each in row.to_decide), said)
        decide_row(request=asked, row=row, answers=answers, by=by, at=at)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    return True
