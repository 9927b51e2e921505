"""What the other rooms ask about people."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from sixteen.people.contact_limits import is_open_now
from sixteen.people.contact_words import NUMBER_ENDS_IN, pseudonym
from sixteen.people.models import (
    Account,
    Client,
    Concern,
    Consent,
    MergedClient,
    NoContact,
    SafeContact,
    Therapist,
)
from sixteen.people.permissions import Role
from sixteen.people.shared_mailbox import noted_as_shared, shares_a_mailbox
from sixteen.vault.rows import opened

# The permission to be asked again after a course has ended.
FOLLOW_UP = "follow-up"


@dataclass(frozen=True)
class Reached:
    """Somebody a message was for. client and contact: None for a member of staff."""

    name: str
    client: Client | None = None
    contact: SafeContact | None = None


def current_contact(client: Client) -> SafeContact:
    """How this client may be reached now."""
    return client.safe_contacts.order_by("-version")[0]


def folded(text: str) -> str:
    """As names are compared: without case and accents."""
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def client_now(pk: UUID) -> Client | None:
    """The client of this id, or whose record that one was joined with since."""
    rows = Client.objects.select_related("account")
    merged = MergedClient.objects.filter(old=pk).values("survivor")
    return rows.filter(pk=pk).first() or rows.filter(pk__in=merged).first()


def joined_into(client: Client) -> list[UUID]:
    """The ids of records that were of this client too, from before they were joined."""
    return list(MergedClient.objects.filter(survivor=client).values_list("old", flat=True))


def _written_dates(iso: str) -> tuple[str, ...]:
    year, month, day = iso.split("-")
    return (
        iso,
        f"{day}/{month}/{year}",
        f"{int(day)}/{int(month)}/{year}",
        f"{day}.{month}.{year}",
    )


def find_clients(text: str, *, limit: int = 20) -> list[Client]:
    """Clients by parts of their name, by phone (four digits or more) or by birth date.

    Names are sealed, so they are opened and compared here: 5,000 in under a second. Nothing typed
    finds nobody. Sorted by name. The caller asks through access and stands in the audit.
    """
    words = folded(text).split()
    if not words:
        return []
    found, numbers = [], _numbers(text.strip())
    for client in opened(Client.objects.all()):
        name = folded(client.open("name"))
        if all(word in name for word in words) or _said(client, text.strip(), numbers):
            found.append((name, client))
    return [client for _, client in sorted(found, key=lambda pair: pair[0])[:limit]]


def _numbers(typed: str) -> list[str]:
    """The figures as they were typed, and without what stands before the area code."""
    figures = re.sub(r"\D", "", typed)
    inland = figures.lstrip("0")
    if inland.startswith("44") and len(inland) > NUMBER_ENDS_IN:
        inland = inland[2:].lstrip("0")
    other = bool(re.search(r"[^\d\s()+./-]", typed))
    return [] if other else [each for each in (figures, inland) if len(each) >= 4]


def _said(client: Client, typed: str, numbers: list[str]) -> bool:
    """Whether what was typed is this client's birth date or a part of their number."""
    if not numbers:
        return False
    born = client.open("birth_date")
    if born and typed in _written_dates(born):
        return True
    kept = re.sub(r"\D", "", client.open("phone") or "")
    return any(each in kept for each in numbers)


def accounts_with(role: Role) -> list[Account]:
    """Active accounts that hold this role now, by name."""
    held = Account.objects.filter(
        roles_held__role=role.value, roles_held__until=None, is_active=True
    )
    return sorted(opened(held.distinct()), key=lambda account: folded(account.open("name")))


def therapist_names() -> dict[UUID, str]:
    """Public names of the therapists whose account is in use, by account, in order of the name."""
    found = Therapist.objects.filter(account__is_active=True).order_by("public_name")
    return dict(found.values_list("account_id", "public_name"))


def agrees_to(client: UUID, purpose: str) -> bool:
    """Whether this client gave this permission and has not taken it back."""
    given = Consent.objects.filter(client=client, purpose=purpose, withdrawn_at=None)
    return given.exists()


def no_contact_with(client: UUID) -> NoContact | None:
    """What says that nothing may reach this person any more; None where nothing does."""
    return NoContact.objects.filter(client=client, lifted_at=None).first()


def clinician_names() -> dict[UUID, str]:
    """Names of therapists and of who may be on duty, by account, in order of the name."""
    both = (Role.THERAPIST, Role.DUTY_CLINICIAN)
    found = {each.pk: each.open("name") for role in both for each in accounts_with(role)}
    return dict(sorted(found.items(), key=lambda pair: folded(pair[1])))


def names_of_accounts(accounts: Iterable[UUID]) -> dict[UUID, str]:
    """Names by account. Somebody whose key was destroyed is left out."""
    rows = Account.objects.filter(pk__in=set(accounts))
    return {row.pk: row.open("name") or "" for row in opened(rows)}


def is_in_training(account: Account) -> bool:
    return Therapist.objects.filter(account=account, in_training=True).exists()


def therapists_trained_in(protocols: Iterable[str]) -> list[UUID]:
    """Accounts of the therapists who have finished training in any of these."""
    wanted = set(protocols)
    rows = Therapist.objects.filter(account__is_active=True, in_training=False)
    return [each.account_id for each in rows.only("protocols") if wanted & set(each.protocols)]


def concern_names() -> dict[str, str]:
    """Concerns that may be chosen, by code, in order of the name."""
    found = Concern.objects.filter(in_use=True).order_by("name")
    return dict(found.values_list("code", "name"))


def account_signing_in_as(typed: str) -> Account | None:
    """The active account whose address or sign-in name this is."""
    return Account.objects.filter(email=pseudonym(typed), is_active=True).first()


def own_sign_in(client: Client) -> str:
    """What this client signs in with. Empty where they cannot, or have a sign-in of the service."""
    account = Account.objects.filter(client=client).first()
    if account is None or account.is_staff_member:
        return ""
    return account.open("sign_in") or ""


def address_for_codes(account: Account | None, *, at: datetime) -> str | None:
    """Where a code for signing in goes; None for whoever may not sign in with one.

    Clients only, where the service allows it, where the client may be sent e-mail, and never where
    two clients share the mailbox: the code would open the one's record to the other. Nor where they
    shared it, until somebody asked (actions/shared_mailbox.py). It goes to the address that the
    client gave last, whatever they sign in with.
    """
    if account is None or not account.is_active:
        return None
    client = Client.objects.filter(account=account).first()
    if account.is_staff_member or client is None or not codes_may_go_to(client):
        return None
    # Anybody can ask for a code to be sent there, at any hour: their hours hold for it too.
    return client.open("email") if is_open_now(current_contact(client), "email", at=at) else None


def codes_may_go_to(client: Client) -> bool:
    """Whether a code for signing in may go to this client's mailbox."""
    if not settings.CLIENT_EMAIL_CODE or not current_contact(client).email:
        return False
    return has_own_mailbox(client)


def has_own_mailbox(client: Client) -> bool:
    """Whether no other client has this address, or had it and may read it still."""
    return not shares_a_mailbox(client) and noted_as_shared(client) is None


def reached_by_person(people: Iterable[UUID]) -> dict[UUID, Reached]:
    """Who these people are, clients and staff, in a fixed number of queries.

    A person whose key was destroyed is left out.
    """
    wanted = set(people)
    staff = Account.objects.filter(person__in=wanted, client=None)
    found = {each.person: Reached(each.open("name")) for each in opened(staff)}
    clients = opened(Client.objects.filter(pk__in=wanted))
    contacts = SafeContact.objects.filter(client__in=[each.pk for each in clients])
    newest = {each.client_id: each for each in contacts.order_by("version")}
    for each in clients:
        found[each.pk] = Reached(each.open("name"), each, newest[each.pk])
    return found
