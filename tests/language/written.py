"""What people, editors and the practice wrote stands in the record: nobody translates it."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings

from sixteen.care.models import Focus
from sixteen.vault.rows import SealedRow, opened
from sixteen.website.clocks import clocks, home
from sixteen.website.help_contacts import CONTACTS
from tests.access.house import House
from tests.language.pseudo import LETTERS

# What the passkey of these tests is called; what measures and languages are called in all of them.
NAMES = {"My telephone", "English", "Cymraeg", "PHQ-9", "GAD-7"}
# The reference of a referral.
NUMBER = re.compile("[0-9A-F]{8}")
AROUND = " ,.:·()–“”/0123456789"


class Written:
    """Every line of every row there is, opened; what was typed; and names of places."""

    def __init__(self, house: House) -> None:
        found = set(settings.SERVICE.now().values()) | {settings.PORTAL_NAME, settings.SENDER_NAME}
        found |= NAMES | {each.city for each in clocks(home())}
        found |= {each.say for each in CONTACTS.values()}
        found |= set(_lines([list(form.values()) for form in house.forms.values()]))
        for model in apps.get_models():
            found |= set(_lines_of(model))
        # The drawing of a focus breaks its words into lines.
        for focus in Focus.objects.all():
            found |= {run for line in _lines(focus.open("parts")) for run in _runs(line)}
        self.lines = {each.strip(AROUND) for each in found}

    def __contains__(self, words: str) -> bool:
        """Also a title of two, and a place of several: each part stands there, or is a number."""
        return any(
            all(part.strip(AROUND) in self.lines or NUMBER.fullmatch(part) for part in parts)
            for parts in (words.split(" · "), words.split(", "))
        )


def _lines_of(model: Any) -> Iterator[str]:
    rows = list(model._default_manager.all())
    if issubclass(model, SealedRow):
        for row in opened(rows):
            yield from _lines([row.open(name) for name in model.sealed_fields()])
    # What stands in a list of choices is ours, and no word of anybody's.
    names = [field.attname for field in model._meta.concrete_fields if not field.choices]
    for row in rows:
        yield from _lines([getattr(row, name) for name in names])


def _lines(value: Any) -> Iterator[str]:
    """The words in it, line by line, without the tags of an editor."""
    if hasattr(value, "get_prep_value"):
        value = value.get_prep_value()
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _lines(each)
    elif isinstance(value, str):
        for line in re.split(r"<[^>]*>|\n", value):
            if LETTERS.search(line):
                yield " ".join(line.split())


def _runs(line: str) -> Iterator[str]:
    words = line.split()
    for first in range(len(words)):
        yield from (" ".join(words[first:last]) for last in range(first + 1, len(words) + 1))
