"""Writes a therapist with 30 courses of 16 sessions, and one without any, into an installation.

    python -m tests.bench.busy

Who is signed in, and the pages to ask for, stand in busy.json beside the data folder.
"""

import json
from datetime import datetime, time, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.demo.house import make_house  # noqa: E402
from sixteen.domain.slots import instant  # noqa: E402
from tests.endurance.fill import session_of  # noqa: E402
from tests.workspace.caseload import caseload  # noqa: E402


def this_monday() -> datetime:
    today = timezone.localdate()
    return instant(today - timedelta(days=today.weekday()), time(0), settings.ZONE)


@transaction.atomic
def fill() -> dict[str, object]:
    now = timezone.now()
    house = make_house(at=now - timedelta(weeks=30), today=timezone.localdate())
    # marta supervises ben.
    busy, empty, supervisor = (house.by[name] for name in ("ben", "ifan", "marta"))
    given = {"monday": this_monday(), "at": now - timedelta(days=1), "room": house.rooms["ben"]}
    courses = caseload(busy, 30, 16, **given)
    course = courses[0].pk
    pages = {name: reverse(f"workspace:{name}") for name in ("today", "courses")}
    for name in ("course", "course_map"):
        pages[name] = reverse(f"workspace:{name}", args=[course])
    pages["session"] = reverse("workspace:session", args=[course, 15])
    return {
        "empty": [session_of(empty), reverse("workspace:courses")],
        "pages": {name: [session_of(busy), where] for name, where in pages.items()}
        | {"supervision": [session_of(supervisor), reverse("workspace:supervision")]},
    }


if __name__ == "__main__":
    (settings.DATA.parent / "busy.json").write_text(json.dumps(fill()))
