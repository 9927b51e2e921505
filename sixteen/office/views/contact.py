"""How a person may be reached, changed because they asked; and a fresh way into their account."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sixteen.office.contact_words import contact_lines, may_ring
from sixteen.office.forms import ALL_WAYS, ContactForm
from sixteen.office.naming import name_of
from sixteen.people import actions
from sixteen.people.access import client_for_office, permitted
from sixteen.people.forms import sent_over
from sixteen.people.models import Account, Client, SafeContact
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
SAVED = "Saved. This is how they may be reached from now on."
SIGN_IN = " They are signed out everywhere, and sign in with {} now."
CHANGED = (
    "Somebody else changed this meanwhile. What counts now stands above; what you typed is "
    "still here. Save again if it is right."
)


@permitted(Permission.DIARY)
@GET_OR_POST
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    current = current_contact(client)
    if request.method != "POST":
        return _page(request, client, current, ContactForm(initial=_as_kept(client, current)))
    form = ContactForm(request.POST)
    if form.is_valid() and form.cleaned_data["version"] != current.version:
        form.add_error(None, CHANGED)
        form.data = sent_over(form.data, version=current.version)
    if not form.is_valid():
        return _page(request, client, current, form)
    typed = form.cleaned_data
    address = client.open("email")
    actions.replace_contact(
        client=client,
        by=request.user,
        at=now,
        email=typed["email"],
        phone=typed["phone"],
        words=typed["words"],
        **form.allowed,
    )
    messages.success(request, SAVED + _signing_in(client, address))
    return redirect("office:client", pk=pk)


def _as_kept(client: Client, current: SafeContact) -> dict[str, Any]:
    return {
        "email": client.open("email") or "",
        "phone": client.open("phone") or "",
        "ways": [way for way, _ in ALL_WAYS if getattr(current, way)],
        "words": current.open("words") or "",
        "version": current.version,
    }


def _signing_in(client: Client, address: str | None) -> str:
    """What they have to be told, where their address is another one now."""
    account = Account.objects.filter(client=client).first()
    if account is None or account.is_staff_member or client.open("email") == address:
        return ""
    return SIGN_IN.format(account.open("sign_in"))


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
@GET_OR_POST
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
