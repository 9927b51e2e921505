"""Looking people up: exactly by what they gave us, or in memory by part of a name."""

import unicodedata
from dataclasses import dataclass
from uuid import UUID

from sixteen.people.models import Account, Client, SafeContact
from sixteen.people.permissions import Role
from sixteen.vault import keys
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class FoundClient:
    """One client in a list: enough to tell two people apart, and no more."""

    id: UUID
    name: str
    phone: str
    birth_date: str


def normal_email(address: str) -> str:
    return address.strip().casefold()


def normal_phone(number: str) -> str:
    """Digits only, with the British country code put as a leading 0."""
    digits = "".join(letter for letter in number if letter.isdigit())
    return "0" + digits[2:] if digits.startswith("44") and len(digits) > 10 else digits


def email_lookup(address: str) -> bytes | None:
    return (
        keys.keyed_hash(f"email|{normal_email(address)}") if address.strip() else None
    )


def phone_lookup(number: str) -> bytes | None:
    return (
        keys.keyed_hash(f"phone|{normal_phone(number)}")
        if normal_phone(number)
        else None
    )


def current_contact(client: Client) -> SafeContact:
    """How this client may be reached now."""
    return client.safe_contacts.latest("version")


def find_clients(text: str, *, limit: int = 20) -> list[FoundClient]:
    """Clients with this text in their name, their telephone number or their date of birth.

    Names are sealed, so they are compared in memory: case and accents do not matter.
    """
    wanted = _plain(text)
    digits = normal_phone(text)
    if not wanted:
        return []
    found: list[FoundClient] = []
    for client in opened(Client.objects.all().order_by("made_at")):
        name, phone = client.open("name") or "", client.open("phone") or ""
        born = client.open("birth_date") or ""
        by_phone = len(digits) >= 4 and digits in normal_phone(phone)
        if wanted in _plain(name) or by_phone or wanted == born:
            found.append(FoundClient(client.pk, name, phone, born))
    return sorted(found, key=lambda each: _plain(each.name))[:limit]


def people_with_role(role: Role) -> list[Account]:
    """Accounts in use that hold a role now."""
    held = Account.objects.filter(
        is_active=True, roles_held__role=role.value, roles_held__until=None
    )
    return opened(held.order_by("made_at"))


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
