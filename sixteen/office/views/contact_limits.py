"""When a client may be reached, under which name and where texts go: changed as they asked."""

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.office.contact_words import contact_lines
from sixteen.office.hours_forms import AskedHoursForm, SaidNameForm, TextNumberForm
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.actions.contact_limits import set_hours, set_sender, set_text_number
from sixteen.people.contact_limits import Limits, limits_of
from sixteen.people.forms import PlainForm, sent_over
from sixteen.people.forms.hours import as_typed
from sixteen.people.models import Client
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact
from sixteen.people.refusals import ContactRefused

WHAT = {
    "email": "When an e-mail may come",
    "text": "When a text message may come",
    "phone": "When they may be rung",
}
SAVED = "Saved. This is what counts from now on."


@permitted(Permission.DIARY)
@get_or_post
def contact_hours(request: HttpRequest, pk: uuid.UUID, way: str) -> HttpResponse:
    if way not in WHAT:
        raise Http404

    def save(client: Client, form: AskedHoursForm, **asked: Any) -> object:
        hours = form.hours if form.cleaned_data["when"] == "hours" else None
        return set_hours(client=client, way=way, hours=hours, **asked)

    def shown(limits: Limits) -> dict[str, Any]:
        found = limits.hours.get(way)
        return as_typed(found) | {"when": "hours" if found else "any"}

    return _one(request, pk, AskedHoursForm, shown, save, WHAT[way], way)


@permitted(Permission.DIARY)
@get_or_post
def said_name(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    def save(client: Client, form: PlainForm, **asked: Any) -> object:
        return set_sender(client=client, name=form.cleaned_data["name"], **asked)

    def shown(limits: Limits) -> dict[str, Any]:
        return {"name": limits.sender}

    return _one(request, pk, SaidNameForm, shown, save, "Under which name")


@permitted(Permission.DIARY)
@get_or_post
def text_number(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    def save(client: Client, form: PlainForm, **asked: Any) -> object:
        return set_text_number(client=client, number=form.cleaned_data["phone"], **asked)

    def shown(limits: Limits) -> dict[str, Any]:
        return {"phone": limits.text_to}

    return _one(request, pk, TextNumberForm, shown, save, "Where texts go")


def _one(
    request: HttpRequest,
    pk: uuid.UUID,
    kind: type[PlainForm],
    shown: Callable[[Limits], dict[str, Any]],
    save: Callable[..., object],
    what: str,
    way: str = "",
) -> HttpResponse:
    """One thing, and the tick that they asked for it."""
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    current = current_contact(client)
    initial = shown(limits_of(current)) | {"version": current.version}
    form = kind(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            save(client, form, version=version, by=request.user, at=now)
        except ContactRefused as refused:
            form = kind(sent_over(request.POST, version=current_contact(client).version))
            form.add_error(None, str(refused))
        else:
            messages.success(request, SAVED)
            return redirect("office:client", pk=client.pk)
    return _page(request, client, form, what, way)


def _page(
    request: HttpRequest, client: Client, form: PlainForm, what: str, way: str
) -> HttpResponse:
    current = current_contact(client)
    context: dict[str, Any] = {
        "client": client,
        "name": name_of(client),
        "form": form,
        "what": what,
        "way": way,
        "lines": contact_lines(client, current, at=timezone.now()),
        "words": current.open("words"),
        "usual": settings.SENDER_NAME,
        "zone": settings.ZONE,
    }
    return render(request, "office/contact_limit.html", context, status=422 if form.errors else 200)
