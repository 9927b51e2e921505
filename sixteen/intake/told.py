"""The four answers of a self-referral: what may be chosen, and how it reads afterwards.

An answer is {"version": 1, "writer": …, and what was said}. writer: a random mark of the browser
session that wrote it; only that session is shown what it wrote (docs/adr/0011). What a match is
made from is kept with the wishes (wishes.py) and nowhere else: `split` and `joined` go both ways.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sixteen.domain.tongue import day_in_words
from sixteen.intake import week
from sixteen.intake.wishes import Said
from sixteen.people.languages import LANGUAGES
from sixteen.people.models import Concern
from sixteen.people.models.therapist import GENDERS
from sixteen.people.queries import therapist_names
from sixteen.scheduling.models import FORMATS

VERSION = 1
STEP_FREE = "step_free"
PAGES = ("brings", "wishes", "needs", "around")
# Pence for one session; what a therapist asks is in people.Therapist.session_fee.
PAY = {
    "0": _("Nothing at the moment"),
    "2000": _("Up to £20"),
    "4000": _("Up to £40"),
    "6000": _("Up to £60"),
    "8000": _("Up to £80"),
    "12000": _("Up to £120"),
}
NEEDS = {
    "step_free": _("No steps on the way in"),
    "seat": _("Somewhere to sit while I wait, away from others"),
    "large_print": _("Letters and forms in large print"),
    "easy_read": _("Short words, or somebody to go through forms with me"),
    "text_relay": _("Calls through text relay (Relay UK)"),
    "hearing_loop": _("A hearing loop"),
    "screen_reader": _("Documents that a screen reader can read"),
    "bring_somebody": _("I will bring somebody who supports me"),
    "ask_me": _("Something else: please ask me"),
}
# Read by whoever wrote it, the clinician and the office alike.
NAMES = {
    "concerns": _("Concerns"),
    "words": _("In words"),
    "formats": _("Ways to meet"),
    "languages": _("Languages"),
    "genders": _("Therapist"),
    "times": _("Times"),
    "most_pence": _("For one session"),
    "not_with": _("Not with"),
    "away": _("Away"),
    "needs": _("Needs"),
    "interpreter": _("Interpreter"),
    "gp": _("GP"),
    "other_help": _("Other help"),
    "helper": _("Somebody who helps"),
}
CHOICES: dict[str, Mapping[str, str]] = {
    "formats": dict(FORMATS),
    "languages": LANGUAGES,
    "genders": dict(GENDERS),
    "needs": NEEDS,
    "interpreter": LANGUAGES,
}


def as_answer(said: Mapping[str, Any], writer: str) -> dict[str, Any] | None:
    """What a page sent, ready to be sealed; None where nothing was said."""
    kept = {name: value for name, value in said.items() if value not in ("", None, [])}
    return {"version": VERSION, "writer": writer, **kept} if kept else None


def split(page: str, answer: Mapping[str, Any] | None, said: Said) -> tuple[Any, Said]:
    """What the page keeps itself, and what they want from now on. None takes both back."""
    rest, said_now = dict(answer or {}), said
    if page == "brings":
        said_now = replace(said, concerns=tuple(rest.pop("concerns", ())))
    elif page == "wishes":
        most = rest.pop("most_pence", None)
        said_now = replace(
            said,
            formats=tuple(rest.pop("formats", ())),
            languages=tuple(rest.pop("languages", ())),
            genders=tuple(rest.pop("genders", ())),
            windows=tuple(week.window_of(each) for each in rest.pop("times", ())),
            most_pence=None if most is None else int(most),
        )
    elif page == "needs":
        needs = rest.pop("needs", [])
        others = [each for each in needs if each != STEP_FREE]
        rest |= {"needs": others} if others else {}
        said_now = replace(said, step_free=STEP_FREE in needs)
    return (rest if answer else None), said_now


def joined(page: str, kept: Mapping[str, Any] | None, said: Said) -> dict[str, Any]:
    """The whole answer again, as its form takes it."""
    answer = dict(kept or {})
    if page == "brings":
        answer["concerns"] = list(said.concerns)
    elif page == "wishes":
        answer["formats"], answer["genders"] = list(said.formats), list(said.genders)
        answer["languages"], answer["times"] = list(said.languages), week.codes_of(said.windows)
        answer["most_pence"] = None if said.most_pence is None else str(said.most_pence)
        answer["not_with"] = [str(each) for each in said.not_with]
        answer["away"] = [(each.first, each.last) for each in said.away]
    elif page == "needs" and said.step_free:
        answer["needs"] = [STEP_FREE, *answer.get("needs", [])]
    return {name: value for name, value in answer.items() if value not in (None, [])}


def wishes_in_words(said: Said, pages: Iterable[str]) -> list[tuple[str, str]]:
    """Of what they want, what belongs to these pages."""
    return [line for page in pages for line in in_words(joined(page, None, said))]


def in_words(answer: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Each thing that was said with its name, as the clinician and the office read it."""
    said = answer or {}
    return [(str(NAMES[name]), _words(name, said[name])) for name in NAMES if name in said]


def _words(name: str, value: Any) -> str:
    if name == "times":
        return week.in_words(week.window_of(each) for each in value)
    if name == "most_pence":
        return str(PAY.get(value) or _("Up to £%(most)s") % {"most": f"{int(value) / 100:.2f}"})
    if name == "away":
        return "; ".join(
            gettext("%(first)s to %(last)s")
            % {"first": day_in_words(first), "last": day_in_words(last)}
            for first, last in value
        )
    if name == "not_with":
        return _named(value, {str(pk): called for pk, called in therapist_names().items()})
    if name == "concerns":
        return _named(value, dict(Concern.objects.values_list("code", "name")))
    if name in CHOICES:
        return _named([value] if isinstance(value, str) else value, CHOICES[name])
    return str(value)


def _named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(gettext(names.get(code, code)) for code in codes)
