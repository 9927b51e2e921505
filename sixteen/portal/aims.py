"""Each aim with its ratings over the sessions, as a drawing and as numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sixteen.care.models import Aim
from sixteen.care.models.agreement import ON_THEIR_PAGES
from sixteen.domain.counting import BESIDE, counted_number

Rated = Mapping[int, Mapping[UUID, int]]
Modes = Mapping[int, Mapping[UUID, str]]
WIDTH, HEIGHT, EDGE, HIGHEST = 640, 96, 8, 10


@dataclass(frozen=True)
class AimDrawn:
    """ratings: (session, value, how it was said) in order; None for a session that is not counted,
    which has no place in the drawing. runs: a line through sessions that follow each other, so that
    a session without one is a gap. dots: where each rating stands."""

    words: str
    ratings: tuple[tuple[int | None, int, str], ...]
    runs: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    said: str
    width: int = WIDTH
    height: int = HEIGHT


def drawn(aims: Sequence[Aim], rated: Rated, modes: Modes, last: int) -> list[AimDrawn]:
    """rated, modes: by session number, then by aim; rated as they took place. last: number of the
    last session there is."""
    length = max([last, *(number for number in rated if number < BESIDE)])
    return [_one(aim, rated, modes, length) for aim in aims]


def _one(aim: Aim, rated: Rated, modes: Modes, last: int) -> AimDrawn:
    ratings = tuple((number, by[aim.pk]) for number, by in rated.items() if aim.pk in by)
    at = {number: _place(number, value, last) for number, value in ratings if number < BESIDE}
    runs, run = [], list[str]()
    for number in range(1, last + 2):
        if number in at:
            run.append(f"{at[number][0]},{at[number][1]}")
            continue
        if len(run) > 1:
            runs.append(" ".join(run))
        run = []
    words = aim.open("words") or ""
    said = tuple(
        (counted_number(number), value, how_said(modes[number][aim.pk]))
        for number, value in ratings
    )
    return AimDrawn(words, said, tuple(runs), tuple(at.values()), _said(ratings))


def how_said(mode: str) -> str:
    """Where the client said it."""
    return _("on these pages") if mode == ON_THEIR_PAGES else _("when we met")


def _place(number: int, value: int, last: int) -> tuple[float, float]:
    """In the middle of its session, as in the drawing of the sessions above it."""
    across = (number - 0.5) / max(last, 1) * WIDTH
    up = (HIGHEST - value) / HIGHEST * (HEIGHT - 2 * EDGE) + EDGE
    return round(across, 1), round(up, 1)


def _said(ratings: Sequence[tuple[int, int]]) -> str:
    """The first and the last in words. What it means is for the two to say."""
    if not ratings:
        return _("Not rated yet")
    ends = ratings if len(ratings) == 1 else (ratings[0], ratings[-1])
    return ", ".join(_at(number, value) for number, value in ends)


def _at(number: int, value: int) -> str:
    if number > BESIDE:
        return _("%(value)s at a session that did not count") % {"value": value}
    return _("%(value)s at session %(number)s") % {"value": value, "number": number}
