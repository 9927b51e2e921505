"""Whom I name to take charge, and giving a caseload to others when it has to be."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.actions.handovers import is_fit, name_trustees
from sixteen.care.handover_forms import TrusteesForm
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.handing_page import Giving, step
from sixteen.people.access import permitted
from sixteen.people.models import Account
from sixteen.people.names import name_of, names_of
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with


@permitted(Permission.CASELOAD, Permission.SUPERVISION)
def trustees(request: HttpRequest) -> HttpResponse:
    """The therapists who named me; and, for who holds courses, the one or two whom I name."""
    trusting = care.trusted_by(request.user) if is_fit(request.user) else []
    names = names_of(trusting)
    context: dict[str, Any] = {"trusting": [(each.pk, names[each.pk]) for each in trusting]}
    if not request.user.may(Permission.CASELOAD):
        return render(request, "workspace/trustees.html", context)
    kept = care.trustees_of(request.user)
    initial = {
        field: str(each.trustee_id) for field, each in zip(("first", "second"), kept, strict=False)
    }
    form = TrusteesForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        colleagues=_colleagues(request.user),
    )
    if form.is_valid():
        given = {"therapist": request.user, "by": request.user, "at": timezone.now()}
        try:
            name_trustees(trustees=form.trustees, **given)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved. Tell them, if you have not.")
            return redirect("workspace:trustees")
    named = names_of(each.trustee for each in kept)
    context |= {"form": form, "kept": [named[each.trustee_id] for each in kept]}
    return render(request, "workspace/trustees.html", context)


def _colleagues(account: Account) -> dict[uuid.UUID, str]:
    both = [each for role in (Role.THERAPIST, Role.SUPERVISOR) for each in accounts_with(role)]
    names = names_of(both)
    names.pop(account.pk, None)
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


@permitted(Permission.CASELOAD, Permission.SUPERVISION)
def handover(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Begin it, then say for each course whom it goes to. Nothing of the record is shown."""
    now = timezone.now()
    therapist = access.therapist_to_hand_over(request.user, pk, at=now)
    begun = care.handover_of(therapist)
    typed = request.POST if request.method == "POST" else None
    if typed is not None and step(
        therapist, begun, typed.get("action", ""), by=request.user, at=now
    ):
        return redirect("workspace:handover", pk=pk)
    context = {"therapist": name_of(therapist), "begun": begun, "own": therapist == request.user}
    if begun is None:
        return render(request, "workspace/handover.html", context)
    giving = Giving(therapist, typed, by=request.user, at=now)
    given = giving.give()
    if given is not None:
        for each in given:
            name = giving.names[each.course.client_id]
            messages.success(request, said_of(name, each.to_arrange))
        return redirect("workspace:handover", pk=pk)
    return render(request, "workspace/handover.html", context | giving.shown())


def said_of(name: str, to_arrange: int) -> str:
    if not to_arrange:
        return f"Saved. {name} is handed over, with every time."
    return f"Saved. {name} is handed over. {to_arrange} of the times have to be found anew."
