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


def forgotten() -> list[str]:
    """Kinds and fields that neither have words nor a reason to be left out."""
    found = []
    for kind in [*ways(), Account]:
        label = kind._meta.label
        if label in LEFT_OUT:
            continue
        if label not in KNOWN:
            found.append(label)
            continue
        part = KNOWN[label]
        said = {*part.fields, *part.left_out}
        found += [f"{label}.{name}" for name in personal_fields(kind) if name not in said]
    return found


def not_there() -> list[str]:
    """Words about what is no kind or no field any more."""
    kinds: dict[str, Kind] = {kind._meta.label: kind for kind in [*ways(), Account]}
    found = [label for label in {**KNOWN, **LEFT_OUT} if label not in kinds]
    for label, part in KNOWN.items():
        if label in kinds:
            names = {each.name for each in kinds[label]._meta.get_fields()}
            said = {*part.fields, *part.left_out, part.when} - {""}
            found += [f"{label}.{name}" for name in sorted(said - names)]
    return found


def _without_words(kind: Kind) -> Part:
    names = personal_fields(kind)
    fields = {name: name.replace("_", " ").capitalize() for name in names}
    return Part(str(kind._meta.verbose_name).capitalize(), fields)
