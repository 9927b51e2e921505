"""Lives the sessions between two pages of the journey: python -m tests.browser.weeks FIRST LAST.

Each is held, answered and written up at its own time, by the actions that the pages call.
"""

import random
import sys
from datetime import timedelta

import django

django.setup()

from sixteen.care.actions import notes  # noqa: E402
from sixteen.care.models import Course, Session  # noqa: E402
from sixteen.demo.lives import answers_to  # noqa: E402
from sixteen.domain.measures.catalogue import measure  # noqa: E402
from sixteen.journeys import answering, courses  # noqa: E402
from sixteen.questionnaires.models import Request  # noqa: E402

SAFETY = {"asked": True, "said": "Nothing.", "agreed": "Nothing was needed."}


def live(session: Session, course: Course) -> None:
    before = session.appointment.starts_at - timedelta(hours=2)
    client = course.client.account
    for asked in Request.objects.filter(session=session):
        total = max(3, 16 - session.number)
        given = answers_to(measure(asked.measure), total, 0, random.Random(session.number))
        for item, value in given.items():
            answering.save_answer(request=asked, item=item, value=value, by=client, at=before)
        answering.finish(request=asked, by=client, at=before)
    after = session.appointment.ends_at
    courses.hold_session(session=session, by=course.therapist, at=after)
    notes.save_note(
        session=session, text="We met.", safety=SAFETY, sign=True, by=course.therapist, at=after
    )


def main(first: int, last: int) -> None:
    course = Course.objects.select_related("client__account", "therapist").get()
    for session in course.sessions.filter(number__gte=first, number__lte=last).order_by("number"):
        session.course = course
        live(session, course)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
