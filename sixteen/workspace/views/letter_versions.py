"""One version of a goodbye letter, to look at, to print, and as a PDF."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care.access.letters import AS_PDF
from sixteen.paper.answer import pdf_answer
from sixteen.paper.goodbye import goodbye_sheet
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission


@permitted(Permission.CASELOAD)
@require_safe
def version(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    letter = access.letter_for_therapist(request.user, pk, number, at=now)
    context = {
        "course": letter.course,
        "name": name_of(letter.client),
        "letter": letter,
        "why": letter.open("why") or "",
        "sheet": goodbye_sheet(letter),
    }
    return render(request, "workspace/letter_version.html", context)


@permitted(Permission.CASELOAD)
@require_safe
def version_pdf(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    letter = access.letter_for_therapist(request.user, pk, number, at=now, what=AS_PDF)
    back = reverse("workspace:letter_version", args=(pk, number))
    return pdf_answer(request, goodbye_sheet(letter), frame="staff.html", back=back)
