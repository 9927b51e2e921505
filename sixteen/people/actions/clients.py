"""Clients, how they may be reached, and what they agreed to."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.people.actions.new_address import take_sign_in_along
from sixteen.people.actions.shared_mailbox import note_shared_mailbox
from sixteen.people.contact_limits import Limits, limits_of
from sixteen.people.contact_words import email_lookup, phone_lookup
from sixteen.people.models import Account, Client, Consent, SafeContact
from sixteen.people.permissions import Permission
from sixteen.people.refusals import ContactRefused
from sixteen.vault.person_keys import make_key

NO_LIMITS = Limits()
CHANNELS = ("email", "text", "phone", "voicemail")
CHANGED = _(
    "This was changed meanwhile. What counts now stands above; what you chose is still here. "
    "Send it again if it is right."
)


@transaction.atomic
def add_client(
    *,
    name: str,
    email: str = "",
    phone: str = "",
    birth_date: date | None = None,
    allow_email: bool = False,
    allow_text: bool = False,
    allow_phone: bool = False,
    allow_voicemail: bool = False,
    words: str = "",
    language: str = "",
    by: Account | None,
    at: datetime,
) -> Client:
    """Somebody asked for help: their key, their name, and how they said they may be reached.

    No channel is open unless it was asked for. words: theirs, about when and how to reach them.
    language: of the page on which they asked; "" for the service's own.
    """
    client = Client(id=uuid.uuid4(), made_at=at)
    make_key(client.id, at=at)
    client.email_lookup, client.phone_lookup = email_lookup(email), phone_lookup(phone)
    born = birth_date.isoformat() if birth_date else None
    said = {"email": email.strip(), "phone": phone.strip(), "language": language}
    client.seal(name=name.strip(), birth_date=born, **{n: said[n] or None for n in said})
    client.save(force_insert=True)
    allowed = {
        "email": allow_email and bool(email.strip()),
        "text": allow_text and bool(phone.strip()),
        "phone": allow_phone and bool(phone.strip()),
        "voicemail": allow_voicemail and allow_phone and bool(phone.strip()),
    }
    record("add-client", by=by, at=at, thing=client, person=client.id)
    note_shared_mailbox(client, at=at)
    add_contact_version(client, allowed, words, version=1, by=by, at=at)
    return client


def add_contact_version(
    client: Client,
    allowed: dict[str, bool],
    words: str,
    *,
    version: int,
    by: Account | None,
    at: datetime,
    limits: Limits = NO_LIMITS,
) -> SafeContact:
    contact = SafeContact(client=client, version=version, made_at=at, made_by=by, **allowed)
    contact.seal(words=words.strip() or None, **limits.sealed)
    contact.save(force_insert=True)
    return contact


def newest_contact(client: Client) -> SafeContact:
    # The client's row is the lock: two changes at once must not both build on the same version.
    Client.objects.select_for_update().get(pk=client.pk)
    return client.safe_contacts.order_by("-version")[0]


def unchanged_contact(client: Client, version: int) -> SafeContact:
    """The newest, where it is the one that stood on the page; else ContactRefused."""
    now = newest_contact(client)
    if now.version != version:
        raise ContactRefused(CHANGED)
    return now


@transaction.atomic
def restrict_contact(
    *, client: Client, by: Account | None, at: datetime, **channels: bool
) -> SafeContact:
    """Close channels (`email=False`). ContactRefused where that would open one that is closed."""
    now = newest_contact(client)
    unknown = set(channels) - set(CHANNELS)
    if unknown:
        raise ValueError(f"no such channels: {sorted(unknown)}")
    opening = [name for name in channels if channels[name] and not getattr(now, name)]
    if opening:
        raise ContactRefused("A safe contact only ever gets stricter on its own.")
    allowed = {name: getattr(now, name) and channels.get(name, True) for name in CHANNELS}
    allowed["voicemail"] = allowed["voicemail"] and allowed["phone"]
    closed = [name for name in CHANNELS if getattr(now, name) and not allowed[name]]
    if not closed:
        return now
    record("restrict-contact", by=by, at=at, thing=client, person=client.id, fields=closed)
    return add_contact_version(
        client,
        allowed,
        now.open("words") or "",
        version=now.version + 1,
        by=by,
        at=at,
        limits=limits_of(now),
    )


def may_replace_contact(account: Account | None, client: Client) -> bool:
    """The client, for themselves, or somebody who runs the diary and was asked by the client."""
    if account is None:
        return False
    own = client.account_id is not None and client.account_id == account.pk
    return own or account.may(Permission.DIARY)


@transaction.atomic
def replace_contact(
    *,
    client: Client,
    version: int,
    by: Account | None,
    at: datetime,
    allow_email: bool,
    allow_text: bool,
    allow_phone: bool,
    allow_voicemail: bool,
    words: str = "",
    email: str | None = None,
    phone: str | None = None,
) -> SafeContact:
    """What the client asked for now, looser or stricter. None: the address or number stays.

    version: of what stood on the page. ContactRefused where it was changed meanwhile, or unless
    `by` is the client or somebody who runs the diary.
    """
    if not may_replace_contact(by, client):
        raise ContactRefused("Only the client, or reception for the client, may loosen it.")
    now = unchanged_contact(client, version)
    changed = _change_details(client, email=email, phone=phone, at=at)
    has_email, has_phone = bool(client.open("email")), bool(client.open("phone"))
    allowed = {
        "email": allow_email and has_email,
        "text": allow_text and has_phone,
        "phone": allow_phone and has_phone,
        "voicemail": allow_voicemail and allow_phone and has_phone,
    }
    fields = [*CHANNELS, *changed]
    record("replace-contact", by=by, at=at, thing=client, person=client.id, fields=fields)
    limits, version = limits_of(now), now.version + 1
    return add_contact_version(client, allowed, words, version=version, by=by, at=at, limits=limits)


def _change_details(
    client: Client, *, email: str | None, phone: str | None, at: datetime
) -> list[str]:
    """The names of what changed. None: it stays; empty: there is none any more."""
    client.refresh_from_db()
    before = client.email_lookup
    changed: dict[str, Any] = {}
    if email is not None:
        note_shared_mailbox(client, at=at)
        changed["email"] = email.strip() or None
        client.email_lookup = email_lookup(email)
    if phone is not None:
        changed["phone"] = phone.strip() or None
        client.phone_lookup = phone_lookup(phone)
    if changed:
        client.seal(**changed)
        client.save()
        note_shared_mailbox(client, at=at)
    if client.email_lookup != before and take_sign_in_along(client):
        changed["sign_in"] = True
    return list(changed)


@transaction.atomic
def record_consent(
    *, client: Client, purpose: str, version: str, at: datetime, by: Account | None = None
) -> Consent:
    """A notice was read or a permission given: which one, in which version, and when."""
    consent = Consent.objects.create(client=client, purpose=purpose, version=version, given_at=at)
    record("record-consent", by=by, at=at, thing=consent, person=client.id)
    return consent
