"""A measure of a practice's own, or the words of one that is a shell, from a definition file.

The file is TOML: docs/how-to/add-a-measure.md has every field. A file is taken whole or not at
all, and everything that is wrong with it is said at once.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

from sixteen.domain.measures.definition import (
    BOTH,
    LONGEST_EDITION,
    Band,
    Item,
    Measure,
    Option,
)
from sixteen.domain.measures.licences import restricted
from sixteen.domain.measures.reading import Problem, Table

CODE = re.compile(r"[a-z][a-z0-9]{1,15}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
OURS_IS_TAKEN = "this is the code of a measure that is there already. Choose another."


class NotTaken(ValueError):
    """What is wrong with a file, place by place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read(words: str, file: str, known: Mapping[str, Measure]) -> Measure:
    """The measure of this file. known: those that are there. NotTaken with all that is wrong."""
    problems: list[Problem] = []
    try:
        top = Table(tomllib.loads(words), "", file, problems)
    except tomllib.TOMLDecodeError as error:
        raise NotTaken([Problem(file, "the whole file", f"this is not TOML: {error}.")]) from None
    if "translation_of" in top.kept:
        measure = _translation(top, known)
    else:
        measure = _text_pack(top, known) if "text_for" in top.kept else _whole(top, known)
    kept = _kept_as(measure, known) if measure else ""
    if len(kept) > LONGEST_EDITION:
        top.wrong("version", f"it is kept as “{kept}”: {LONGEST_EDITION} letters at most.")
    top.nothing_else()
    if problems or measure is None:
        raise NotTaken(problems)
    return measure


def _kept_as(measure: Measure, known: Mapping[str, Measure]) -> str:
    """The longest: beside that of the original, where the language is changed between answers."""
    original = known.get(measure.code) if measure.is_translation else None
    return f"{original.edition}{BOTH}{measure.edition}" if original else measure.edition


def _whole(top: Table, known: Mapping[str, Measure]) -> Measure | None:
    code, name = _code(top, known), top.text("name", longest=60)
    licence, source = _licence(top, name)
    items, options = _items(top, code), _options(top)
    caseness, change = (top.number(kind, needed=False) for kind in ("caseness", "reliable_change"))
    _source_of_numbers(top, caseness, change)
    made = Measure(
        code=code,
        name=name,
        version=top.text("version", longest=20),
        stem=top.text("stem"),
        about=top.text("about", needed=False) or Measure.about,
        items=items,
        options=options,
        bands=_bands(top, len(items) * max((option.value for option in options), default=0)),
        caseness=caseness,
        reliable_change=change,
        licence=licence,
        source=source,
        language=_language(top),
        total_without_them=top.yes("total_without_them"),
        is_usual=False,
    )
    return None if top.problems else made


def _code(top: Table, known: Mapping[str, Measure]) -> str:
    code = top.text("code", longest=16)
    if code and not CODE.fullmatch(code):
        top.wrong("code", "use 2 to 16 small letters and digits, and begin with a letter.")
    if code in known:
        top.wrong("code", OURS_IS_TAKEN)
    return code


def _source_of_numbers(top: Table, *numbers: int | None) -> None:
    """A number that says how somebody is has a source, or is not there."""
    if any(number is not None for number in numbers):
        top.address("source_of_numbers")
    else:
        top.text("source_of_numbers", needed=False)


def _text_pack(top: Table, known: Mapping[str, Measure]) -> Measure | None:
    """The words of a shell, for a practice that holds the right to them."""
    shell = known.get(top.text("text_for", longest=16))
    if shell is None or shell.has_text:
        names = ", ".join(code for code, each in known.items() if not each.has_text)
        top.wrong("text_for", f"name a measure that waits for its words: {names}.")
        raise NotTaken(top.problems)
    licence, source = _licence(top, shell.name)
    texts = _texts(top, shell)
    made = replace(
        shell,
        version=top.text("version", longest=20),
        stem=top.text("stem"),
        options=_labels(top, shell),
        licence=licence,
        source=source,
        language=_language(top),
        has_text=True,
    )
    if top.problems:
        return None
    pairs = zip(shell.items, texts, strict=True)
    return replace(made, items=tuple(replace(item, text=text) for item, text in pairs))


def _translation(top: Table, known: Mapping[str, Measure]) -> Measure | None:
    """The words of a measure in another language, as a validated version has them."""
    original = known.get(top.text("translation_of", longest=16))
    if original is None or not original.has_text:
        names = ", ".join(code for code, each in known.items() if each.has_text)
        top.wrong("translation_of", f"name a measure that has words: {names}.")
        raise NotTaken(top.problems)
    if any(item.may_not_apply for item in original.items):
        top.wrong("translation_of", f"{original.name} has a question that may not apply: not yet.")
    licence, source = _licence(top, original.name)
    texts, labels, language = _texts(top, original), _labels(top, original), _language(top)
    if language == original.language:
        top.wrong("language", f"{original.name} has its words in this language already.")
    if len(top.tables("options", needed=False)) != len(original.options):
        top.wrong(
            "options", f"{original.name} has {len(original.options)} answers: each needs its words."
        )
    made = replace(
        original,
        version=top.text("version", longest=20),
        stem=top.text("stem"),
        about=top.text("about"),
        options=labels,
        licence=licence,
        source=source,
        language=language,
        is_translation=True,
    )
    if top.problems:
        return None
    pairs = zip(original.items, texts, strict=True)
    return replace(made, items=tuple(replace(item, text=text) for item, text in pairs))


def _texts(top: Table, shell: Measure) -> list[str]:
    words = top.tables("items")
    texts = [each.text("text") for each in words]
    for each in words:
        each.nothing_else()
    if words and len(words) != len(shell.items):
        top.wrong("items", f"{shell.name} has {len(shell.items)} questions; here are {len(words)}.")
    return texts


def _labels(top: Table, shell: Measure) -> tuple[Option, ...]:
    labels = {option.value: option.label for option in shell.options}
    for each in top.tables("options", needed=False):
        value, label = each.number("value"), each.text("label", longest=200)
        each.nothing_else()
        if value is not None and value not in labels:
            each.wrong("value", f"{shell.name} has no answer that counts {value}.")
        elif value is not None:
            labels[value] = label
    return tuple(Option(value, label) for value, label in labels.items())


def _licence(top: Table, name: str) -> tuple[str, str]:
    """The terms and where they stand. Not cleared by somebody of the practice, it is not taken."""
    said = top.table("licence")
    terms, source = said.text("terms"), said.address("source")
    said.text("cleared_by", longest=100)
    said.day("cleared_on")
    permission = said.text("permission", needed=False)
    held = restricted(name)
    if held is not None and not permission:
        said.wrong(
            "permission",
            f"{held.name} is not free ({held.words}). Name the permission that you hold, such as "
            "the number and date of a contract.",
        )
    said.nothing_else()
    return " ".join(filter(None, (terms, permission))), source


def _language(top: Table) -> str:
    """Another language than English only as a validated version."""
    language = top.text("language", needed=False, longest=6) or "en"
    if not LANGUAGE.fullmatch(language):
        top.wrong("language", "write a language like cy, pl or pt-BR.")
    if language == "en":
        return language
    if "validated" not in top.kept:
        top.wrong(
            "validated",
            "a translation is taken only as a validated version. Say in [validated] who published "
            "it and where: by, source.",
        )
        return language
    validated = top.table("validated")
    validated.text("by")
    validated.address("source")
    validated.nothing_else()
    return language


def _items(top: Table, code: str) -> tuple[Item, ...]:
    found = []
    for number, each in enumerate(top.tables("items"), 1):
        text, safety = each.text("text"), each.yes("safety")
        apart = each.yes("may_not_apply")
        loinc = each.text("loinc", needed=False, longest=12)
        if safety and apart:
            each.wrong("may_not_apply", "a question about safety always applies.")
        each.nothing_else()
        found.append(Item(f"{code}_{number}", text, loinc, is_safety=safety, may_not_apply=apart))
    return tuple(found)


def _options(top: Table) -> tuple[Option, ...]:
    found: list[Option] = []
    for each in top.tables("options"):
        value, label = each.number("value"), each.text("label", longest=200)
        each.nothing_else()
        if value in [option.value for option in found]:
            each.wrong("value", f"two answers count {value}.")
        elif value is not None:
            found.append(Option(value, label))
    asks_safety = any(item.get("safety") is True for item in _dicts(top, "items"))
    if found and asks_safety and 0 not in [option.value for option in found]:
        top.wrong("options", "a question about safety needs an answer that counts 0.")
    return tuple(found)


def _dicts(top: Table, name: str) -> list[Mapping[str, object]]:
    kept = top.kept.get(name)
    return [each for each in kept if isinstance(each, Mapping)] if isinstance(kept, list) else []


def _bands(top: Table, highest: int) -> tuple[Band, ...]:
    """Side by side from 0 to the highest total, or none at all."""
    found: list[Band] = []
    for each in top.tables("bands", needed=False):
        low, high = each.number("low"), each.number("high")
        label = each.text("label", longest=60)
        each.nothing_else()
        expected = found[-1].high + 1 if found else 0
        if low is not None and low != expected:
            each.wrong("low", f"bands lie side by side: this one has to begin with {expected}.")
        if low is not None and high is not None and high < low:
            each.wrong("high", "it is lower than where the band begins.")
        if low is not None and high is not None:
            found.append(Band(low, high, label))
    if found and found[-1].high != highest:
        top.wrong("bands", f"the last one has to end with {highest}, the highest total.")
    return tuple(found)
