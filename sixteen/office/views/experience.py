"""How it was, for the service lead: sums of whole months, small numbers hidden, nobody named."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.domain.experience import ASSESSMENT, SOURCE, TREATMENT, told
from sixteen.domain.small_numbers import LEAST
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.questionnaires.experience import said

TITLES = {ASSESSMENT: "After the first talk", TREATMENT: "At the end"}


@permitted(Permission.SERVICE)
@require_safe
def experience(request: HttpRequest) -> HttpResponse:
    """The twelve months before this one: a month that still runs would show each answer come in."""
    this_month = timezone.now().astimezone(ZoneInfo(settings.ZONE)).date().replace(day=1)
    first = date(this_month.year - 1, this_month.month, 1)
    parts = [(title, told(kind, said(kind, first, this_month))) for kind, title in TITLES.items()]
    context = {"parts": parts, "first": first, "before": this_month, "least": LEAST}
    return render(request, "office/experience.html", context | {"source": SOURCE})
