"""Writes a therapist with two consultations to come and a feed of them.   python -m tests.ical.fill

The feed's token and the link codes of both consultations stand in feed.json beside the data folder.
"""

import json
import uuid

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.demo.house import make_house  # noqa: E402
from sixteen.journeys.booking import book_consultation  # noqa: E402
from sixteen.people.models import Account  # noqa: E402
from sixteen.scheduling.actions import hold_any  # noqa: E402
from sixteen.scheduling.diary import Place  # noqa: E402
from sixteen.scheduling.feeds import make_feed  # noqa: E402
from sixteen.scheduling.queries import free_times  # noqa: E402

NOW = timezone.now()


def book(therapist: Account, name: str) -> str:
    """The first free consultation; its link code."""
    free = free_times(kind="consultation", therapists=[therapist], now=NOW, days=28)[0]
    booking = uuid.uuid4()
    held = hold_any(
        kind="consultation",
        places=[Place(therapist.pk, free.format, free.room_id, free.zone)],
        starts_at=free.starts_at,
        booking=booking,
        by=None,
        at=NOW,
    )
    return book_consultation(
        appointment=held,
        name=name,
        phone="07700 900123",
        privacy_version="1",
        booking=booking,
        by=None,
        at=NOW,
    ).code


@transaction.atomic
def fill() -> dict[str, object]:
    therapist = make_house(at=NOW, today=timezone.localdate()).by["marta"]
    codes = [book(therapist, name) for name in ("Robin Vale", "Jo Rowan")]
    _, token = make_feed(whose=therapist, by=therapist, at=NOW)
    return {"token": token, "codes": codes}


if __name__ == "__main__":
    (settings.DATA.parent / "feed.json").write_text(json.dumps(fill()))
