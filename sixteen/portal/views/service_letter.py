"""The client's copy of a letter that was written for them or about them."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.paper.answer import pdf_answer
from sixteen.paper.service_letter import service_sheet
from sixteen.people.access import permitted, recently_proved
from sixteen.people.permissions import Permission


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def service_letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    found = access.service_letter_for_client(request.user, pk, at=timezone.now())
    sheet = service_sheet(found)
    return render(request, "portal/service_letter.html", {"letter": found, "sheet": sheet})


@permitted(Permission.OWN_RECORD)
@recently_proved
@require_safe
def service_letter_pdf(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    what = "service-letter-pdf"
    found = access.service_letter_for_client(request.user, pk, at=timezone.now(), what=what)
    back = reverse("portal:service_letter", args=(pk,))
    return pdf_answer(request, service_sheet(found), frame="portal.html", back=back)
