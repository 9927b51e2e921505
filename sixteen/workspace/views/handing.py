"""The device goes to the client, who answers alone on it. The therapist is signed out first."""

import uuid

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission
from sixteen.questionnaires import access
from sixteen.questionnaires.room import hand_over, record_handing


@permitted(Permission.CASELOAD)
@get_or_post
def hand_device(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    asked = access.request_for_therapist(request.user, pk, at=now)
    if asked.state == "answered":
        return redirect("workspace:answers", pk=pk)
    if request.method == "POST":
        by = request.user
        record_handing(asked=asked, by=by, at=now)
        logout(request)
        hand_over(request.session, asked=asked, by=by, at=now)
        return redirect("link:begin", "here")
    context = {"asked": asked, "course": asked.course, "name": name_of(asked.client)}
    return render(request, "workspace/hand_device.html", context)
