"""The door to pages: who has to be signed in, and with which permission.

Every view of ours carries exactly one of these, as tests/repository/ checks; tests/access/ has who
gets what. Whoever is signed in without the permission gets the same page as for an address that
does not exist, and the refusal stands in the audit. A form sent after the sign-in ended is kept,
not lost.
"""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sixteen.audit.recording import record
from sixteen.people.duplicates import Pair, likely_pairs, likely_same_as
from sixteen.people.kept import keep
from sixteen.people.models import Account, Client
from sixteen.people.names import list_seen
from sixteen.people.permissions import Permission
from sixteen.people.proof import is_recent
from sixteen.people.queries import client_now, find_clients

View = Callable[..., HttpResponse]
# A page that is read and sent back.
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def public(view: View) -> View:
    """Open to everybody."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def permitted(*permissions: Permission) -> Callable[[View], View]:
    """Open to people who hold at least one of these permissions; to anyone signed in if none."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                return _sign_in_first(request)
            if permissions and not any(account.may(permission) for permission in permissions):
                refuse(by=account, what="page")
            return view(request, *args, **kwargs)

        guarded.access = permissions or "signed in"  # type: ignore[attr-defined]
        return guarded

    return decorate


def recently_proved(view: View) -> View:
    """Stands under `permitted`: show again who you are, if that was some minutes ago.

    For what a shared telephone or an open laptop must not show: focus, letters, moments, contacts.
    A form that comes too late is kept, not lost.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_recent(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return keep(request, prove=True)
        prove = reverse("people:prove")
        return HttpResponseRedirect(f"{prove}?next={quote(request.get_full_path())}")

    return guarded


def refuse(*, by: Account | None, what: str, person: Any = None) -> None:
    """Record a refusal in a transaction of its own and answer as if nothing were there."""
    record(f"denied-{what}", by=by, at=timezone.now(), person=person)
    raise Http404


def client_for_office(account: Account, pk: UUID, *, at: datetime) -> Client:
    """Name, contact and account of anybody, for whoever runs the diary. Every look is recorded.

    An id from before two records were joined leads to the one that is left.
    """
    found = client_now(pk)
    if found is None or not account.may(Permission.DIARY):
        refuse(by=account, what="client", person=found.pk if found else None)
    record("view-client", by=account, at=at, thing=found, person=found.pk)
    return found


def clients_for_office(account: Account, text: str, *, limit: int, at: datetime) -> list[Client]:
    """Whom whoever runs the diary finds by name, number or birth date. Whose names were shown is
    recorded, what was typed is not."""
    if not account.may(Permission.DIARY):
        refuse(by=account, what="client")
    found = find_clients(text, limit=limit)
    list_seen((client.pk for client in found), by=account, at=at)
    return found


def pairs_for_office(
    account: Account, client: Client | None = None, *, limit: int, at: datetime
) -> list[Pair]:
    """Records that may be of one person, of everybody or of this client, for whoever runs the
    diary. Whose names were shown is recorded."""
    if not account.may(Permission.DIARY):
        refuse(by=account, what="client")
    pairs = (likely_same_as(client) if client else likely_pairs())[:limit]
    list_seen((each.pk for pair in pairs for each in (pair.one, pair.other)), by=account, at=at)
    return pairs


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return keep(request, signed_out=True)
    login = reverse(settings.LOGIN_URL)
    return HttpResponseRedirect(f"{login}?next={quote(request.get_full_path())}")
