"""Where the client is today, for a session that is not in the room."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care.actions.whereabouts import note_whereabouts
from sixteen.care.refusals import Stale
from sixteen.people.access import permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.workspace.forms.process_note import WhereaboutsForm


@permitted(Permission.CASELOAD)
def whereabouts(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    now = timezone.now()
    session = access.session_for_therapist(request.user, pk, number, at=now)
    kept = access.whereabouts_for_therapist(request.user, session, at=now)
    initial = {name: kept.open(name) for name in ("place", "number")} if kept else {}
    revision = kept.revision if kept else 0
    form = WhereaboutsForm(request.POST or None, initial=initial | {"revision": revision})
    elsewhere = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            note_whereabouts(
                session=session,
                place=said["place"],
                number=said["number"],
                revision=said["revision"] or 0,
                by=request.user,
                at=now,
            )
        except Stale as stale:
            elsewhere = [stale.row.open("place"), stale.row.open("number")]
            form = WhereaboutsForm(sent_over(request.POST, revision=stale.row.revision))
        else:
            messages.success(request, "Saved.")
            return redirect("workspace:session", pk=pk, number=number)
    context = {
        "course": session.course,
        "session": session,
        "name": name_of(session.course.client),
        "form": form,
        "elsewhere": elsewhere,
    }
    return render(request, "workspace/whereabouts.html", context)
