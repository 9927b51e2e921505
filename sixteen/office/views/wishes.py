"""What somebody wants from a time and a therapist: nothing of what brings them.

A look through `client_for_office` is in the audit.
"""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.intake.access import PRACTICAL
from sixteen.intake.forms import PracticalForm
from sixteen.intake.queries import newest_enquiry
from sixteen.intake.refusals import WishesChanged
from sixteen.intake.told import wishes_in_words
from sixteen.intake.wishes import revision_of, said_by, set_wishes
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import therapist_names


@permitted(Permission.DIARY)
@get_or_post
def wishes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    enquiry = newest_enquiry(client)
    if enquiry is None:
        messages.info(request, "They have not asked for help yet.")
        return redirect("office:client", pk=pk)
    typed = request.POST if request.method == "POST" else None
    form = PracticalForm(
        typed,
        revision=revision_of(enquiry),
        said=said_by(enquiry),
        therapists=therapist_names(),
    )
    elsewhere = None
    if form.is_valid():
        seen = form.cleaned_data["revision"] or 0
        try:
            set_wishes(enquiry=enquiry, said=form.said, revision=seen, by=request.user, at=now)
        except WishesChanged:
            form.changed_meanwhile(revision_of(enquiry))
            elsewhere = wishes_in_words(said_by(enquiry), PRACTICAL)
        else:
            messages.success(request, "Saved.")
            return redirect("office:client", pk=pk)
    context = {"client": client, "name": name_of(client), "form": form, "elsewhere": elsewhere}
    return render(request, "office/wishes.html", context, status=422 if form.errors else 200)
