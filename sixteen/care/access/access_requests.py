"""A copy of everything: for the client whose it is, and for the clinician who decides about it."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import viewed
from sixteen.care.models import AccessRequest
from sixteen.care.models.note import Note
from sixteen.care.models.process_note import ProcessNote
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission


def own_record_of(account: Account) -> Client:
    """The client whose own record this is."""
    client: Client | None = getattr(account, "client", None)
    if client is None or not account.may(Permission.OWN_RECORD):
        refuse(by=account, what="own-record")
    return client


def copy_for_client(account: Account, pk: UUID, *, at: datetime) -> AccessRequest:
    """The client's own, once it is ready. Taking it away is recorded."""
    found = AccessRequest.objects.select_related("client").filter(pk=pk, state="ready").first()
    if not (found and account.may(Permission.OWN_RECORD) and found.client.account_id == account.pk):
        refuse(by=account, what="copy", person=found.client_id if found else None)
    viewed("copy", found, account, found.client_id, at)
    return found


def copy_for_clinician(account: Account, pk: UUID, *, at: datetime) -> AccessRequest:
    """For the clinician who was asked to decide about it. When it is ready, show nothing of it."""
    found = AccessRequest.objects.select_related("client").filter(pk=pk).first()
    if not (found and account.may(Permission.CASELOAD) and found.clinician_id == account.pk):
        refuse(by=account, what="copy", person=found.client_id if found else None)
    viewed("copy", found, account, found.client_id, at)
    return found


def copy_of_own_notes(account: Account, pk: UUID, row: UUID, *, at: datetime) -> AccessRequest:
    """Of one row: for the author of these working notes or this draft, where somebody else decides
    about the rest of it; for that clinician as above. When it is ready, show nothing of it."""
    found = AccessRequest.objects.select_related("client").filter(pk=pk).first()
    if found is None or not _is_own(account, row, found.client_id):
        return copy_for_clinician(account, pk, at=at)
    if not account.may(Permission.CASELOAD):
        refuse(by=account, what="copy", person=found.client_id)
    viewed("copy", found, account, found.client_id, at)
    return found


def _is_own(account: Account, row: UUID, client: UUID) -> bool:
    mine = {"pk": row, "author": account, "client": client}
    drafts = Note.objects.filter(**mine, state="draft")
    return ProcessNote.objects.filter(**mine).exists() or drafts.exists()


def copy_for_lead(account: Account, pk: UUID) -> AccessRequest:
    """Its dates and who decides, without a word of what is in it."""
    found = AccessRequest.objects.select_related("client").filter(pk=pk, state="asked").first()
    if found is None or not account.may(Permission.SERVICE):
        refuse(by=account, what="copy", person=found.client_id if found else None)
    return found
