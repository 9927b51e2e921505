"""A restored backup is older than what was sent: nothing goes out until somebody has looked."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outbox.server import MailServer
from tests.place import ROOT, Place, own_database

CLIENT, STAFF = "client0@mail.example", "larch-house.example"
# A reminder that is due, and an alert that somebody has to look at.
DUE = """
from django.utils import timezone
from sixteen.care.actions.alerts import raise_alert
from sixteen.care.models import Course
from sixteen.domain.safety import Concern
from sixteen.outbox.actions import queue

course, at = Course.objects.get(), timezone.now()
coming = course.sessions.get(number=9).appointment
queue(
    kind="appointment-reminder",
    about=coming.pk,
    about_revision=coming.revision,
    person=course.client_id,
    due_at=at,
    at=at,
)
concern = Concern("phq9", "phq9_9", 1, "Item 9")
raise_alert(client=course.client, course=course, concerns=[concern], by=None, at=at)
"""
DUE_AGAIN = """
from sixteen.outbox.models import Message

Message.objects.filter(outcome="restored").update(state="queued")
"""


def look_and_let_go() -> str:
    """What docs/how-to/back-up-and-restore.md tells people to type."""
    page = (ROOT / "docs" / "how-to" / "back-up-and-restore.md").read_text()
    [block] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    return textwrap.dedent(block)


def sent(place: Place, *, mail: bool = True) -> list[str]:
    """Who gets a message in a round of the worker, with a mail server or without."""
    with MailServer() as server:
        place.env["SIXTEEN_EMAIL_URL"] = f"smtp://127.0.0.1:{server.port}" if mail else ""
        place.env["SIXTEEN_EMAIL_FROM"] = "office@example.org"
        place.must("worker", "--once")
        # Which of the staff an alert goes to depends on who works at this hour.
        whom = [letter.to[0] for letter in server.letters]
        return sorted(STAFF if each.endswith(f"@{STAFF}") else each for each in whom)


@pytest.fixture
def restored(tmp_path: Path) -> Iterator[Place]:
    """A place with two messages due, that were sent after its backup was made; no mail server."""
    with own_database() as url, own_database(empty=True) as empty:
        first = Place(tmp_path / "first", DATABASE_URL=url).make()
        first.fill("tests.endurance.fill", "1")
        first.must("shell", given=DUE)
        first.must("backup", str(tmp_path / "records.backup"))
        assert {CLIENT, STAFF} <= set(sent(first))
        second = Place(tmp_path / "second", DATABASE_URL=empty)
        second.env["SIXTEEN_MASTER_KEY_FILE"] = str(first.key)
        second.must("restore", str(tmp_path / "records.backup"))
        yield second


def test_what_was_let_go_is_not_sent_again_and_an_alert_still_is(restored: Place) -> None:
    assert sent(restored, mail=False) == []
    said = restored.must("shell", given=look_and_let_go())
    assert "appointment-reminder" in said and "alert-for-staff" in said
    assert sent(restored) == [STAFF]
    # Without those steps it would have gone out a second time.
    restored.must("shell", given=DUE_AGAIN)
    assert CLIENT in sent(restored)
