"""Messages between sessions, for a page: who reads the next one by when, and what was written."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from sixteen.care.cover import Cover, at_work
from sixteen.care.models import ClientMessage, Course
from sixteen.care.queries.absences import stands_in_for
from sixteen.care.queries.between import messages_of_course
from sixteen.domain.between import PROMPTNESS, who_reads_it
from sixteen.people.queries import names_of_accounts


@dataclass(frozen=True)
class Shown:
    """who: the name of somebody of the care team; "" for the client."""

    message: ClientMessage
    text: str
    who: str


def shown(course: Course) -> list[Shown]:
    """The oldest first, opened."""
    rows = messages_of_course(course)
    names = names_of_accounts(row.written_by_id for row in rows if not row.by_client)
    return [
        Shown(
            row,
            row.open("text") or "",
            "" if row.by_client else names.get(row.written_by_id, gettext("Somebody who has left")),
        )
        for row in rows
    ]


def next_reader(course: Course, *, at: datetime) -> Cover:
    """Whoever of them is at work soonest; the therapist where that cannot be said."""
    stand_in = stands_in_for(course.therapist, at=at)
    known = [who for who in (course.therapist, course.deputy, stand_in) if who and who.is_active]
    promised = [each for each in at_work(known, at, PROMPTNESS) if each.promised]
    if promised:
        return min(promised, key=lambda each: each.look_by)
    return Cover(course.therapist, at, promised=False)


def when_it_is_read(cover: Cover) -> str:
    """The true sentence for the client."""
    name = cover.reader.open("name") or gettext("Your therapist")
    return who_reads_it(name, cover.look_by if cover.promised else None, settings.ZONE)
