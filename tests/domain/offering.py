"""A small practice for tests of matching.

Ada works in English and Welsh with low mood and grief, in person without steps and by video; Bo
works in English, by video, and costs less; Cy works in Polish.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sixteen.domain.matching import Offering, Possible, Wishes, match
from sixteen.domain.matching_words import Names
from sixteen.domain.slots import instant
from sixteen.domain.whole_course import WholeCourse

LONDON = "Europe/London"
ADA, BO, CY = (UUID(int=number) for number in (1, 2, 3))
NAMES = Names({"low": "feeling low", "grief": "grief"}, {"pl": "Polish", "en": "English"})
WEEK = timedelta(weeks=1)
# A Tuesday in winter.
NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)
EVENING = NOON.replace(hour=18)


def possible(start=NOON, *, format="video", step_free=False, breaks=0, room=None):
    first = start.astimezone(ZoneInfo(LONDON))
    days = [
        instant(first.date() + number * WEEK, first.time(), LONDON) for number in range(16 + breaks)
    ]
    away = tuple(day.date() for day in days[1 : 1 + breaks])
    starts = tuple(day for day in days if day.date() not in away)
    course = WholeCourse(starts, away, timedelta(minutes=50))
    return Possible(course, format, room, step_free, LONDON)


def offering(therapist, **changes):
    given = {
        "protocols": frozenset({"DIT"}),
        "concerns": frozenset(),
        "languages": frozenset({"en"}),
        "gender": "woman",
        "fee": 6000,
        "free_places": 2,
        "possible": (possible(),),
    }
    return Offering(therapist, **(given | changes))


ROOM = possible(NOON + timedelta(hours=1), format="in_person", step_free=True, room=UUID(int=9))
HOUSE = (
    offering(
        ADA,
        concerns=frozenset({"low", "grief"}),
        languages=frozenset({"en", "cy"}),
        possible=(possible(), ROOM),
    ),
    offering(BO, concerns=frozenset({"low"}), gender="man", fee=4000),
    offering(CY, languages=frozenset({"pl"})),
)


def wishes(**changes):
    return Wishes("DIT", **changes)


def order(wanted, offerings=HOUSE):
    return [each.therapist for each in match(wanted, offerings).matches]
