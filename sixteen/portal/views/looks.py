"""Who looked at my record: from the audit, in plain words, for the client whose it is."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sixteen.care import access
from sixteen.care.queries.courses import clinicians_who_held
from sixteen.people.access import permitted
from sixteen.people.permissions import Permission
from sixteen.people.queries import names_of_accounts
from sixteen.portal.look_words import GLASS, in_words, who

A_PAGE = 30


@permitted(Permission.OWN_RECORD)
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    found = access.looks_for_client(request.user, at=timezone.now())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    names = names_of_accounts(row["actor"] for row in page)
    mine, standing_in = clinicians_who_held(request.user.client)
    rows = [_in_words(row, names, mine, standing_in) for row in page]
    return render(request, "portal/looks.html", {"page": page, "rows": rows})


def _in_words(
    row: dict[str, Any], names: dict[UUID, str], mine: set[UUID], standing_in: set[UUID]
) -> dict[str, Any]:
    did, why = in_words(row["action"])
    return {
        "day": row["day"],
        "last": row["last"],
        "times": row["times"],
        "who": names.get(row["actor"], gettext("Somebody who has left")),
        "is": who(row["actor"], row["actor_roles"], mine=mine, standing_in=standing_in),
        "did": did,
        "why": why,
        "in_list": row["in_list"],
        "is_glass": row["action"] == GLASS,
    }
