"""A course in its fourteenth week, with aims and a focus: python -m tests.browser.fourteen.

Prints the code with which its client sets up their sign-in.
"""

import django

django.setup()

from sixteen.care.actions.aims import rate_aim, set_aims  # noqa: E402
from sixteen.people.actions import invite  # noqa: E402
from sixteen.people.contact_words import pseudonym  # noqa: E402
from sixteen.people.models import Account  # noqa: E402
from sixteen.scheduling.models import Room  # noqa: E402
from tests.portal.house import NOW, House  # noqa: E402


def main() -> None:
    ben = Account.objects.get(email=pseudonym("ben@example.org"))
    house = House(therapist=ben, room=Room.objects.get(name="Garden room"))
    robin = house.client("Robin Vale")
    course = house.course(robin, held=14)
    (aim,) = set_aims(course=course, words=["To ring my sister"], by=ben, at=NOW)
    for number, value in ((2, 2), (14, 7)):
        session = course.sessions.get(number=number)
        rate_aim(aim=aim, session=session, value=value, by=ben, at=NOW)
    house.focus(course)
    _, code = invite(account=robin.account, by=ben, at=NOW)
    print(code)


if __name__ == "__main__":
    main()
