"""Two clients with something on each of their own pages: python -m tests.browser.own_pages.

Prints for each the code with which they set up their sign-in, and a questionnaire that is begun.
"""

import uuid

import django

django.setup()

from sixteen.care import access  # noqa: E402
from sixteen.care.actions.aims import rate_aim, set_aims  # noqa: E402
from sixteen.care.actions.between import write_to_client  # noqa: E402
from sixteen.care.actions.moments import offer_moments  # noqa: E402
from sixteen.care.actions.plans import save_plan  # noqa: E402
from sixteen.domain.measures.catalogue import measure  # noqa: E402
from sixteen.journeys.answering import finish, save_answer  # noqa: E402
from sixteen.people.actions import invite  # noqa: E402
from sixteen.people.contact_words import pseudonym  # noqa: E402
from sixteen.people.models import Account, Client  # noqa: E402
from sixteen.questionnaires.models import Request  # noqa: E402
from sixteen.scheduling.models import Room  # noqa: E402
from tests.portal.house import NOW, House  # noqa: E402

PLAN = {"signs": "I stop answering messages.", "ask": "My brother, 01632 960 044."}


def main() -> None:
    ben = Account.objects.get(email=pseudonym("ben@example.org"))
    house = House(therapist=ben, room=Room.objects.get(name="Garden room"))
    for name, hour in (("Robin Vale", 18), ("Sasha Lind", 12)):
        print(_client(house, ben, name, hour))


def _answers(request: Request, value: int, client: Client) -> None:
    by = {"by": client.account, "at": NOW}
    for item in measure("phq9").items:
        save_answer(request=request, item=item.code, value=0 if item.is_safety else value, **by)
    finish(request=request, **by)


def _client(house: House, ben: Account, name: str, hour: int) -> str:
    client = house.client(name)
    course = house.course(client, held=14, hour=hour)
    by = {"by": ben, "at": NOW}
    (aim,) = set_aims(course=course, words=["To ring my sister"], **by)
    for number, value in ((2, 2), (3, 4), (14, 7)):
        session = course.sessions.get(number=number)
        rate_aim(aim=aim, session=session, value=value, **by)
    house.agreement(course)
    house.focus(course, copy="asked")
    house.letter(course)
    offer_moments(course=course, **by)
    save_plan(course=course, kind="safety", parts=PLAN, **by)
    for number, value in ((2, 2), (14, 1)):
        _answers(house.request(course, number=number), value, client)
    access.course_for_therapist(ben, course.pk, at=NOW)
    write_to_client(course=course, pk=uuid.uuid4(), text="Until Thursday.", shown=0, **by)
    asked = house.request(course, number=15)
    for item in measure("phq9").items[:-1]:
        save_answer(request=asked, item=item.code, value=1, by=client.account, at=NOW)
    return f"{invite(account=client.account, **by)[1]} {asked.pk}"


if __name__ == "__main__":
    main()
