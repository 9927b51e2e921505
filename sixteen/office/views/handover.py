"""Giving a therapist's caseload to others: by the service lead, who reads nothing of it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.handovers import start_handover
from sixteen.care.handover_forms import GiveForm
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.handing_over import hand_over, next_appointments
from sixteen.people.access import permitted
from sixteen.people.names import Names, name_of, names_of
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with, names_of_accounts

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
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Begin it, then say for each person whom they go to."""
    now = timezone.now()
    therapist = access.therapist_to_hand_over(request.user, pk, at=now)
    begun = care.handover_of(therapist)
    if request.method == "POST" and begun is None:
        if request.POST.get("action") == "start":
            start_handover(therapist=therapist, by=request.user, at=now)
        return redirect("office:handover", pk=pk)
    context = {"therapist": name_of(therapist), "begun": begun}
    if begun is None:
        return render(request, "office/handover.html", context)
    courses = access.caseload_to_hand_over(request.user, therapist, at=now)
    names = names_of(each.client for each in courses)
    others = names_of(each for each in accounts_with(Role.THERAPIST) if each != therapist)
    form = GiveForm(
        request.POST if request.method == "POST" else None,
        courses=courses,
        names=names,
        colleagues=dict(sorted(others.items(), key=lambda pair: pair[1].casefold())),
    )
    if form.is_valid():
        try:
            given = hand_over(therapist=therapist, to=form.to, by=request.user, at=now)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Saved. {len(given)} handed over.")
            return redirect("office:handover", pk=pk)
    coming = next_appointments(courses, at=now)
    rows = [(form[f"to_{each.pk}"], coming.get(each.pk)) for each in courses]
    context |= {"form": form, "rows": rows, "drafts": care.drafts_in(courses, therapist)}
    return render(request, "office/handover.html", context, status=422 if form.errors else 200)
