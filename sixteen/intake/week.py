"""The week as a person chooses from it: parts of its days, each a window that matching reads."""

from collections.abc import Iterable
from datetime import time

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sixteen.domain.matching import Window

DAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    *(_("Saturday"), _("Sunday")),
)
PARTS = {
    "morning": (time(7), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(22)),
}
PART_WORDS = {
    "morning": _("morning"),
    "afternoon": _("afternoon"),
    "evening": _("evening"),
}
TIMES = [
    (f"{day}-{part}", format_lazy(_("{day} {part}"), day=DAYS[day], part=PART_WORDS[part]))
    for day in range(7)
    for part in PARTS
]


def window_of(code: str) -> Window:
    """Of one of TIMES."""
    day, part = code.split("-")
    return Window(int(day), *PARTS[part])


_CODES = {window_of(code): code for code, _ in TIMES}


def codes_of(windows: Iterable[Window]) -> list[str]:
    """As a form has them ticked. A window that no box stands for is left out."""
    return [_CODES[each] for each in windows if each in _CODES]


def in_words(windows: Iterable[Window]) -> str:
    """Day by day, such as "Tuesday: morning, evening"."""
    by_day: dict[int, list[str]] = {}
    for each in sorted(windows):
        by_day.setdefault(each.weekday, []).append(_part(each))
    return "; ".join(f"{DAYS[day]}: {', '.join(parts)}" for day, parts in by_day.items())


def _part(window: Window) -> str:
    code = _CODES.get(window)
    if code:
        return str(PART_WORDS[code.split("-")[1]])
    return gettext("%(first)s to %(last)s") % {
        "first": f"{window.starts:%H:%M}",
        "last": f"{window.ends:%H:%M}",
    }
