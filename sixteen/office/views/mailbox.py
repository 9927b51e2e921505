"""A mailbox that two clients had: codes go there again once somebody has asked who reads it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.office.contact_words import may_ring
from sixteen.office.mailbox_form import MailboxForm
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.actions.shared_mailbox import settle_mailbox
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import current_contact
from sixteen.people.refusals import MailboxRefused
from sixteen.people.shared_mailbox import noted_as_shared, shares_a_mailbox

SAVED = "Saved. Codes for signing in may go to their mailbox again, as they allow it."


@permitted(Permission.DIARY)
@get_or_post
def mailbox(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    noted = noted_as_shared(client)
    form = MailboxForm(request.POST or None, initial={"mark": noted.pk if noted else ""})
    if request.method == "POST" and form.is_valid():
        mark = form.cleaned_data["mark"]
        try:
            settle_mailbox(client=client, mark=mark, by=request.user, at=now)
        except MailboxRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, SAVED)
            return redirect("office:client", pk=client.pk)
    context = {
        "client": client,
        "name": name_of(client),
        "form": form,
        "noted": noted,
        "still": shares_a_mailbox(client),
        "email": client.open("email"),
        "ring": may_ring(client, current_contact(client), at=now),
    }
    return render(request, "office/mailbox.html", context, status=422 if form.errors else 200)
