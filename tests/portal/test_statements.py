"""How many statements it takes to keep what a client says, so that no more creep in unseen.

Each is a way to the database and back, and some work of Django's: together they are most of what an
answer costs (docs/explanation/what-was-measured.md). What a bound says is what was counted.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sixteen.care.models import Alert, Course, DutyTurn
from sixteen.people.permissions import Role
from tests.people_of import at_work
from tests.portal.house import NOW, House, account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_at_ten")]
DAY = timedelta(days=1)
# Around each test there is a transaction: what is one in earnest has two savepoints here.
OF_THE_TEST = ("SAVEPOINT", "RELEASE")


def statements(act: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as found:
        act()
    return [each["sql"] for each in found.captured_queries]


def without_the_tests_own(found: list[str]) -> list[str]:
    """Two pairs: that of the answer and that of the browser's session."""
    pairs = [sql for sql in found if sql.startswith(OF_THE_TEST)]
    assert len(pairs) <= 4, pairs
    return [sql for sql in found if not sql.startswith(OF_THE_TEST)]


def of_an_answer(browser: Browser, page: str, value: str) -> list[str]:
    def send() -> None:
        assert browser.post(page, {"answer": value}).status_code == 302

    return without_the_tests_own(statements(send))


def test_an_answer_an_alert_and_sending(house: House, asked, code) -> None:
    at_work(house.therapist)
    DutyTurn.objects.create(clinician=house.therapist, starts_at=NOW - DAY, ends_at=NOW + DAY)
    deputy = account(Role.THERAPIST, name="Ada Rook")
    Course.objects.update(deputy=deputy)
    browser = Browser()

    def to(page: str, *number: int) -> str:
        return reverse(f"link:{page}", args=[code, 1, *number])

    first = of_an_answer(browser, to("question", 1), "1")
    assert len(first) <= 9, first
    ordinary = of_an_answer(browser, to("question", 2), "1")
    assert len(ordinary) <= 9, ordinary
    raised = of_an_answer(browser, to("question", 9), "1")
    assert Alert.objects.filter(state="open").count() == 1
    assert len(raised) <= 20, raised
    joined = of_an_answer(browser, to("question", 9), "2")
    assert len(joined) <= 21, joined

    def send() -> None:
        assert browser.post(to("check_answers")).status_code == 302

    sent = without_the_tests_own(statements(send))
    assert len(sent) <= 13, sent
