"""My data: asking for a copy of everything, and taking it away when it is ready."""

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.access.access_requests import copy_for_client, own_record_of
from sixteen.care.access.complaints import has_a_lead_apart
from sixteen.care.queries.access_requests import copies_asked_by
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.data.asking import ask_for_copy
from sixteen.journeys.data.copy import copy_of
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.permissions import Permission
from sixteen.portal.copy_file import zip_of


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def my_data(request: HttpRequest) -> HttpResponse:
    client = own_record_of(request.user)
    if request.method == "POST":
        try:
            ask_for_copy(client=client, by=request.user, at=timezone.now())
        except NotAllowed as refused:
            messages.info(request, str(refused))
        return redirect("portal:my_data")
    asked = copies_asked_by(client.pk)
    context = {
        "open": next((each for each in asked if each.state == "asked"), None),
        "apart": has_a_lead_apart(client.pk),
        "about_me": bool(settings.ABOUT_ME),
        "ready": [each for each in asked if each.state == "ready"],
    }
    if context["open"] is not None:
        context["because"] = context["open"].open("because") or ""
    return render(request, "portal/my_data.html", context)


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def take_copy(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One file, made now and kept nowhere."""
    found = copy_for_client(request.user, pk, at=timezone.now())
    response = HttpResponse(zip_of(copy_of(found), found.client), content_type="application/zip")
    day = f"{timezone.localdate(found.ready_at):%Y-%m-%d}"
    response["Content-Disposition"] = f'attachment; filename="my-data-{day}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
