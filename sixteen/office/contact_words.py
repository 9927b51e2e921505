"""A safe contact in words that leave no doubt: what may be used and when, and what may not."""

from dataclasses import dataclass
from datetime import datetime

from sixteen.people.contact_limits import hours_in_words, is_open_now, limits_of, text_number
from sixteen.people.models import Client, SafeContact


@dataclass(frozen=True)
class ContactLine:
    """One way. value: the address or number, where there is one. ring: it may be dialled now.
    limit: where its hours are set, for a way that is allowed."""

    way: str
    value: str
    words: str
    may: bool
    ring: bool = False
    limit: str = ""


def contact_lines(client: Client, contact: SafeContact, *, at: datetime) -> list[ContactLine]:
    """E-mail, calls, voicemail and texts, in this order, each with a sentence."""
    email, phone = client.open("email") or "", client.open("phone") or ""
    texts = text_number(client, contact)
    chosen = limits_of(contact).sender
    told = f"Say “{chosen}”" if chosen else ""
    leave = f"“{chosen}” and the number" if chosen else "your name and the number"
    return [
        _line("E-mail", email, contact, "email", at, "You may write.", "Do not write."),
        _line("Phone calls", phone, contact, "phone", at, "You may ring.", "Do not ring.", told),
        ContactLine(
            "Voicemail",
            phone,
            _said(
                phone,
                _voicemail(contact),
                f"You may leave one: {leave}, nothing else.",
                "Leave no voicemail.",
            ),
            _voicemail(contact) and bool(phone),
        ),
        _line("Text messages", texts, contact, "text", at, "You may send one.", "Send none."),
    ]


def may_ring(client: Client, contact: SafeContact, *, at: datetime) -> str:
    """The number where it is safe to ring them now, else an empty string."""
    allowed = contact.phone and is_open_now(contact, "phone", at=at)
    return (client.open("phone") or "") if allowed else ""


def _voicemail(contact: SafeContact) -> bool:
    return contact.voicemail and contact.phone


def _line(
    label: str,
    value: str,
    contact: SafeContact,
    way: str,
    at: datetime,
    yes: str,
    no: str,
    then: str = "",
) -> ContactLine:
    allowed = bool(getattr(contact, way) and value)
    is_open = allowed and is_open_now(contact, way, at=at)
    words = [_said(value, getattr(contact, way), yes, no)]
    hours = hours_in_words(contact, way) if allowed else ""
    if hours:
        words.append(f"Only: {hours}." if is_open else f"Not now, only: {hours}.")
    if then and allowed:
        words.append(f"{then}.")
    limit = way if allowed else ""
    rings = way == "phone" and is_open
    return ContactLine(label, value, " ".join(words), allowed, rings, limit)


def _said(value: str, allowed: bool, yes: str, no: str) -> str:
    if not value:
        return "None is known."
    return yes if allowed else no
