"""The free times of the same diary, by django-appointment. Run by its own Python, not by ours.

    .bench/venv/bin/python tests/bench/peer.py DIARY

DIARY as tests.bench.diary writes it. Its page asks for one day at a time: here are its 28 answers.
Prints what it found and the seconds of the fastest round, as JSON.
"""

import json
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import django
from django.conf import settings

ROUNDS = 7

settings.configure(
    SECRET_KEY="bench",
    USE_TZ=True,
    TIME_ZONE="Europe/London",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "appointment"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": tempfile.mkdtemp(prefix="peer-") + "/peer.sqlite3",
        }
    },
)
django.setup()

from appointment.models import (  # noqa: E402
    Appointment,
    AppointmentRequest,
    Service,
    StaffMember,
    WorkingHours,
)
from appointment.services import get_available_slots_for_staff  # noqa: E402
from appointment.utils.db_helpers import (  # noqa: E402
    check_day_off_for_staff,
    get_weekday_num_from_date,
    is_working_day,
)
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402


def fill(diary: dict[str, Any]) -> StaffMember:
    call_command("migrate", run_syncdb=True, verbosity=0)
    user = get_user_model().objects.create(username="ada", email="ada@example.org")
    service = Service.objects.create(
        name="Session", duration=timedelta(minutes=diary["minutes"]), price=0
    )
    staff = StaffMember.objects.create(user=user, slot_duration=diary["minutes"])
    staff.services_offered.add(service)
    for weekday in range(5):
        WorkingHours.objects.create(
            staff_member=staff,
            day_of_week=(weekday + 1) % 7,
            start_time=clock.fromisoformat(diary["from"]),
            end_time=clock.fromisoformat(diary["until"]),
        )
    for taken in map(datetime.fromisoformat, diary["taken"]):
        asked = AppointmentRequest.objects.create(
            date=taken.date(),
            start_time=taken.time(),
            end_time=(taken + timedelta(minutes=diary["minutes"])).time(),
            service=service,
            staff_member=staff,
        )
        Appointment.objects.create(client=user, appointment_request=asked)
    return staff


def free_on(day: date, staff: StaffMember) -> list[datetime]:
    """What get_available_slots_ajax looks up for one day."""
    weekday = get_weekday_num_from_date(day)
    if check_day_off_for_staff(staff, day) or not is_working_day(staff, weekday):
        return []
    return get_available_slots_for_staff(day, staff, weekday)


def main(diary: dict[str, Any]) -> dict[str, Any]:
    staff, first = fill(diary), date.fromisoformat(diary["first"])
    days = [first + timedelta(days=ahead) for ahead in range(28)]
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = [start for day in days for start in free_on(day, staff)]
        seconds.append(time.perf_counter() - began)
    return {"free": [f"{start:%Y-%m-%dT%H:%M}" for start in found], "seconds": min(seconds)}


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text()))))
