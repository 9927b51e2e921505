"""The agreement: what both settled, read and signed by the client."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions import agreements, recordings
from sixteen.care.queries import rule_in
from sixteen.care.refusals import NotAllowed
from sixteen.domain.counting import rule_words
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.portal.forms import SignForm

HEADINGS = {
    "dates": _("When we meet"),
    "breaks": _("Planned breaks"),
    "cancellation": _("When a session is missed or cancelled"),
    "fee": _("What it costs"),
    "confidentiality": _("What stays between us, and what cannot"),
    "measures": _("The questionnaires"),
    "other_help": _("Other help"),
}


@permitted(Permission.OWN_RECORD)
def agreement(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = access.agreement_for_client(request.user, pk, at=now)
    if request.method == "POST" and found.client_signed_at is not None:
        return redirect("portal:agreement", pk=pk)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            agreements.sign_agreement(agreement=found, by=request.user, at=now)
            return redirect("portal:agreement", pk=pk)
        except NotAllowed as refusal:
            form.add_error("read", str(refusal))
    terms = found.open("terms") or {}
    context = {
        "agreement": found,
        "terms": [(title, terms[key]) for key, title in HEADINGS.items() if terms.get(key)],
        "rule": rule_words(rule) if (rule := rule_in(found)) else None,
        "recording": terms.get("recording", "no"),
        "may_record": care.recording_is_agreed(found.course),
        "form": form,
    }
    return render(request, "portal/agreement.html", context)


@permitted(Permission.OWN_RECORD)
@require_POST
def no_recordings(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The client takes back that sessions may be recorded. What there is is deleted at once."""
    now = timezone.now()
    found = access.agreement_for_client(request.user, pk, at=now)
    recordings.withdraw_recording(course=found.course, by=request.user, at=now)
    return redirect("portal:agreement", pk=pk)
