"""Reading a setting from the environment, in the form that it has to have."""

import os
from collections.abc import Sequence
from datetime import datetime, time

from django.core.exceptions import ImproperlyConfigured

from sixteen.project.settings_catalogue import SETTINGS

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def read(name: str) -> str:
    """Value of one setting of the catalogue; KeyError if it is not in it."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def read_line(name: str) -> str:
    """Value of a setting as one line of letters that can be seen: it stands in headers."""
    return " ".join("".join(c if c.isprintable() else " " for c in read(name)).split())


def read_list(name: str) -> tuple[str, ...]:
    """Value of a setting that is some words with | between them."""
    return tuple(each.strip() for each in read(name).split("|") if each.strip())


def read_number(name: str, *, least: int = 1) -> int:
    """Value of a setting that is a whole number; ImproperlyConfigured if it is not, or less."""
    value = read(name)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(
            f"{name} is “{value}”, and has to be a whole number, for example {_DEFAULTS[name]}."
        )
    return int(value)


def read_one_of(name: str, *values: str) -> str:
    """Value of a setting that is one of these words; ImproperlyConfigured if it is not."""
    value = read(name)
    if value not in values:
        raise ImproperlyConfigured(f"{name} is “{value}”, and has to be {' or '.join(values)}.")
    return value


def read_some(name: str, known: Sequence[str]) -> frozenset[str]:
    """Value of a setting that is some of these words; ImproperlyConfigured if one is none."""
    chosen = {word.strip() for word in read(name).split(",")} - {"", "none"}
    if wrong := chosen - set(known):
        raise ImproperlyConfigured(
            f"{name} has “{sorted(wrong)[0]}” in it. It can have: {', '.join(known)}."
        )
    return frozenset(chosen)


def read_time(name: str) -> time:
    """Value of a setting that is a time of day; ImproperlyConfigured if it is not."""
    return _time(name, read(name))


def read_hours(name: str) -> tuple[time, time] | None:
    """Value of a setting that is two times of day, like 20:00-08:00; None where it is none."""
    value = read(name)
    if value == "none":
        return None
    begin, _, end = (part.strip() for part in value.partition("-"))
    if begin == end:
        raise ImproperlyConfigured(f"{name} is “{value}”: every hour would be one of them.")
    return _time(name, begin), _time(name, end)


def read_months(name: str) -> tuple[int, ...]:
    """Value of a setting that is a list of whole numbers of months; () where it is none."""
    value = read(name)
    if value == "none":
        return ()
    parts = [part.strip() for part in value.split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= 60 for part in parts):
        raise ImproperlyConfigured(
            f"{name} is “{value}”, and has to be months from 1 to 60, like {_DEFAULTS[name]}."
        )
    return tuple(sorted({int(part) for part in parts}))


def _time(name: str, value: str) -> time:
    try:
        return datetime.strptime(value, "%H:%M").time()
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is “{read(name)}”, and has to be written like {_DEFAULTS[name]}."
        ) from None
