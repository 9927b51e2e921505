"""Many processes after the same slots, without a web server between: python -m tests.booking.crowd.

    python -m tests.booking.crowd PROCESSES ATTEMPTS SLOTS

Each attempt holds a slot, or the same time with anybody, and books it where that went well. Prints
what came of it, as JSON.
"""

import json
import multiprocessing
import random
import sys
import uuid
from collections import Counter
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.journeys.booking import book_consultation  # noqa: E402
from sixteen.scheduling.actions import NotOffered, SlotTaken, hold_any  # noqa: E402
from sixteen.scheduling.diary import FreeTime  # noqa: E402
from sixteen.scheduling.queries import consulting_therapists, free_times  # noqa: E402


def slots(how_many: int) -> list[FreeTime]:
    """The first free times, of every therapist as many."""
    found = free_times(
        kind="consultation", therapists=consulting_therapists(), now=timezone.now(), days=28
    )
    return found[:how_many]


def attempt(slot: FreeTime, places: list[Any]) -> str:
    """sold, or why not."""
    booking, now = uuid.uuid4(), timezone.now()
    try:
        held = hold_any(
            kind="consultation",
            places=places,
            starts_at=slot.starts_at,
            booking=booking,
            by=None,
            at=now,
        )
        book_consultation(
            appointment=held,
            name="Robin Vale",
            phone="07700 900123",
            allow_phone=True,
            privacy_version="1",
            booking=booking,
            by=None,
            at=now,
        )
    except (SlotTaken, NotOffered) as refused:
        return type(refused).__name__
    except Exception as error:  # noqa: BLE001  (whatever it is, it is counted and shown)
        return repr(error)
    return "sold"


def work(number: int, attempts: int, wanted: list[FreeTime]) -> Counter[str]:
    chance, told = random.Random(number), Counter[str]()
    for _ in range(attempts):
        slot = chance.choice(wanted)
        same = [each.place for each in wanted if each.starts_at == slot.starts_at]
        told[attempt(slot, chance.choice([[slot.place], same]))] += 1
    return told


def main(processes: int, attempts: int, how_many: int) -> dict[str, int]:
    wanted = slots(how_many)
    assert len(wanted) == how_many
    connection.close()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        jobs = [(number, attempts // processes, wanted) for number in range(processes)]
        return dict(sum(pool.starmap(work, jobs), Counter()))


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:4]))))
