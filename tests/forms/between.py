"""The forms of messages between sessions."""

import uuid

from sixteen.care.actions.between import write_to_therapist
from sixteen.care.models import ClientMessage
from tests.forms.courses import of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office


def _all() -> list[object]:
    return [(row.open("text"), row.seen_at is None) for row in ClientMessage.objects.order_by("pk")]


def write_to_my_therapist(on: Office) -> Ready:
    return Ready(
        at=to("portal:messages"),
        who=on.practice.client.account,
        typed={"text": "May I come at six?"},
        did=lambda browser: _all(),
    )


def write_to_a_client(on: Office) -> Ready:
    return of_course(on, "messages", typed={"text": "Yes, at six."}, did=_all)


def say_that_it_is_read(on: Office) -> Ready:
    course, client = on.practice.course, on.practice.client.account
    write_to_therapist(course=course, pk=uuid.uuid4(), text="At six?", by=client, at=NOW)
    return of_course(on, "messages", typed={"action": "read"}, did=_all, may_be_empty=True)
