"""What somebody wants, and what brings them, as they said it in the consultation."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sixteen.intake import access
from sixteen.intake.forms import WishesForm
from sixteen.intake.wishes import set_wishes
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.people.queries import concern_names, therapist_names
from sixteen.workspace.naming import name_of


@permitted(Permission.CASELOAD)
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    enquiry = access.enquiry_for(request.user, pk, at=now)
    form = WishesForm(
        request.POST if request.method == "POST" else None,
        said=access.wishes_of(request.user, enquiry, at=now),
        therapists=therapist_names(),
        concerns=concern_names(),
    )
    if form.is_valid():
        set_wishes(enquiry=enquiry, said=form.said, by=request.user, at=now)
        messages.success(request, "Saved.")
        return redirect("workspace:consultation", pk=pk)
    context = {"enquiry": enquiry, "name": name_of(enquiry.client), "form": form}
    return render(request, "workspace/wishes.html", context, status=422 if form.errors else 200)
