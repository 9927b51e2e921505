"""A client's own plans, which they read from the day they are kept."""

from datetime import datetime

from sixteen.care.access.knowing import viewed
from sixteen.care.models import Plan
from sixteen.care.queries.plans import newest_plan_of
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission


def plan_for_client(account: Account, kind: str, *, at: datetime, what: str = "plan") -> Plan:
    """The newest version of the client's own plan. what: "plan-file" where they take it away."""
    client = Client.objects.filter(account=account).first()
    found = newest_plan_of(client, kind) if client else None
    if not (found and account.may(Permission.OWN_RECORD)):
        refuse(by=account, what="plan", person=client.pk if client else None)
    viewed(what, found, account, found.client_id, at)
    return found
