"""The free times of a diary, by us: python -m tests.bench.ours DIARY THERAPISTS.

Runs in an installation, with the same diary for each of so many therapists. Prints what was found
for the first and how many in all, the seconds of the fastest round, and those that reading the same
rows takes, as JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django

django.setup()

from django.db import transaction  # noqa: E402

from sixteen.people.models import Account  # noqa: E402
from sixteen.scheduling.models import (  # noqa: E402
    Appointment,
    AppointmentKind,
    Leave,
    WorkingHours,
)
from sixteen.scheduling.queries import free_times  # noqa: E402
from tests.scheduling.diary_of import (  # noqa: E402
    LONDON,
    give_hours,
    make_client,
    make_kinds,
    make_therapist,
    take,
)

ROUNDS = 7
HOURS = ("format", "room_id", "zone", "weekday", "starts", "ends", "valid_from", "valid_until")


@transaction.atomic
def fill(diary: dict[str, Any], how_many: int) -> list[Account]:
    make_kinds()
    AppointmentKind.objects.filter(code="consultation").update(
        minutes=diary["minutes"], buffer_minutes=0, notice_hours=0
    )
    therapists = [make_therapist(f"Therapist {number}") for number in range(how_many)]
    for therapist in therapists:
        for weekday in range(5):
            row = give_hours(therapist, weekday=weekday)
            row.starts, row.ends = (clock.fromisoformat(diary[end]) for end in ("from", "until"))
            row.save()
        client = make_client()
        for wall in diary["taken"]:
            starts_at = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(LONDON))
            take(therapist, starts_at, client=client)
    return therapists


def read(therapists: list[Account], start: datetime, end: datetime) -> None:
    """The same rows and columns, as plainly as Django reads them."""
    ids = [therapist.pk for therapist in therapists]
    hours = WorkingHours.objects.filter(therapist_id__in=ids)
    list(hours.values_list("therapist_id", *HOURS))
    leave = Leave.objects.filter(therapist_id__in=ids, starts_at__lt=end, ends_at__gt=start)
    list(leave.values_list("therapist_id", "starts_at", "ends_at"))
    taken = Appointment.objects.filter(
        therapist_id__in=ids, starts_at__lt=end, busy_until__gt=start
    )
    list(taken.values_list("therapist_id", "room_id", "kind_id", "starts_at", "busy_until"))


def fastest(act: Callable[[], Any]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def main(diary: dict[str, Any], how_many: int) -> dict[str, Any]:
    therapists = fill(diary, how_many)
    first = date.fromisoformat(diary["first"])
    now = datetime.combine(first, clock(0), ZoneInfo(LONDON))

    def free() -> list[Any]:
        return free_times(kind="consultation", therapists=therapists, now=now, days=28)

    of_the_first = [
        f"{time.starts_at.astimezone(ZoneInfo(LONDON)):%Y-%m-%dT%H:%M}"
        for time in free()
        if time.therapist_id == therapists[0].pk
    ]
    return {
        "free": of_the_first,
        "count": len(free()),
        "seconds": fastest(free),
        "reading": fastest(lambda: read(therapists, now, now + timedelta(days=28))),
    }


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text()), int(sys.argv[2]))))
