"""What somebody wants, and what brings them, as they said it in the consultation."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.intake import access
from sixteen.intake.forms import WishesForm
from sixteen.intake.refusals import WishesChanged
from sixteen.intake.told import PAGES, wishes_in_words
from sixteen.intake.wishes import revision_of, set_wishes
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import concern_names, therapist_names


@permitted(Permission.CASELOAD)
@get_or_post
def wishes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    enquiry = access.enquiry_for(request.user, pk, at=now)
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        revision=revision_of(enquiry),
        said=access.wishes_of(request.user, enquiry, at=now),
        therapists=therapist_names(),
        concerns=concern_names(),
    )
    elsewhere = None
    if form.is_valid():
        seen = form.cleaned_data["revision"] or 0
        try:
            set_wishes(enquiry=enquiry, said=form.said, revision=seen, by=request.user, at=now)
        except WishesChanged:
            form.changed_meanwhile(revision_of(enquiry))
            elsewhere = wishes_in_words(access.wishes_of(request.user, enquiry, at=now), PAGES)
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:consultation", pk=pk)
    name = name_of(enquiry.client)
    context = {"enquiry": enquiry, "name": name, "form": form, "elsewhere": elsewhere}
    return render(request, "workspace/wishes.html", context, status=422 if form.errors else 200)
