"""A safe contact in words that leave no doubt: what may be used, and what may not."""

from dataclasses import dataclass

from sixteen.people.models import Client, SafeContact


@dataclass(frozen=True)
class ContactLine:
    """One way. value: the address or number, where there is one. ring: it may be dialled."""

    way: str
    value: str
    words: str
    may: bool
    ring: bool = False


def contact_lines(client: Client, contact: SafeContact) -> list[ContactLine]:
    """E-mail, calls, voicemail and texts, in this order, each with a sentence."""
    email, phone = client.open("email") or "", client.open("phone") or ""
    rings = contact.phone and bool(phone)
    return [
        _line("E-mail", email, contact.email, "You may write.", "Do not write."),
        ContactLine(
            "Phone calls",
            phone,
            _said(phone, contact.phone, "You may ring.", "Do not ring."),
            rings,
            ring=rings,
        ),
        _line(
            "Voicemail",
            phone,
            contact.voicemail and contact.phone,
            "You may leave one: your name and the number, nothing else.",
            "Leave no voicemail.",
        ),
        _line("Text messages", phone, contact.text, "You may send one.", "Send none."),
    ]


def may_ring(client: Client, contact: SafeContact) -> str:
    """The number where it is safe to ring them, else an empty string."""
    return (client.open("phone") or "") if contact.phone else ""


def _line(way: str, value: str, allowed: bool, yes: str, no: str) -> ContactLine:
    return ContactLine(way, value, _said(value, allowed, yes, no), allowed and bool(value))


def _said(value: str, allowed: bool, yes: str, no: str) -> str:
    if not value:
        return "None is known."
    return yes if allowed else no
