"""What came of the courses of one therapist, for whoever supervises them: never of two at once."""

import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.outcomes.own.development import development
from sixteen.outcomes.uncertainty import NOT_EFFECTS
from sixteen.people.access import permitted
from sixteen.people.names import name_of
from sixteen.people.permissions import Permission

# Two years, for one year of one therapist is few people.
AS_LONG = timedelta(days=730)


@permitted(Permission.SUPERVISION)
@require_safe
def developing(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    now = timezone.now()
    therapist = access.therapist_for_supervisor(request.user, pk, at=now)
    until = now.astimezone(ZoneInfo(settings.ZONE)).date()
    since = until - AS_LONG
    rows = development(therapist, since=since, until=until, by=request.user, at=now)
    context = {"name": name_of(therapist), "since": since, "until": until, "rows": rows}
    return render(request, "workspace/developing.html", context | {"not_effects": NOT_EFFECTS})
