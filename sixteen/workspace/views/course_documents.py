"""Documents that came in during a course: put in, opened, taken out again."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care.actions.course_documents import add_documents, withdraw_document
from sixteen.care.refusals import NotAllowed
from sixteen.intake.documents import TYPES, content_of
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.people.uploads import takes_documents
from sixteen.workspace.forms.record import DocumentForm, WithdrawForm

caseload = permitted(Permission.CASELOAD)


@takes_documents(limit="refer")
@caseload
@get_or_post
def add_document(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    form = DocumentForm()
    if request.method == "POST":
        form = DocumentForm(request.POST, request.FILES, left_out=request.left_out())
        if form.is_valid():
            typed = form.cleaned_data
            try:
                add_documents(
                    course=course,
                    mark=typed["mark"],
                    said={"what": typed["what"], "words": typed["words"]},
                    dated=typed["dated"],
                    files=form.files_given(),
                    by=request.user,
                    at=now,
                )
            except NotAllowed as refused:
                form.add_error("documents", str(refused))
            else:
                messages.success(request, "Saved.")
                return redirect("workspace:record", pk=pk)
    context = {"course": course, "name": name_of(course.client), "form": form}
    return render(request, "workspace/add_document.html", context)


@caseload
@require_safe
def course_document(request: HttpRequest, pk: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """Always as a file to be saved, under a name of ours: a browser shows nothing that came from
    outside, and what the sender called it is in no header."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    found = access.document_for_therapist(request.user, course, document, at=now)
    response = HttpResponse(content_of(found), content_type=TYPES[found.kind])
    response["Content-Disposition"] = f'attachment; filename="document.{found.kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@caseload
@get_or_post
def withdraw(request: HttpRequest, pk: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """Take out what belongs to somebody else. That it was here stays."""
    now = timezone.now()
    course = access.course_for_therapist(request.user, pk, at=now)
    found = access.document_of_record(request.user, course, document, at=now)
    form = WithdrawForm(request.POST or None)
    gone = found.withdrawn_at is not None
    if not gone and request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        withdraw_document(document=found, reason=reason, by=request.user, at=now)
        messages.success(request, "Saved. Its content is gone; that it was here is kept.")
        return redirect("workspace:record", pk=pk)
    if gone and form["reason"].value() in (None, (found.open("said") or {}).get("withdrawn")):
        return redirect("workspace:record", pk=pk)
    context = {"course": course, "name": name_of(course.client), "form": form, "not_saved": gone}
    return render(request, "workspace/withdraw_document.html", context)
