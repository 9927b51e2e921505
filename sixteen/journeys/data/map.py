"""The data map: every kind of row that hangs on a client, with what of it is in their copy.

Made from the models and the words of people.py and care/copy_parts.py. What the words do not know
is in the copy all the same, under its own name, and after a decision; a test fails until it has
words.
"""

from django.db.models import Model

from sixteen.care import copy_parts as care
from sixteen.journeys.data import people
from sixteen.journeys.hanging import Kind, ways
from sixteen.people.copy_part import Part
from sixteen.people.models import Account

KNOWN = {**people.PARTS, **care.PARTS}
LEFT_OUT = people.LEFT_OUT


def parts() -> dict[Kind, Part]:
    """By kind, in the order of the copy: what has words first, as they stand there."""
    kinds: dict[str, Kind] = {kind._meta.label: kind for kind in [*ways(), Account]}
    order = [label for label in KNOWN if label in kinds]
    order += sorted(set(kinds) - set(KNOWN) - set(LEFT_OUT))
    return {kinds[label]: KNOWN.get(label) or _without_words(kinds[label]) for label in order}


def personal_fields(kind: type[Model]) -> list[str]:
    """What is declared personal or clinical."""
    declared = kind.Declared  # type: ignore[attr-defined]
    return [*declared.personal, *declared.clinical]


def _without_words(kind: Kind) -> Part:
    names = personal_fields(kind)
    fields = {name: name.replace("_", " ").capitalize() for name in names}
    return Part(str(kind._meta.verbose_name).capitalize(), fields)
