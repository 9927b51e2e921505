"""A page of the workspace asks the database as often for a large caseload as for a small one."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sixteen.care.models import Course, Supervision
from sixteen.people.models import Account, Therapist
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Room
from sixteen.workspace.views import courses
from tests.portal.house import NOW, account
from tests.workspace.caseload import caseload
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
PAGES = ["today", "courses", "supervision", "duty"]
OF_A_COURSE = [
    "course",
    "course_map",
    "elsewhere",
    "agreement",
    "aims",
    "focus",
    "letter",
    "new_therapist",
    "end_course",
    "supervised_course",
]
OF_A_SESSION = ["session", "cancel_session", "not_attended", "supervised_session"]


@pytest.fixture(scope="module")
def both(django_db_setup, django_db_blocker):  # type: ignore[no-untyped-def]
    """A therapist with 3 courses of 3 sessions, and one with 9 of 16, made once."""
    at_now = time_machine.travel(NOW, tick=False)
    with django_db_blocker.unblock(), at_now, transaction.atomic():
        yield _both()
        transaction.set_rollback(True)


def _both() -> dict[str, tuple[Account, list[Course]]]:
    practice = Practice()
    made = {}
    for name, how_many, sessions in (("few", 3, 3), ("many", 9, 16)):
        who = account(*(set(Role) - {Role.CLIENT}), name=name)
        Therapist.objects.create(account=who, public_name=name)
        other = account(Role.THERAPIST, name=f"Supervised by {name}")
        Supervision.objects.create(supervisor=who, therapist=other, since=NOW)
        for therapist in (who, other):
            kind = "own" if therapist is who else "supervised"
            room = Room.objects.create(site=practice.room.site, name=f"{name} {kind}")
            given = {"monday": MONDAY, "at": NOW - timedelta(days=1), "room": room}
            made[f"{name} {kind}"] = who, caseload(therapist, how_many, sessions, **given)
    return made


def asked(who: Account, where: str) -> Counter[str]:
    """What is asked of each table, by the words that the statement begins with."""
    browser = as_(who)
    browser.get(where)  # whatever is read once in a process
    with CaptureQueriesContext(connection) as found:
        answer = browser.get(where)
    assert answer.status_code in (200, 302), (where, answer.status_code)
    return Counter(
        " ".join(re.findall(r'^\w+|(?:FROM|INTO|UPDATE) "\w+"', each["sql"]))
        for each in found.captured_queries
    )


def more(both, name: str, **at) -> dict[str, tuple[int, int]]:  # type: ignore[no-untyped-def]
    """What a large caseload asks that a small one does not, with both counts."""
    kind = "supervised" if name.startswith("supervised") else "own"
    counts = []
    for size in ("few", "many"):
        who, made = both[f"{size} {kind}"]
        arguments = [] if name in PAGES else [made[0].pk]
        if name in OF_A_SESSION:
            last = {"few": 3, "many": 16}[size]
            arguments.append(last if name == "cancel_session" else last - 1)
        counts.append(asked(who, url(name, *arguments)))
    few, many = counts
    return {what: (few[what], many[what]) for what in few | many if few[what] != many[what]}


@pytest.mark.parametrize("name", [*PAGES, *OF_A_COURSE, *OF_A_SESSION])
def test_as_many_questions_for_9_courses_of_16_as_for_3_of_3(both, name: str) -> None:
    assert more(both, name) == {}


def test_planted_a_question_for_each_course_is_found(both, monkeypatch) -> None:
    listed = courses.listed

    def one_by_one(found, now):  # type: ignore[no-untyped-def]
        return [row for course in found for row in listed([course], now)]

    monkeypatch.setattr(courses, "listed", one_by_one)
    assert more(both, "courses")
