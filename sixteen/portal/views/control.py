"""What I agreed to, what is wrong in my record, and a complaint."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sixteen.care.access.access_requests import own_record_of
from sixteen.care.access.complaints import has_a_lead_apart
from sixteen.care.queries.corrections import corrections_by
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.corrections import ask_for_correction
from sixteen.journeys.permissions import permissions_of, take_back
from sixteen.people.access import get_or_post, permitted, recently_proved
from sixteen.people.actions.complaints import complain
from sixteen.people.permissions import Permission
from sixteen.people.record_queries import complaints_by
from sixteen.people.refusals import ComplaintRefused
from sixteen.portal.control_forms import ComplaintForm, CorrectionForm

# What was agreed to, in words; what is not named here is a notice that was read.
CALLED = {
    "privacy": _("You read how we use what you tell us"),
    "follow-up": _("We may ask how you are after the therapy"),
    "agreement": _("Our agreement about the therapy"),
    "moments": _("You keep moments here"),
    "recordings": _("Sessions may be recorded, if you say yes each time"),
    "about-me": _("What you said about yourself is counted"),
    "referral": _("You agreed that somebody referred you"),
}
SAVED = _("Saved. You read here that it has come, and what came of it.")
SENT = _("Saved. It goes to the service lead, not to your therapist.")
TAKEN_BACK = _("Saved. It does not hold any more, from now on.")


@permitted(Permission.OWN_RECORD)
@get_or_post
def agreed(request: HttpRequest) -> HttpResponse:
    """Everything with its date and version; taking one back is one step."""
    client = own_record_of(request.user)
    if request.method == "POST":
        what = request.POST.get("action", "")
        try:
            take_back(client=client, what=what, by=request.user, at=timezone.now())
        except NotAllowed as refused:
            messages.info(request, str(refused))
        else:
            messages.success(request, TAKEN_BACK)
        return redirect("portal:agreed")
    found = [
        (each, CALLED.get(each.what, _("You read or agreed to something")))
        for each in permissions_of(client)
    ]
    return render(request, "portal/agreed.html", {"found": found})


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def wrong(request: HttpRequest) -> HttpResponse:
    client = own_record_of(request.user)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            ask_for_correction(
                client=client, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotAllowed as refused:
            form.sent_before(str(refused))
        else:
            messages.success(request, _("Saved. Somebody looks at it and answers you here."))
            return redirect("portal:wrong")
    asked = [
        (each, each.open("said"), each.open("answer") or "") for each in corrections_by(client.pk)
    ]
    return _page(request, "portal/wrong.html", form, {"asked": asked})


@permitted(Permission.OWN_RECORD)
@recently_proved
@get_or_post
def complaint(request: HttpRequest) -> HttpResponse:
    client = own_record_of(request.user)
    now, apart = timezone.now(), has_a_lead_apart(client.pk)
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"today": timezone.localdate(now), "days": settings.COMPLAINT_DAYS}
        try:
            complain(client=client, by=request.user, at=now, **given, **form.cleaned_data)
        except ComplaintRefused as refused:
            form.sent_before(str(refused))
        else:
            messages.success(request, SENT if apart else SAVED)
            return redirect("portal:complaint")
    made = [
        (each, each.open("words"), each.open("answer") or "") for each in complaints_by(client.pk)
    ]
    return _page(request, "portal/complaint.html", form, {"made": made, "apart": apart})


def _page(request: HttpRequest, template: str, form: Any, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, context | {"form": form}, status=status)
