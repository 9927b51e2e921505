"""Who looked at a record, for the client whose it is."""

from datetime import datetime
from typing import Any

from django.conf import settings

from sixteen.audit.looking import looks_at
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def looks_for_client(account: Account, *, at: datetime) -> Any:
    """Looks of others at the client's own record, as rows that can be paged. None for nobody's."""
    client = getattr(account, "client", None)
    if client is None or not account.may(Permission.OWN_RECORD):
        refuse(by=account, what="looks")
    return looks_at(client.pk, but_by=account.pk, zone=settings.ZONE, until=at)
