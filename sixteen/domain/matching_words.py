"""A match, and why there is none, in words: for the client and for the service lead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from sixteen.domain.matching import (
    CONDITIONS,
    COURSE,
    OF_HOUR,
    OF_THERAPIST,
    Match,
    Offering,
    Possible,
    Wishes,
    fits,
)
from sixteen.domain.slots import zone_of
from sixteen.domain.tongue import day_in_words
from sixteen.domain.tongue import gettext as _

EVENING = time(17)
FORMATS = {"in_person": "in person", "video": "by video", "phone": "by phone"}


@dataclass(frozen=True)
class Names:
    """What codes are called. One that is missing is shown as it is."""

    concerns: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)


def reasons(wishes: Wishes, match: Match, names: Names, *, private: bool) -> Iterator[str]:
    """Why this therapist fits, said to the person. private: name what brings them too."""
    offering = match.offering
    shared = sorted(names.concerns.get(code, code) for code in wishes.concerns & offering.concerns)
    if shared:
        if private:
            yield _("works with %(concerns)s") % {"concerns": listed(shared)}
        else:
            yield _("works with what brings you")
    if wishes.languages:
        spoken = sorted(wishes.languages & offering.languages)
        called = [_(names.languages.get(code, code)) for code in spoken]
        yield _("works in %(languages)s") % {"languages": listed(called)}
    if wishes.genders:
        yield _("is of a gender that you asked for")
    if wishes.most_pence is not None:
        yield _("costs no more than you said you can pay")
    if wishes.step_free and match.best.format == "in_person":
        yield _("has a room without steps")
    if wishes.windows:
        yield _("is free when you can come")


def course_in_words(possible: Possible) -> str:
    """The hour, the first and the last session, and every break: what is said before a yes."""
    zone, course = zone_of(possible.zone), possible.course
    first, last = course.begins.astimezone(zone), course.ends.astimezone(zone)
    said = (
        f"{first:%A}s at {first:%H:%M}, {len(course.starts)} times from "
        f"{day_in_words(first.date())} to {day_in_words(last.date())}"
    )
    if not course.breaks:
        return f"{said}, without a break"
    return f"{said}; not on {listed([day_in_words(day) for day in course.breaks])}"


def listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def against(conditions: Iterable[str], wishes: Wishes, names: Names) -> str:
    """Why one therapist was left out."""
    return listed([_not(code, wishes, names) for code in conditions])


def what_stands_against(wishes: Wishes, offerings: Sequence[Offering], names: Names) -> str:
    """Why nobody can be offered: the fewest conditions that nobody meets together. "" if some can.

    Each condition is left aside in turn, the last ones first; what has to stay for the answer to
    stay "nobody" is said.
    """
    if _some(wishes, offerings, frozenset()):
        return ""
    aside: frozenset[str] = frozenset()
    for code in reversed(CONDITIONS):
        if not _some(wishes, offerings, aside | {code}):
            aside |= {code}
    left = [_does(code, wishes, names) for code in CONDITIONS if code not in aside]
    if not left:
        return "Nobody works here yet."
    if len(left) == 1:
        return f"Nobody {left[0]}."
    if len(left) == 2:
        return f"Nobody both {listed(left)}."
    return f"There is nobody who {listed(left)}."


def _some(wishes: Wishes, offerings: Sequence[Offering], aside: frozenset[str]) -> bool:
    """Whether anybody meets every condition but these. A wish about the hour needs an hour."""
    needs_no_hour = aside >= {COURSE, *OF_HOUR}
    return any(
        all(meets(wishes, each) for code, meets in OF_THERAPIST.items() if code not in aside)
        and (needs_no_hour or any(fits(wishes, possible, aside) for possible in each.possible))
        for each in offerings
    )


def _does(code: str, wishes: Wishes, names: Names) -> str:
    languages = [names.languages.get(each, each) for each in sorted(wishes.languages)]
    return {
        "protocol": "is trained in this therapy",
        "place": "has a free place",
        "not_with": "is somebody they would meet",
        "language": f"works in {' or '.join(languages)}",
        "gender": "is of the gender they asked for",
        "fee": f"costs £{(wishes.most_pence or 0) / 100:.2f} or less",
        "format": f"has a free hour {' or '.join(_formats(wishes))}",
        "step_free": "has a room without steps",
        "window": f"has a free {_when(wishes)}",
        COURSE: "has an hour free for a whole course",
    }[code]


def _not(code: str, wishes: Wishes, names: Names) -> str:
    return {
        "protocol": "is not trained in this therapy",
        "place": "has no free place",
        "not_with": "is somebody they would rather not meet",
        "language": f"does not work in {_does('language', wishes, names)[9:]}",
        "gender": "is not of the gender they asked for",
        "fee": "costs more than they can pay, or does not say what it costs",
        "format": f"has no free hour {' or '.join(_formats(wishes))}",
        "step_free": "has no room without steps",
        "window": f"has no free {_when(wishes)}",
        COURSE: "has no hour free for a whole course",
    }[code]


def _formats(wishes: Wishes) -> list[str]:
    return [FORMATS.get(code, code) for code in sorted(wishes.formats)]


def _when(wishes: Wishes) -> str:
    if wishes.windows and all(window.starts >= EVENING for window in wishes.windows):
        return "evening hour"
    return "hour when they can come"
