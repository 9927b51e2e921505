"""What lies beside the blank page of a goodbye letter: this course's own words and dates.

Nothing of it is put into the letter by the software. The therapist copies what they want.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format

from sixteen.care import queries as care
from sixteen.care.models import Course, Moment
from sixteen.domain.counting import session_called
from sixteen.domain.focus import PARTS, Focus

STATES = {"draft": "a draft", "shared": "shared", "agreed": "agreed", "refined": "refined"}


@dataclass(frozen=True)
class Piece:
    """One thing to read and, if wanted, to put into the letter: `words` as they would stand."""

    words: str
    where: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    pieces: tuple[Piece, ...]


def material_of(course: Course, moments: Sequence[Moment] = ()) -> list[Group]:
    """Groups that have something in them, in the order of the course. The caller has been through
    access, for the moments as well: those that were brought."""
    foci = care.focus_versions(course)
    found = (
        ("In the client’s own words", [*_said(foci), *_aims_as_said(course)]),
        ("The focus, as it grew", _focus_lines(foci)),
        ("Moments", [_moment(each) for each in moments]),
        ("Aims, and how near they felt", _rated(course)),
        ("Dates", _dates(course)),
    )
    return [Group(title, tuple(pieces)) for title, pieces in found if pieces]


def _parts(version: object) -> Focus:
    return Focus.from_dict(version.open("parts") or {}).for_client()  # type: ignore[attr-defined]


def _said(foci: list[object]) -> list[Piece]:
    """Each phrase once, however many versions kept it; the newest first."""
    found: dict[str, Piece] = {}
    for version in foci:
        for code, said in _parts(version).client_words.items():
            if said.strip():
                found.setdefault(said.strip(), Piece(said.strip(), PARTS.get(code, "")))
    return list(found.values())


def _aims_as_said(course: Course) -> list[Piece]:
    return [Piece(aim.open("words") or "", "An aim") for aim in care.aims_of(course)]


def _focus_lines(foci: list[object]) -> list[Piece]:
    found = []
    for version in foci:
        focus = _parts(version)
        where = f"Version {version.version}, {STATES.get(version.state, version.state)}"  # type: ignore[attr-defined]
        for code, heading in PARTS.items():
            if agreed := focus.part(code):
                found.append(Piece(agreed, f"{where}: {heading}"))
    return found


def _moment(moment: Moment) -> Piece:
    words = moment.open("words") or {}
    where = f"Brought to {moment.session.called}" if moment.session else ""
    return Piece(words.get("happened", ""), where)


def _rated(course: Course) -> list[Piece]:
    rated = care.ratings_of(course).items()
    found = []
    for aim in care.aims_of(course):
        given = [(number, values[aim.pk]) for number, values in rated if aim.pk in values]
        if given:
            near = ", ".join(f"{value} in {session_called(number)}" for number, value in given)
            found.append(Piece(near, aim.open("words") or ""))
    return found


def _dates(course: Course) -> list[Piece]:
    """First and last session, breaks of more than a week, and how many were held."""
    sessions = [each for each in care.sessions_of(course) if each.appointment]
    sessions.sort(key=lambda each: each.appointment.starts_at)
    held = [each for each in sessions if each.state == "held"]
    coming = [each for each in sessions if each.state == "planned"]
    found = []
    if held:
        found.append(Piece(_day(held[0].appointment.starts_at), "The first session"))
        found.append(Piece(f"{len(held)}", "Sessions held"))
    starts = [each.appointment.starts_at for each in held]
    for before, after in pairwise(starts):
        if (after - before).days > 8:
            found.append(Piece(f"{_day(before)} to {_day(after)}", "A break"))
    last = coming[-1] if coming else (held[-1] if held else None)
    if last is not None:
        found.append(Piece(_day(last.appointment.starts_at), "The last session"))
    return found


def _day(at: datetime) -> str:
    return str(date_format(at.astimezone(ZoneInfo(settings.ZONE)), "j F Y"))
