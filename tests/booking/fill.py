"""Writes what the race needs into an installation: therapists with hours every day.

    python -m tests.booking.fill HOW_MANY_THERAPISTS HOW_MANY_ROOMS [unguarded]

Each therapist works in each room (by video where there is none) at the same hours. "unguarded"
takes away the database's own constraint, for the planted faults.
"""

import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from sixteen.scheduling import constraints  # noqa: E402
from tests.scheduling.diary_of import give_hours, make_kinds, make_room, make_therapist  # noqa: E402


def fill(therapists: int, rooms: int) -> None:
    make_kinds()
    places = [{"format": "in_person", "room": make_room(f"Room {n}")} for n in range(rooms)]
    for number in range(therapists):
        therapist = make_therapist(f"Therapist {number}")
        for weekday in range(7):
            for place in places or [{"format": "video"}]:
                give_hours(therapist, weekday=weekday, starts=9, ends=17, **place)


def take_guards_away() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in constraints.SQLITE:
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            for name in constraints.POSTGRESQL_CONSTRAINTS:
                cursor.execute(f"ALTER TABLE {constraints.TABLE} DROP CONSTRAINT {name}")


if __name__ == "__main__":
    fill(int(sys.argv[1]), int(sys.argv[2]))
    if "unguarded" in sys.argv:
        take_guards_away()
