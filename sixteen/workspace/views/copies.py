"""A client asked for a copy of everything: a clinician decides about what could tell on others."""

import hashlib
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.access.access_requests import copy_for_clinician, copy_of_own_notes
from sixteen.care.models import AccessRequest
from sixteen.care.queries.access_requests import copies_to_decide
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.data.asking import (
    CHANGED,
    READY,
    decide_row,
    decisions_of,
    finish_copy,
    holds_to_decide,
    is_decided,
    own_notes_to_decide,
    rows_to_decide,
)
from sixteen.journeys.data.rows import RowOfTheirs
from sixteen.people.access import get_or_post, permitted, refuse
from sixteen.people.models import Account
from sixteen.people.names import name_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.people.queries import names_of_accounts
from sixteen.workspace.forms.copies import DecideForm


@permitted(Permission.CASELOAD)
@require_safe
def copies(request: HttpRequest) -> HttpResponse:
    """What waits for me, by the day on which the law wants it answered."""
    waiting = copies_to_decide(request.user)
    own = own_notes_to_decide(request.user)
    people = [*(each.client for each in waiting), *(each.client for each, _ in own)]
    names = names_seen(people, by=request.user, at=timezone.now())
    today = timezone.localdate()
    rows = [(each, names[each.client_id], each.due < today) for each in waiting]
    notes = [(each, row, names[each.client_id]) for each, row in own]
    return render(request, "workspace/copies.html", {"rows": rows, "notes": notes})


@permitted(Permission.CASELOAD)
@get_or_post
def copy(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Every row with a passage to decide about; and that all is decided."""
    now = timezone.now()
    asked = copy_for_clinician(request.user, pk, at=now)
    if asked.state == "ready":
        messages.info(request, READY)
        return redirect("workspace:copies")
    everything, decided = rows_to_decide(asked), decisions_of(asked)
    rows = [row for row in everything if not row.of_lead]
    if request.method == "POST":
        try:
            finish_copy(request=asked, by=request.user, at=now)
        except NotAllowed as refused:
            messages.error(request, str(refused))
            return redirect("workspace:copy", pk=pk)
        messages.success(request, "Saved. They can take their copy away now.")
        return redirect("workspace:copies")
    names = names_of_accounts(each.private_to for each in rows if each.private_to)
    listed = [(row, is_decided(row, decided), _another(row, request.user, names)) for row in rows]
    context = {"asked": asked, "name": name_of(asked.client), "rows": listed}
    context["left"] = sum(not done for _, done, _ in listed)
    context["of_lead"] = len(holds_to_decide(asked))
    return render(request, "workspace/copy.html", context)


def _another(row: RowOfTheirs, account: Account, names: dict[uuid.UUID, str]) -> str:
    """Who else alone may decide about it; empty where it is the one who looks."""
    if row.private_to is None or row.private_to == account.pk:
        return ""
    return names.get(row.private_to, "somebody who has left")


@permitted(Permission.CASELOAD)
@get_or_post
def copy_row(request: HttpRequest, pk: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    asked = copy_of_own_notes(request.user, pk, row, at=now)
    if asked.state == "ready":
        messages.info(request, READY)
        return redirect("workspace:copies")
    found = _mine(request.user, asked, row)
    passages = [(each.number, each.words) for each in found.to_decide]
    given = {"passages": passages, "initial": _as_decided(asked, found)}
    form = DecideForm(request.POST if request.method == "POST" else None, **given)
    if form.is_valid():
        try:
            if form.cleaned_data["seen"] != seen_of(found):
                raise NotAllowed(CHANGED)
            decide_row(request=asked, row=found, answers=form.answers, by=request.user, at=now)
        except NotAllowed as refused:
            form.changed(str(refused), seen_of(found))
        else:
            if asked.clinician_id != request.user.pk:
                return redirect("workspace:copies")
            return redirect("workspace:copy", pk=pk)
    context = {"asked": asked, "name": name_of(asked.client), "row": found, "form": form}
    return render(request, "workspace/copy_row.html", context, status=422 if form.errors else 200)


def _mine(account: Account, asked: AccessRequest, pk: uuid.UUID) -> RowOfTheirs:
    found = next((row for row in rows_to_decide(asked) if row.pk == pk), None)
    if found is None:
        raise Http404
    if found.of_lead:
        refuse(by=account, what="hold", person=asked.client_id)
    if found.private_to not in (None, account.pk):
        refuse(by=account, what="process-note", person=asked.client_id)
    return found


def _as_decided(asked: AccessRequest, row: RowOfTheirs) -> dict[str, Any]:
    initial: dict[str, Any] = {"seen": seen_of(row)}
    decided = decisions_of(asked)
    for passage in row.to_decide:
        kept = decided.get((row.pk, passage.number))
        if kept is not None and kept.open("said")["passage"] == passage.words:
            initial[f"answer_{passage.number}"] = kept.answer
            initial[f"why_{passage.number}"] = kept.open("said")["why"]
    return initial


def seen_of(row: RowOfTheirs) -> str:
    """What the page showed, as a mark: it stands in the form and says nothing by itself."""
    words = "\n\n".join(f"{each.number} {each.words}" for each in row.to_decide)
    return hashlib.sha256(words.encode()).hexdigest()[:16]
