"""What clients say is wrong in their record, for the service lead: by when, and who answers."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care.access.corrections import correction_for_lead
from sixteen.journeys.corrections import give_correction_to
from sixteen.office.record_forms import GiveCorrectionForm
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with
from sixteen.people.record_access import client_for_lead


@permitted(Permission.SERVICE)
@get_or_post
def correction(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Somebody else answers."""
    now = timezone.now()
    found = correction_for_lead(request.user, pk)
    client = client_for_lead(request.user, found.client_id, at=now)
    people = {each.pk: each for each in accounts_with(Role.THERAPIST)}
    form = GiveCorrectionForm(
        request.POST if request.method == "POST" else None,
        clinicians={pk: each.open("name") for pk, each in people.items()},
        initial={"clinician": str(found.clinician_id or "")},
    )
    if form.is_valid():
        chosen = people[uuid.UUID(form.cleaned_data["clinician"])]
        give_correction_to(correction=found, clinician=chosen, by=request.user, at=now)
        messages.success(request, "Saved.")
        return redirect("office:records")
    context = {"found": found, "client": client, "name": name_of(client), "form": form}
    return render(request, "office/correction.html", context, status=422 if form.errors else 200)
