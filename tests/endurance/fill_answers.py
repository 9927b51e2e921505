"""Writes twenty clients, each with twenty-six questionnaires to answer, and clinicians who are not
there: one therapist is on leave, the other is at work and never looks. Somebody is on duty.

    python -m tests.endurance.fill_answers

Who is signed in stands in people.json beside the data folder.
"""

import json
from datetime import time, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.care.models import Course, DutyTurn, Session  # noqa: E402
from sixteen.people.models import Account, Therapist  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from sixteen.questionnaires.models import Request  # noqa: E402
from sixteen.scheduling.models import Leave, WorkingHours  # noqa: E402
from tests.endurance.fill import session_of  # noqa: E402
from tests.portal.house import House, account  # noqa: E402

CLIENTS, SESSIONS = 20, 26
NOW = timezone.now()
HOUR = timedelta(hours=1)


def therapist(name: str, *, on_leave: bool) -> Account:
    made = account(Role.THERAPIST, name=name)
    Therapist.objects.create(account=made, public_name=name)
    if on_leave:
        Leave.objects.create(therapist=made, starts_at=NOW - 24 * HOUR, ends_at=NOW + 999 * HOUR)
    for weekday in range(7):
        WorkingHours.objects.create(
            therapist=made,
            weekday=weekday,
            starts=time(0),
            ends=time(23, 59),
            zone=settings.ZONE,
            format="video",
            valid_from=NOW.date() - timedelta(days=30),
        )
    return made


def client(house: House, number: int) -> dict[str, object]:
    name = f"Person {number:02d} of Twenty"
    person = house.client(name)
    course = Course(
        client=person,
        therapist=house.therapist,
        protocol="DITCC",
        planned_sessions=SESSIONS,
        state="in_course",
        state_since=NOW,
        made_at=NOW,
    )
    course.seal(reason=None)
    course.save()
    asked = []
    for place in range(1, SESSIONS + 1):
        session = Session.objects.create(course=course, number=place)
        asked.append(house.request(course, number=place, opens_at=NOW - 24 * HOUR))
        assert session.number == place
    return {
        "name": name,
        "session": session_of(person.account),
        "course": str(course.pk),
        "therapist": session_of(house.therapist),
        "asked": [str(request.pk) for request in asked],
    }


@transaction.atomic
def fill() -> dict[str, object]:
    duty = account(Role.DUTY_CLINICIAN, name="Di Moss")
    DutyTurn.objects.create(clinician=duty, starts_at=NOW - HOUR, ends_at=NOW + 48 * HOUR)
    away = House(therapist=therapist("Ola Away", on_leave=True))
    silent = House(therapist=therapist("Ira Silent", on_leave=False), room=away.room)
    clients = [client((away, silent)[number % 2], number) for number in range(CLIENTS)]
    assert Request.objects.count() == CLIENTS * SESSIONS
    return {"clients": clients, "duty": session_of(duty)}


if __name__ == "__main__":
    people = fill()
    (settings.DATA.parent / "people.json").write_text(json.dumps(people))
