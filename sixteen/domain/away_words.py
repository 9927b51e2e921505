"""What somebody is told whose appointments do not take place: when, and what is next, no more."""

from collections.abc import Sequence
from datetime import datetime

from sixteen.domain.tongue import gettext as _
from sixteen.domain.tongue import weekday_in_words


def said_day(moment: datetime) -> str:
    """The day on the wall; moment: in the zone of the appointment."""
    return weekday_in_words(moment)


def gist(lost: Sequence[datetime]) -> str:
    """One sentence, short enough for a text. lost: at least one, in order."""
    first, last = lost[0], lost[-1]
    if len(lost) == 1:
        return _("Your appointment on %(day)s, %(time)s, does not take place.") % {
            "day": said_day(first),
            "time": f"{first:%H:%M}",
        }
    return _("Your appointments from %(first)s to %(last)s do not take place.") % {
        "first": said_day(first),
        "last": said_day(last),
    }


def draft(lost: Sequence[datetime], following: datetime | None) -> str:
    """The message as it is suggested. following: the next appointment that stands, if there is."""
    if following is None:
        after = "We will be in touch about another time."
    else:
        after = f"Your next one is on {said_day(following)}, {following:%H:%M}, as planned."
    return f"{gist(lost)} We are sorry. You need not do anything. {after}"
