"""What would become of the waits, for the service lead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from sixteen.domain.protocol import PROTOCOLS
from sixteen.outcomes.planning import told
from sixteen.outcomes.planning.drawing import drawing
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission


@permitted(Permission.SERVICE)
@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """As it is now, three usual ways on, and one that is chosen in the address."""
    choice = told.choice_of(request.GET.dict())
    asked = choice if choice != told.Choice() else None
    found = told.forecast(by=request.user, at=timezone.now(), also=asked)
    context = {
        "now": found.now,
        "weeks": sorted(found.now.lengths)[len(found.now.lengths) // 2],
        "lines": found.lines,
        # Made of numbers and of our own words, which drawing() escapes.
        "drawing": mark_safe(drawing(found.lines)) if found.lines else "",  # noqa: S308
        "never": [line.words for line in found.lines if line.ahead.never],
        "choice": choice,
        "therapists": range(told.MOST_THERAPISTS + 1),
        "evenings": range(told.MOST_EVENINGS + 1),
        "sessions": range(PROTOCOLS["DIT"].minimum, told.USUAL),
        "usual": told.USUAL,
        "honest": told.HONEST,
    }
    return render(request, "office/ahead.html", context)
