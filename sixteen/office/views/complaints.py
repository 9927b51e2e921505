"""Complaints, for the service lead: that they have come, by when, and the answer."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.access.complaints import complaint_for_lead, complaints_for_lead
from sixteen.office.record_forms import AnswerComplaintForm
from sixteen.people.access import get_or_post, permitted
from sixteen.people.actions.complaints import acknowledge_complaint, answer_complaint
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission
from sixteen.people.record_access import named_for_lead
from sixteen.people.refusals import ComplaintRefused


@permitted(Permission.SERVICE)
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    found, now = complaints_for_lead(request.user), timezone.now()
    named_for_lead(request.user, [each.client for each in found], at=now)
    names = names_of(each.client for each in found)
    owners = names_of(each.owner for each in found if each.owner)
    today = timezone.localdate(now)
    rows = [
        {
            "complaint": each,
            "name": names[each.client_id],
            "owner": owners[each.owner_id] if each.owner_id else "",
            "late": each.state == "open" and each.acknowledge_by < today,
        }
        for each in found
    ]
    return render(request, "office/complaints.html", {"rows": rows})


@permitted(Permission.SERVICE)
@get_or_post
def complaint(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    found = complaint_for_lead(request.user, pk, at=now)
    if request.POST.get("action") == "acknowledge":
        acknowledge_complaint(complaint=found, by=request.user, at=now)
        messages.success(request, "Saved. They read that it has come, and you see to it.")
        return redirect("office:complaint", pk=pk)
    initial = {"revision": found.revision}
    form = AnswerComplaintForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        given = {"answer": form.cleaned_data["answer"], "revision": form.cleaned_data["revision"]}
        try:
            answer_complaint(complaint=found, by=request.user, at=now, **given)
        except ComplaintRefused as refused:
            found.refresh_from_db()
            form.add_error(None, str(refused))
            form.data = sent_over(form.data, revision=found.revision)
        else:
            messages.success(request, "Saved. They read your answer on their pages.")
            return redirect("office:complaints")
    context = {
        "complaint": found,
        "name": name_of(found.client),
        "words": found.open("words"),
        "answer": found.open("answer") or "",
        "owner": name_of(found.owner) if found.owner else "",
        "form": form,
    }
    return render(request, "office/complaint.html", context, status=422 if form.errors else 200)
