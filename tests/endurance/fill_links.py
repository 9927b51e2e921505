"""Writes clients with ten questionnaires each, and a link to each of them.

    python -m tests.endurance.fill_links CLIENTS [ANSWERED [EACH]]

The requests with the codes of their links stand in people.json beside the data folder. ANSWERED:
how many questions of each are answered already. EACH: another number of questionnaires.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.care.models import Course, DutyTurn  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from sixteen.questionnaires.links import code_of, make_link  # noqa: E402
from sixteen.questionnaires.models import Request, Response  # noqa: E402
from tests.portal.house import House, account  # noqa: E402

SESSIONS = 10
NOW = timezone.now()
DAY = timedelta(days=1)


def client(house: House, number: int, answered: int, each: int) -> list[dict[str, str]]:
    """So many sessions that are to come, each with PHQ-9 to answer by its own link."""
    course = house.course(house.client(f"Person {number}"), held=0, planned=each)
    found = []
    for session in course.sessions.select_related("appointment", "course"):
        moved = timezone.now() + timedelta(days=2, weeks=50 * number + session.number)
        type(session.appointment).objects.filter(pk=session.appointment_id).update(
            starts_at=moved, ends_at=moved + DAY / 24, busy_until=moved + DAY / 24
        )
        asked = house.request(course, number=session.number, opens_at=NOW - DAY)
        if answered:
            _begin(asked, answered)
        link = make_link(of=session, revision=0, opens_at=NOW - DAY, at=NOW)
        found.append({"request": str(asked.pk), "code": code_of(link)})
    return found


def _begin(asked: Request, answered: int) -> None:
    begun = Response(request=asked, client=asked.client, begun_at=NOW, changed_at=NOW)
    begun.measure_version, begun.mode = "1999", "link"
    begun.seal(answers={f"phq9_{number}": 1 for number in range(1, answered + 1)})
    begun.save(force_insert=True)
    Request.objects.filter(pk=asked.pk).update(state="begun")


@transaction.atomic
def fill(clients: int, answered: int = 0, each: int = SESSIONS) -> list[dict[str, str]]:
    duty = account(Role.DUTY_CLINICIAN, name="Di Moss")
    DutyTurn.objects.create(clinician=duty, starts_at=NOW - DAY, ends_at=NOW + DAY)
    house = House()
    made = [client(house, number, answered, each) for number in range(clients)]
    assert Course.objects.count() == clients
    return [link for asked in made for link in asked]


if __name__ == "__main__":
    people = fill(*(int(word) for word in sys.argv[1:]))
    (settings.DATA.parent / "people.json").write_text(json.dumps(people))
