"""Whom to ring when it cannot wait: data, each with its sources and the day it was checked.

`content/crisis_contacts.toml` has them, England first. A service elsewhere, or with lines of its
own, edits that file, and checks it again twice a year.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext

FILE = Path(__file__).parent / "content" / "crisis_contacts.toml"
HERE = ("United Kingdom", "England")
ELSEWHERE = ("Scotland", "Wales", "Northern Ireland", "Ireland")


@dataclass(frozen=True)
class HelpContact:
    """words: when to use it. Either telephone or text is a number; say: the word to text to it."""

    code: str
    place: str
    name: str
    words: str
    who: str
    hours: str
    web: str
    sources: tuple[str, ...]
    checked_on: date
    telephone: str = ""
    text: str = ""
    say: str = ""

    @property
    def shown(self) -> str:
        if not self.text:
            return self.telephone
        return gettext("Text %(word)s to %(number)s") % {"word": self.say, "number": self.text}

    @property
    def link(self) -> str:
        """What a phone opens: "tel:111"."""
        number = (self.text or self.telephone).replace(" ", "")
        return f"sms:{number}" if self.text else f"tel:{number}"


def read_contacts(file: Path = FILE) -> dict[str, HelpContact]:
    """All contacts by code, in the order of the file."""
    found = {}
    for code, entry in tomllib.loads(file.read_text("utf-8")).items():
        sources, checked_on = tuple(entry.pop("sources")), entry.pop("checked")
        contact = HelpContact(code, sources=sources, checked_on=checked_on, **entry)
        if contact.place not in HERE + ELSEWHERE or not sources or type(checked_on) is not date:
            raise ValueError(f"{file.name}: {code} needs a known place, a source and a day")
        if bool(contact.telephone) == bool(contact.text) or bool(contact.say) != bool(contact.text):
            raise ValueError(f"{file.name}: {code} needs a telephone, or a text and what to say")
        found[code] = contact
    return found


CONTACTS = read_contacts()
EMERGENCY, NHS_111 = CONTACTS["emergency"], CONTACTS["nhs-111-england"]
SAMARITANS, SHOUT = CONTACTS["samaritans"], CONTACTS["shout"]
PAPYRUS, CHILDLINE = CONTACTS["papyrus"], CONTACTS["childline"]

HELP_NOW = tuple(contact for contact in CONTACTS.values() if contact.place in HERE)
HELP_ELSEWHERE = {
    place: [contact for contact in CONTACTS.values() if contact.place == place]
    for place in ELSEWHERE
}
UNDER_18 = (CHILDLINE, PAPYRUS, SHOUT, NHS_111, EMERGENCY)
