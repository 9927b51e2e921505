"""Who looked at my record: from the audit, in plain words, for the client whose it is."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.people.queries import names_of_accounts

A_PAGE = 30
GLASS = "break-glass"
LOOKED = {
    GLASS: "opened my notes in an emergency, from outside my care team",
    "find-client": "saw my name in a list",
    "print-day": "printed a list of the day with me in it",
    "view-agreement": "looked at our agreement",
    "view-alert": "looked at an answer of mine that needed somebody to look",
    "view-answers": "looked at my answers",
    "view-client": "looked at my name and how to reach me",
    "view-consultation": "read what was decided when we first met",
    "view-course": "opened the page of my therapy",
    "view-focus": "looked at our focus",
    "view-letter": "read a letter of mine",
    "view-note": "read notes of my sessions",
    "view-process-note": "read their own working notes",
    "view-whereabouts": "looked at where I was during a session",
    "view-offer": "looked at a place that I was offered",
    "view-referral": "read my referral",
    "view-self-referral": "read what I told the service before we met",
    "view-wishes": "looked at what I said I would like",
}


@permitted(Permission.OWN_RECORD)
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    found = access.looks_for_client(request.user, at=timezone.now())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    names = names_of_accounts(row["actor"] for row in page)
    rows = [_in_words(row, names) for row in page]
    return render(request, "portal/looks.html", {"page": page, "rows": rows})


def _in_words(row: dict[str, Any], names: dict[UUID, str]) -> dict[str, Any]:
    action = row["action"]
    return {
        "day": row["day"],
        "last": row["last"],
        "times": row["times"],
        "who": names.get(row["actor"], "Somebody who has left"),
        "roles": row["actor_roles"].replace(",", ", "),
        "did": LOOKED.get(action, "looked at a part of my record"),
        "is_glass": action == GLASS,
    }
