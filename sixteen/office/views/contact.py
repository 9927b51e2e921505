"""How a person may be reached, changed because they asked; and a fresh way into their account."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.office.contact_words import contact_lines, may_ring
from sixteen.office.forms import ALL_WAYS, ContactForm
from sixteen.people import actions
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.forms import sent_over
from sixteen.people.models import Account, Client, SafeContact
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact, own_sign_in
from sixteen.people.refusals import ContactRefused

SAVED = "Saved. This is how they may be reached from now on."
SIGN_IN = " They are signed out everywhere, and sign in with {} now."


@permitted(Permission.DIARY)
@get_or_post
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    current = _current(client)
    typed = request.POST if request.method == "POST" else None
    form = ContactForm(typed, initial=_as_kept(client, current))
    if form.is_valid():
        address = client.open("email") or ""
        try:
            _save(client, form, by=request.user, at=now)
        except ContactRefused as refused:
            current = _current(client)
            form.add_error(None, str(refused))
            form.data = sent_over(form.data, version=current.version)
        else:
            moved = form.cleaned_data["email"] != address
            messages.success(request, SAVED + (_signing_in(client) if moved else ""))
            return redirect("office:client", pk=pk)
    return _page(request, client, current, form)


def _current(client: Client) -> SafeContact:
    """The version first: an address or a number that changes after it is refused, not lost."""
    found = current_contact(client)
    client.refresh_from_db()
    return found


def _save(client: Client, form: ContactForm, *, by: Account, at: datetime) -> None:
    names = ("version", "email", "phone", "words")
    typed = {name: form.cleaned_data[name] for name in names}
    actions.replace_contact(client=client, by=by, at=at, **typed, **form.allowed)


def _as_kept(client: Client, current: SafeContact) -> dict[str, Any]:
    return {
        "email": client.open("email") or "",
        "phone": client.open("phone") or "",
        "ways": [way for way, _ in ALL_WAYS if getattr(current, way)],
        "words": current.open("words") or "",
        "version": current.version,
    }


def _signing_in(client: Client) -> str:
    """What they have to be told, where their address is another one now."""
    sign_in = own_sign_in(client)
    return SIGN_IN.format(sign_in) if sign_in else ""


def _page(
    request: HttpRequest, client: Client, current: SafeContact, form: ContactForm
) -> HttpResponse:
    context = {
        "client": client,
        "name": name_of(client),
        "form": form,
        "lines": contact_lines(client, current, at=timezone.now()),
        "words": current.open("words"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "office/contact.html", context, status=status)


@permitted(Permission.DIARY)
@get_or_post
def invite(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The code stands in the answer to the form and nowhere else: looked at again, it is gone."""
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    account = client.account
    context: dict[str, Any] = {
        "client": client,
        "name": name_of(client),
        "account": account,
        "ring": may_ring(client, current_contact(client), at=now),
    }
    if request.method == "POST" and account is not None and account.is_active:
        invitation, context["code"] = actions.invite(account=account, by=request.user, at=now)
        context["until"] = invitation.expires_at
        context["sign_in"] = account.open("sign_in")
    return render(request, "office/invite.html", context)
