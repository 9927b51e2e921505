"""The language of whoever reads: the domain has the sentences, and asks here for their words.

The domain knows no Django, so whoever starts the program says who translates (project/apps.py).
Until somebody does, as in the tests of this room, everything is said in English.

    _("%(reader)s reads it by %(when)s.") % {"reader": name, "when": moment_in_words(local)}

What is put together from halves cannot be translated: one sentence is one call.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


def _english(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


def _english_day(day: date, form: str) -> str:
    """form: of the letters that a date is drawn by: l, j, F, Y."""
    said = {"l": f"{day:%A}", "j": str(day.day), "F": f"{day:%B}", "Y": str(day.year)}
    return "".join(said.get(letter, letter) for letter in form)


@dataclass
class Tongue:
    """words: of one sentence. counted: of one that has a number in it. day: of a date."""

    words: Callable[[str], str] = str
    counted: Callable[[str, str, int], str] = _english
    day: Callable[[date, str], str] = _english_day


_now = Tongue()


def speak_with(tongue: Tongue) -> None:
    """From now on, whoever reads."""
    _now.words, _now.counted, _now.day = tongue.words, tongue.counted, tongue.day


def gettext(sentence: str) -> str:
    return _now.words(sentence)


def gettext_noop(sentence: str) -> str:
    """It is translated where it is shown; here it is only marked, for whoever translates."""
    return sentence


def ngettext(one: str, many: str, number: int) -> str:
    return _now.counted(one, many, number)


def weekday_in_words(day: date) -> str:
    """Tuesday 24 November."""
    return _now.day(day, "l j F")


def day_in_words(day: date) -> str:
    """24 November 2026."""
    return _now.day(day, "j F Y")


def moment_in_words(local: datetime) -> str:
    """12:00 on Tuesday 24 November. local: as it is on the wall."""
    return gettext("%(time)s on %(day)s") % {
        "time": f"{local:%H:%M}",
        "day": weekday_in_words(local),
    }
