"""Records as such, for the service lead: how long each is kept, what holds it, and that it goes."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sixteen.care.access.complaints import complaints_for_lead
from sixteen.care.queries.access_requests import copies_asked_by, copies_open
from sixteen.care.queries.corrections import corrections_open
from sixteen.domain.retention import KINDS, is_due
from sixteen.journeys.erasing import erase_client, why_not
from sixteen.journeys.keeping import Keeping, due_records, keeping_of
from sixteen.office.forms import FindForm
from sixteen.office.record_forms import EraseForm, HoldForm
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.actions.holds import holds_on, release_hold, set_hold
from sixteen.people.models import Client
from sixteen.people.names import GONE, born_of, name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import names_of_accounts
from sixteen.people.record_access import (
    client_for_lead,
    clients_for_lead,
    hold_for_lead,
    named_for_lead,
)
from sixteen.people.record_queries import erasures, people_on_hold, was_erased
from sixteen.people.refusals import EraseRefused, HoldRefused
from sixteen.vault.ledger import LedgerProblem

AT_MOST = 20
FIRST_SAID = "Noted. The hold ends when somebody else says it too."
ENDED = "The hold is over."


@permitted(Permission.SERVICE)
@get_or_post
def records(request: HttpRequest) -> HttpResponse:
    """Whose time is over or soon will be, what is held, who was erased; and finding one by POST."""
    now = timezone.now()
    form = FindForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "gone": erasures()}
    if form.is_valid():
        text = form.cleaned_data["text"]
        found = clients_for_lead(request.user, text, limit=AT_MOST, at=now)
        context["found"] = [(each, name_of(each), born_of(each)) for each in found]
    context["complaints"] = len(complaints_for_lead(request.user))
    due = due_records(at=now)
    held, asked, wrong = people_on_hold(), copies_open(), corrections_open()
    shown = [each.client for each in (*due, *asked, *wrong)] + held
    named_for_lead(request.user, shown, at=now)
    names = names_of(shown)
    context["asked"] = [(each, names[each.client_id]) for each in asked]
    context["wrong"] = [(each, names[each.client_id]) for each in wrong]
    context["due"] = [(each, names[each.client.pk], _over(each, now)) for each in due]
    context["held"] = [(each, names[each.pk]) for each in held]
    return render(request, "office/records.html", context)


def _over(keeping: Keeping, now: datetime) -> bool:
    today = timezone.localdate(now)
    return keeping.until is not None and is_due(keeping.until, today)


@permitted(Permission.SERVICE)
@get_or_post
def record(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One record: until when it is kept and by which rule, its holds, and setting one."""
    now = timezone.now()
    client = client_for_lead(request.user, pk, at=now)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            set_hold(client=client, by=request.user, at=now, **form.cleaned_data)
        except HoldRefused as refused:
            form.sent_before(str(refused))
        else:
            messages.success(request, "Saved. This record stays until two people end the hold.")
            return redirect("office:record", pk=client.pk)
    context = _record(client, now) | {"form": form}
    return render(request, "office/record.html", context, status=422 if form.errors else 200)


def _record(client: Client, now: datetime) -> dict[str, Any]:
    keeping, held = keeping_of(client, at=now), holds_on(client)
    asked = {who for hold in held for who in (hold.set_by_id, hold.first_by_id)}
    names = names_of_accounts(each for each in asked if each)
    return {
        "client": client,
        "name": name_of(client),
        "keeping": keeping,
        "kind": KINDS[keeping.rule.kind],
        "over": _over(keeping, now),
        "copies": copies_asked_by(client.pk),
        "holds": [
            (hold, hold.open("why"), names.get(hold.set_by_id, GONE), names.get(hold.first_by_id))
            for hold in held
        ],
    }


@permitted(Permission.SERVICE)
@require_POST
def end_hold(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The first to say it is written down; with somebody else's word it ends."""
    hold = hold_for_lead(request.user, pk)
    try:
        hold = release_hold(hold=hold, by=request.user, at=timezone.now())
    except HoldRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, ENDED if hold.ended_at else FIRST_SAID)
    return redirect("office:record", pk=hold.client_id)


@permitted(Permission.SERVICE)
@recently_proved
@get_or_post
def erase(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What goes and what stays, and why; then it goes."""
    now = timezone.now()
    if was_erased(pk):
        messages.info(request, "This record is erased already.")
        return redirect("office:records")
    client = client_for_lead(request.user, pk, at=now)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked = form.cleaned_data["asked_by"]
        try:
            erase_client(client=client, asked_by=asked, by=request.user, at=now)
        except (EraseRefused, LedgerProblem) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The record is erased, and the ledger says so.")
            return redirect("office:records")
    context = {
        "client": client,
        "name": name_of(client),
        "form": form,
        "refused": "" if form.errors else why_not(client, at=now),
    }
    return render(request, "office/erase.html", context, status=422 if form.errors else 200)
