"""A client's own pages, off and on, because they asked."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sixteen.people.access import client_for_office, permitted
from sixteen.people.actions.portal_off import switch_pages_off, switch_pages_on
from sixteen.people.permissions import Permission


@permitted(Permission.DIARY)
@require_POST
def switch(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    if request.POST.get("action") == "on":
        switch_pages_on(client=client, by=request.user, at=now)
        messages.success(request, "Saved. They can sign in again.")
    else:
        switch_pages_off(client=client, by=request.user, at=now)
        messages.success(request, "Saved. Nobody can sign in as them.")
    return redirect("office:client", pk=client.pk)
