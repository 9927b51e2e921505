"""A moment that is pressed twice at once. It commits, so it stands apart: see tests/once.py."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sixteen.care.actions import moments as actions
from sixteen.care.models import Moment
from tests.care.test_moments import HAPPENED
from tests.people_of import audited
from tests.place import only_on_postgresql
from tests.portal.house import NOW
from tests.workspace.house import Practice


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_is_written_once() -> None:
    practice = Practice()
    course, mina = practice.course, practice.client.account
    actions.offer_moments(course=course, by=practice.therapist, at=NOW)
    actions.agree_to_moments(course=course, by=mina, at=NOW)
    gate, pk = threading.Barrier(4), uuid.uuid4()
    given = {"course": course, "pk": pk, "words": HAPPENED, "bring": False, "by": mina, "at": NOW}

    def press(_: int) -> Moment:
        try:
            gate.wait(timeout=20)
            return actions.write_moment(**given)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert {each.pk for each in pool.map(press, range(4))} == {pk}
    assert Moment.objects.count() == audited("write-moment") == 1
