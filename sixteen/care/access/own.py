"""What the client reads: their own, from the moment it was signed or shared until the day that was
agreed when their course was closed."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import viewed
from sixteen.care.access.portal import reads_here
from sixteen.care.models import Agreement, Focus, Letter
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def agreement_for_client(account: Account, pk: UUID, *, at: datetime) -> Agreement:
    """The client's own, once the therapist has signed it."""
    found = Agreement.objects.select_related("client", "course").filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and reads_here(found.client_id, at=at)
        and found.therapist_signed_at is not None
    ):
        refuse(by=account, what="agreement", person=found.client_id if found else None)
    viewed("agreement", found, account, found.client_id, at)
    return found


def focus_for_client(account: Account, pk: UUID, *, at: datetime) -> Focus:
    """The client's own, once they said that they want a copy of it on their pages."""
    found = focus_copy_for_client(account, pk)
    if found.copy != "yes" or not reads_here(found.client_id, at=at):
        refuse(by=account, what="focus", person=found.client_id)
    viewed("focus", found, account, found.client_id, at)
    return found


def focus_copy_for_client(account: Account, pk: UUID) -> Focus:
    """The client's own, once it was shared: to say whether they want a copy. Show nothing of it."""
    rows = Focus.objects.select_related("client", "course", "spoken_in")
    found = rows.filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and found.state != "draft"
    ):
        refuse(by=account, what="focus", person=found.client_id if found else None)
    return found


def letter_for_client(account: Account, pk: UUID, *, at: datetime, what: str = "letter") -> Letter:
    """The client's own, once it was shared. what: "letter-pdf" where they take it away."""
    found = Letter.objects.select_related("client", "course", "author").filter(pk=pk).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and reads_here(found.client_id, at=at)
        and found.state in ("shared", "answered", "final")
    ):
        refuse(by=account, what="letter", person=found.client_id if found else None)
    viewed(what, found, account, found.client_id, at)
    return found
