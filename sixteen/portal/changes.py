"""What changed in the course in the last weeks, in words for its client. Reasons stay away."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sixteen.care.models import Course
from sixteen.care.queries import changes_of
from sixteen.people.queries import therapist_names

SHOWN_FOR = timedelta(days=42)
WORDS = {
    "paused": _("We agreed on a pause."),
    "resumed": _("Your sessions go on."),
    "extended": _("We agreed on more sessions."),
    "protocol": _("We agreed on a longer therapy."),
    "session_lost": _("A session fell out. It does not use up one of your sessions."),
    "session_placed": _("A session has a new time."),
    "ending_moved": _("The ending of your sessions is on another day."),
}


@dataclass(frozen=True)
class Told:
    """last_before and last_after: the day of the last session, where it moved."""

    on: datetime
    words: str
    last_before: date | None
    last_after: date | None


def recent_changes(course: Course, now: datetime) -> list[Told]:
    """The newest first."""
    found = [each for each in changes_of(course) if each.made_at > now - SHOWN_FOR]
    names = therapist_names() if any(each.to_therapist_id for each in found) else {}
    told = []
    for each in found:
        words = WORDS.get(each.what, "")
        if each.to_therapist_id:
            name = names.get(each.to_therapist_id, gettext("another therapist"))
            words = _("Your sessions are now with %(name)s.") % {"name": name}
        moved = each.last_before != each.last_after
        last = (each.last_before, each.last_after) if moved else (None, None)
        if words:
            told.append(Told(each.made_at, words, *last))
    return told
