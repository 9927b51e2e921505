"""Who may see to a record as such: how long it is kept, what keeps it, that it goes. The service
lead alone, who sees names and dates there and nothing of what was said."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client, LegalHold
from sixteen.people.names import list_seen
from sixteen.people.permissions import Permission
from sixteen.people.queries import client_now, find_clients


def client_for_lead(account: Account, pk: UUID, *, at: datetime) -> Client:
    """An id from before two records were joined leads to the one that is left."""
    found = client_now(pk)
    if found is None or not account.may(Permission.SERVICE):
        refuse(by=account, what="client", person=found.pk if found else None)
    record("view-client", by=account, at=at, thing=found, person=found.pk)
    return found


def clients_for_lead(account: Account, text: str, *, limit: int, at: datetime) -> list[Client]:
    """Whom the lead finds by name, number or birth date; what was typed is not recorded."""
    if not account.may(Permission.SERVICE):
        refuse(by=account, what="client")
    return _seen(account, find_clients(text, limit=limit), at)


def named_for_lead(account: Account, clients: list[Client], *, at: datetime) -> list[Client]:
    """The same for a list of records: whose names are shown is recorded."""
    if not account.may(Permission.SERVICE):
        refuse(by=account, what="client")
    return _seen(account, clients, at)


def hold_for_lead(account: Account, pk: UUID) -> LegalHold:
    found = LegalHold.objects.select_related("client").filter(pk=pk).first()
    if found is None or not account.may(Permission.SERVICE):
        refuse(by=account, what="hold", person=found.client_id if found else None)
    return found


def _seen(account: Account, clients: list[Client], at: datetime) -> list[Client]:
    list_seen((client.pk for client in clients), by=account, at=at)
    return clients
