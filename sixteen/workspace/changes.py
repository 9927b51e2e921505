"""What changed in a course, in words for its page."""

from dataclasses import dataclass
from datetime import datetime

from sixteen.care.models import Course, CourseChange
from sixteen.care.queries import changes_of
from sixteen.people.names import Names, names_of

WORDS = {
    "therapist": "Another therapist.",
    "paused": "Paused.",
    "resumed": "Goes on.",
    "extended": "More sessions.",
    "protocol": "Another therapy.",
    "came_in": "Came in from elsewhere.",
    "session_lost": "A session fell out and is not counted.",
    "session_placed": "A time was found for a session.",
    "ending_moved": "The ending is on another day.",
}


@dataclass(frozen=True)
class Shown:
    """One change. reason: as it was written, "" where none was."""

    at: datetime
    words: str
    reason: str


def shown_changes(course: Course) -> list[Shown]:
    """The newest first."""
    found = changes_of(course)
    people = [who for each in found for who in (each.from_therapist, each.to_therapist) if who]
    names = names_of(people)
    return [Shown(each.made_at, _words(each, names), each.open("reason") or "") for each in found]


def _words(change: CourseChange, names: Names) -> str:
    words = WORDS[change.what]
    if change.from_therapist_id and change.to_therapist_id:
        words = f"From {names[change.from_therapist_id]} to {names[change.to_therapist_id]}."
    if change.last_before != change.last_after and change.last_after:
        words += f" Last session: {_day(change.last_after)}"
        words += f", before {_day(change.last_before)}." if change.last_before else "."
    return words


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}"
