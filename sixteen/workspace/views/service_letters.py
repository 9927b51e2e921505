"""Letters from templates: begun for a client, written, signed, printed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care.actions import service_letters as actions
from sixteen.care.models import ServiceLetter
from sixteen.care.queries.service_letters import kind_of
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.paper.answer import pdf_answer
from sixteen.paper.service_letter import service_sheet
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.service_letter import BeginLetterForm, ServiceLetterForm, as_typed
from sixteen.workspace.seen import was_seen


@permitted(Permission.CASELOAD)
def client_letters(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Those there are, and a new one."""
    now = timezone.now()
    client = access.client_for_letters(request.user, pk, at=now)
    course = access.course_for_letter(request.user, client)
    form = BeginLetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        made = actions.begin_letter(
            kind=kind, client=client, course=course, by=request.user, at=now
        )
        return redirect("workspace:service_letter", pk=made.pk)
    found = access.letters_for_clinician(request.user, client)
    context = {
        "client": client,
        "course": course,
        "name": name_of(client),
        "letters": [(each, kind_of(each)) for each in found],
        "form": form,
    }
    return render(request, "workspace/client_letters.html", context)


@permitted(Permission.CASELOAD)
def service_letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    letter = access.service_letter_for_clinician(request.user, pk, at=now)
    if request.method == "POST" and request.POST.get("action") == "sign":
        return _sign(request, letter)
    form = ServiceLetterForm(request.POST or None, letter=letter)
    elsewhere = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_service_letter(
                letter=letter,
                to=form.cleaned_data.get("to", ""),
                text=form.cleaned_data["text"],
                written=form.written,
                client_copy=form.cleaned_data["client_copy"],
                no_copy_because=form.cleaned_data["no_copy_because"],
                revision=form.cleaned_data["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            elsewhere = service_sheet(stale.row)
            sent = sent_over(request.POST, revision=stale.row.revision)
            form = ServiceLetterForm(sent, letter=stale.row)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:service_letter", pk=pk)
    return render(request, "workspace/service_letter.html", _page(letter, form, elsewhere))


def _sign(request: HttpRequest, letter: ServiceLetter) -> HttpResponse:
    """Sign what stood on the page. What is still to be filled in is said by each field."""
    if not was_seen(request, letter):
        return redirect("workspace:service_letter", pk=letter.pk)
    try:
        actions.sign_service_letter(letter=letter, by=request.user, at=timezone.now())
    except actions.Unfilled as unfilled:
        form = _as_kept(letter)
        for missing in unfilled.missing:
            form.add_error(form.field_of(missing), actions.missing_words(missing))
        return render(request, "workspace/service_letter.html", _page(letter, form, None))
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Signed. The letter does not change any more.")
    return redirect("workspace:service_letter", pk=letter.pk)


def _as_kept(letter: ServiceLetter) -> ServiceLetterForm:
    """The form with what is kept in it, to say errors by its fields."""
    kept = QueryDict(mutable=True)
    for name, value in as_typed(letter).items():
        if value not in (False, None):
            kept[name] = "on" if value is True else str(value)
    form = ServiceLetterForm(kept, letter=letter)
    form.full_clean()
    return form


def _page(letter: ServiceLetter, form: ServiceLetterForm, elsewhere: Any) -> dict[str, Any]:
    missing = [] if letter.state == "signed" else actions.unfilled(letter)
    return {
        "letter": letter,
        "kind": kind_of(letter),
        "name": name_of(letter.client),
        "form": form,
        "missing": [actions.missing_words(each) for each in missing],
        "sheet": service_sheet(letter),
        "no_copy_because": letter.open("no_copy_because") or "",
        "elsewhere": elsewhere,
    }


@permitted(Permission.CASELOAD)
@require_safe
def service_letter_pdf(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    what = "service-letter-pdf"
    letter = access.service_letter_for_clinician(request.user, pk, at=timezone.now(), what=what)
    back = reverse("workspace:service_letter", args=(pk,))
    return pdf_answer(request, service_sheet(letter), frame="staff.html", back=back)
