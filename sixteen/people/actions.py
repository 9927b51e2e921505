"""Every write about people: clients and how to reach them, accounts, roles, invitations."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import (
    Account,
    Client,
    Consent,
    Invitation,
    RoleHeld,
    SafeContact,
    Therapist,
)
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import (
    current_contact,
    email_lookup,
    normal_email,
    phone_lookup,
)
from sixteen.vault import keys
from sixteen.vault.person_keys import make_key

CHANNELS = ("email", "text", "phone", "voicemail")
INVITATION_LASTS = timedelta(days=14)
# No letters or digits that look or sound like another one.
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class LooserContact(ValueError):
    """The software may only make a safe contact stricter."""


class InvitationRefused(ValueError):
    """The code is unknown, used or too old."""


@transaction.atomic
def add_client(
    *,
    name: str,
    email: str = "",
    phone: str = "",
    allow_email: bool = False,
    allow_text: bool = False,
    allow_phone: bool = False,
    allow_voicemail: bool = False,
    words: str = "",
    by: Account | None,
    at: datetime,
) -> Client:
    """Somebody asked for help: their key, their record and their safe contact.

    words: what they said about reaching them ("only on Tuesdays"). A channel without an address or
    a number is not allowed, whatever was ticked.
    """
    client = Client(made_at=at, email_lookup=email_lookup(email), phone_lookup=phone_lookup(phone))
    make_key(client.pk, at=at)
    client.seal(name=name.strip(), email=email.strip(), phone=phone.strip(), birth_date=None)
    client.save(force_insert=True)
    record("add-client", by=by, at=at, thing=client, person=client.pk)
    allowed = {
        "email": allow_email and bool(email.strip()),
        "text": allow_text and bool(phone.strip()),
        "phone": allow_phone and bool(phone.strip()),
        "voicemail": allow_voicemail and bool(phone.strip()),
    }
    _add_contact(client, allowed, words, version=1, by=by, at=at)
    return client


@transaction.atomic
def restrict_contact(
    *, client: Client, by: Account | None, at: datetime, **channels: bool
) -> SafeContact:
    """Make the safe contact stricter. LooserContact if a channel would be opened."""
    now = current_contact(client)
    wanted = {name: channels.get(name, getattr(now, name)) for name in CHANNELS}
    if looser := [name for name in CHANNELS if wanted[name] and not getattr(now, name)]:
        raise LooserContact(", ".join(looser))
    return _add_contact(client, wanted, now.open("words") or "", now.version + 1, by, at)


@transaction.atomic
def replace_contact(
    *,
    client: Client,
    email: str,
    phone: str,
    allow_email: bool,
    allow_text: bool,
    allow_phone: bool,
    allow_voicemail: bool,
    words: str,
    by: Account,
    at: datetime,
) -> SafeContact:
    """New details because the client asked; may be looser, so a person stands for it.

    by: the client's own account or one that may run the diary. PermissionError for others.
    """
    if by.pk != client.account_id and not by.may(Permission.DIARY):
        raise PermissionError("Only the client or reception can change how a client is reached.")
    client.seal(email=email.strip(), phone=phone.strip())
    client.email_lookup, client.phone_lookup = email_lookup(email), phone_lookup(phone)
    client.save()
    allowed = {
        "email": allow_email and bool(email.strip()),
        "text": allow_text and bool(phone.strip()),
        "phone": allow_phone and bool(phone.strip()),
        "voicemail": allow_voicemail and bool(phone.strip()),
    }
    return _add_contact(client, allowed, words, current_contact(client).version + 1, by, at)


def _add_contact(
    client: Client,
    allowed: dict[str, bool],
    words: str,
    version: int,
    by: Account | None,
    at: datetime,
) -> SafeContact:
    contact = SafeContact(client=client, version=version, made_at=at, made_by=by, **allowed)
    contact.seal(words=words.strip())
    contact.save(force_insert=True)
    open_channels = [name for name in CHANNELS if allowed[name]]
    record(
        "set-safe-contact",
        by=by,
        at=at,
        thing=contact,
        person=client.pk,
        fields=open_channels,
    )
    return contact


def pseudonym(address: str) -> str:
    """What stands in the account table for a sign-in address: an HMAC, never the address."""
    return keys.keyed_hash(f"sign-in|{normal_email(address)}").hex()[:40] + "@index.invalid"


@transaction.atomic
def add_account(
    *,
    name: str,
    address: str,
    roles: tuple[Role, ...] | list[Role] | frozenset[Role],
    by: Account | None,
    at: datetime,
    person: uuid.UUID | None = None,
) -> Account:
    """Somebody who can sign in once they are invited.

    address: their e-mail address, or a sign-in name where there is none. person: the client's id,
    whose key seals the account; a member of staff gets a key of their own.
    """
    account = Account(email=pseudonym(address), made_at=at)
    if person is not None:
        account.person = person
    else:
        make_key(account.person, at=at)
    account.seal(name=name.strip(), address=address.strip())
    account.set_unusable_password()
    account.save(force_insert=True)
    record("add-account", by=by, at=at, thing=account)
    for role in roles:
        give_role(account=account, role=Role(role), by=by, at=at)
    return account


@transaction.atomic
def give_role(*, account: Account, role: Role, by: Account | None, at: datetime) -> RoleHeld:
    held, new = RoleHeld.objects.get_or_create(
        account=account, role=role.value, until=None, defaults={"since": at}
    )
    if new:
        record("give-role", by=by, at=at, thing=account, fields=[role.value])
    _forget_roles(account)
    return held


@transaction.atomic
def end_role(*, account: Account, role: Role, by: Account | None, at: datetime) -> None:
    ended = RoleHeld.objects.filter(account=account, role=role.value, until=None).update(until=at)
    if ended:
        record("end-role", by=by, at=at, thing=account, fields=[role.value])
    _forget_roles(account)


def _forget_roles(account: Account) -> None:
    account.__dict__.pop("roles", None)
    account.__dict__.pop("permissions", None)


@transaction.atomic
def add_therapist(
    *,
    account: Account,
    public_name: str,
    about: str = "",
    takes_consultations: bool = True,
    by: Account | None,
    at: datetime,
) -> Therapist:
    """What the public may read about a therapist."""
    therapist = Therapist.objects.create(
        account=account,
        public_name=public_name,
        about=about,
        takes_consultations=takes_consultations,
    )
    record("add-therapist", by=by, at=at, thing=therapist)
    return therapist


@transaction.atomic
def invite(*, account: Account, by: Account | None, at: datetime) -> tuple[Invitation, str]:
    """A new code to set up one's sign-in with, once; earlier codes stop working.

    The code is returned here and nowhere else: only its hash is kept.
    """
    Invitation.objects.filter(account=account, used_at=None, expires_at__gt=at).update(
        expires_at=at
    )
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(20))
    code = "-".join(letters[i : i + 4] for i in range(0, 20, 4))
    invitation = Invitation.objects.create(
        account=account,
        token_hash=_code_hash(code),
        made_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    record("invite", by=by, at=at, thing=account, person=account.person)
    return invitation, code


def _code_hash(code: str) -> bytes:
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode()).digest()


@transaction.atomic
def accept_invitation(*, code: str, password: str, at: datetime) -> Account:
    """Set the password with an invitation's code. InvitationRefused, or ValidationError."""
    invitation = Invitation.objects.select_for_update().filter(token_hash=_code_hash(code)).first()
    if invitation is None or invitation.used_at or invitation.expires_at <= at:
        raise InvitationRefused
    account = invitation.account
    validate_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    record("accept-invitation", by=account, at=at, thing=account, person=account.person)
    return account


@transaction.atomic
def record_consent(*, client: Client, purpose: str, version: str, at: datetime) -> Consent:
    """A notice was read or a permission given."""
    consent = Consent.objects.create(client=client, purpose=purpose, version=version, given_at=at)
    record(
        "give-consent",
        by=None,
        at=at,
        thing=consent,
        person=client.pk,
        fields=[purpose],
    )
    return consent
