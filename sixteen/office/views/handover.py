"""Giving a therapist's caseload to others: by the service lead, who reads nothing of it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.journeys.handing_page import Giving, step
from sixteen.people.access import get_or_post, permitted
from sixteen.people.names import Names, name_of
from sixteen.people.permissions import Permission
from sixteen.people.queries import names_of_accounts

service = permitted(Permission.SERVICE)


@service
@require_safe
def handovers(request: HttpRequest) -> HttpResponse:
    """Therapists with courses, and whom they named to take charge."""
    counts = care.open_courses_by_therapist()
    trustees = care.trustees_by_therapist(counts)
    people = [*counts, *(one for each in trustees.values() for one in each)]
    names = Names(names_of_accounts(people))
    rows = [
        (pk, names[pk], count, [names[one] for one in trustees.get(pk, [])])
        for pk, count in counts.items()
    ]
    context = {"rows": sorted(rows, key=lambda row: row[1].casefold())}
    return render(request, "office/handovers.html", context)


@service
@get_or_post
def handover(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Begin it, then say for each person whom they go to."""
    now = timezone.now()
    therapist = access.therapist_to_hand_over(request.user, pk, at=now)
    begun = care.handover_of(therapist)
    typed = request.POST if request.method == "POST" else None
    if typed is not None and step(
        therapist, begun, typed.get("action", ""), by=request.user, at=now
    ):
        return redirect("office:handover", pk=pk)
    context = {"therapist": name_of(therapist), "begun": begun}
    if begun is None:
        return render(request, "office/handover.html", context)
    giving = Giving(therapist, typed, by=request.user, at=now)
    given = giving.give()
    if given is not None:
        messages.success(request, f"Saved. {len(given)} handed over.")
        return redirect("office:handover", pk=pk)
    status = 422 if giving.form.errors else 200
    return render(request, "office/handover.html", context | giving.shown(), status=status)
