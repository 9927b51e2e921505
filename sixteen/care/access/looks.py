"""Who looked at a record, for the client whose it is."""

from datetime import datetime
from typing import Any

from django.conf import settings

from sixteen.audit.looking import looks_at
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.people.queries import joined_into


def looks_for_client(account: Account, *, at: datetime) -> Any:
    """Looks of others at the client's own record, and at those that were joined with it, as rows
    that can be paged."""
    client = getattr(account, "client", None)
    if client is None or not account.may(Permission.OWN_RECORD):
        refuse(by=account, what="looks")
    people = [client.pk, *joined_into(client)]
    return looks_at(people, but_by=account.pk, zone=settings.ZONE, until=at)
