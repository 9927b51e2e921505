"""One message between sessions and its answer, where the practice has them."""

import uuid
from datetime import timedelta

from django.conf import settings

from sixteen.care.actions.between import write_to_client, write_to_therapist
from sixteen.care.models import Course, Session
from sixteen.demo.cast import Person
from sixteen.people.models import Account

ASKED = "The trains do not run on the day we meet next. May I come by video this once?"
ANSWERED = "Yes. The office changes it, and you find the way in on your page."


def live_between(course: Course, session: Session, person: Person, therapist: Account) -> None:
    """After the third session of whoever came furthest with the focus. Both have been read."""
    if not settings.MESSAGES or session.number != 3 or person.focus != "refined":
        return
    at = session.appointment.ends_at + timedelta(days=2)
    by, marks = course.client.account, [uuid.uuid4(), uuid.uuid4()]
    write_to_therapist(course=course, pk=marks[0], text=ASKED, by=by, at=at)
    answer = {"text": ANSWERED, "shown": 1, "by": therapist, "at": at + timedelta(hours=3)}
    write_to_client(course=course, pk=marks[1], **answer)
