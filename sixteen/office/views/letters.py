"""Letters that reception makes from the record: no blank, no clinical word."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care.actions import service_letters as actions
from sixteen.care.letter_values import attended_days
from sixteen.care.models import ServiceLetter
from sixteen.care.queries.service_letters import kind_of, office_letters
from sixteen.care.refusals import NotAllowed
from sixteen.office.letter_forms import OfficeLetterForm
from sixteen.paper.answer import pdf_answer
from sixteen.paper.service_letter import service_sheet
from sixteen.people.access import client_for_office, get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission

CHANGED = "This was changed meanwhile, so nothing was done. Read it again, and then decide."


@permitted(Permission.DIARY)
@get_or_post
def client_letters(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    client = client_for_office(request.user, pk, at=now)
    typed = request.POST if request.method == "POST" else None
    form = OfficeLetterForm(typed, days=attended_days(client))
    if form.is_valid():
        made = actions.begin_letter(
            kind=form.cleaned_data["kind"],
            client=client,
            course=None,
            days=form.chosen,
            by=request.user,
            at=now,
        )
        return redirect("office:letter", pk=made.pk)
    found = [(each, kind_of(each)) for each in office_letters(client)]
    context = {"client": client, "name": name_of(client), "letters": found, "form": form}
    return render(
        request, "office/client_letters.html", context, status=422 if form.errors else 200
    )


@permitted(Permission.DIARY)
@get_or_post
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """As it stands, to be signed; signed, to be printed."""
    found = access.service_letter_for_office(request.user, pk, at=timezone.now())
    if request.method == "POST":
        return _sign(request, found)
    signed = found.state == "signed"
    missing = [] if signed else [actions.missing_words(each) for each in actions.unfilled(found)]
    context = {
        "letter": found,
        "kind": kind_of(found),
        "name": name_of(found.client),
        "missing": missing,
        "sheet": service_sheet(found),
    }
    return render(request, "office/letter.html", context)


def _sign(request: HttpRequest, found: ServiceLetter) -> HttpResponse:
    if request.POST.get("revision", str(found.revision)) != str(found.revision):
        messages.error(request, CHANGED)
        return redirect("office:letter", pk=found.pk)
    try:
        actions.sign_service_letter(letter=found, by=request.user, at=timezone.now())
    except actions.Unfilled as unfilled:
        said = [actions.missing_words(each) for each in unfilled.missing]
        messages.error(request, f"Not signed. {' '.join(said)}")
    except NotAllowed:
        messages.error(request, "Somebody else made this letter: make one in your own name.")
    else:
        messages.success(request, "Signed. You can print it now.")
    return redirect("office:letter", pk=found.pk)


@permitted(Permission.DIARY)
@require_safe
def letter_pdf(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    what = "service-letter-pdf"
    found = access.service_letter_for_office(request.user, pk, at=timezone.now(), what=what)
    back = reverse("office:letter", args=(pk,))
    return pdf_answer(request, service_sheet(found), frame="staff.html", back=back)
