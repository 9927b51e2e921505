"""An alert from an unfinished form to its closing, with the owner away: every step as people do it.

Friday at 19:00. The therapist works on weekdays, is named, and falls ill over the weekend; nobody
is on duty on Monday before ten.
"""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sixteen.care.models import Alert
from sixteen.project.rounds import one_round
from tests.people_of import at_work, audited, nobody_on_duty, on_duty
from tests.portal.house import browser_of
from tests.workspace.house import Practice, as_, at_now, url

pytestmark = pytest.mark.django_db
FRIDAY_19 = datetime(2026, 11, 27, 19, 0, tzinfo=UTC)
MONDAY = FRIDAY_19.replace(day=30, hour=0)
PROMISED = MONDAY + timedelta(hours=11)
SENTENCE = "Ola Brandt will read this by 11:00 on Monday 30 November."


@pytest.fixture
def practice():  # type: ignore[no-untyped-def]
    with at_now():
        made = Practice()
        nobody_on_duty()
        at_work(made.therapist)
        on_duty(made.duty, MONDAY.replace(hour=10), hours=8)
    return made


@contextmanager
def it_is(moment: datetime) -> Iterator[None]:
    """The clocks of everybody, and the worker's round."""
    with time_machine.travel(moment, tick=False):
        one_round(at=moment)
        yield


def read(who, where: str) -> str:  # type: ignore[no-untyped-def]
    return html.unescape(as_(who).get(where).content.decode())


def answers_and_stops(practice: Practice) -> str:
    """The form is never finished. The page that the client reads then."""
    asked = practice.house.request(practice.course)
    mine = browser_of(practice.client)
    reply = mine.post(f"/my/questionnaires/{asked.pk}/9/", {"answer": "2"})
    page = html.unescape(mine.get(reply.url).content.decode())
    assert SENTENCE in page and "116 123" in page
    return str(reply.url)


def takes_it_over_and_closes(practice: Practice, alert: Alert) -> None:
    listed = read(practice.duty, url("duty"))
    assert "Mina Okafor" in listed and "1 minute ago" in listed and "yours" in listed
    page = read(practice.duty, url("alert", alert.pk))
    assert "What may help" in page and "More than half the days" in page
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    spoke = {"outcome": "Rang. She is with her sister.", "seen": seen, "talked": "on"}
    duty = as_(practice.duty)
    duty.post(url("alert", alert.pk), spoke)
    assert duty.get(url("alert", alert.pk)).status_code == 404
    assert "No alert is open" in read(practice.duty, url("duty"))


def test_from_an_unfinished_form_to_its_closing_with_the_owner_away(practice) -> None:
    with it_is(FRIDAY_19):
        where = answers_and_stops(practice)
        alert = Alert.objects.get()
        # What the client reads is what the clinician reads.
        assert SENTENCE in read(practice.therapist, url("alert", alert.pk))
    with it_is(MONDAY + timedelta(hours=9)):
        assert Alert.objects.get().owner == practice.therapist
        assert "look by 11:00" in read(practice.duty, url("duty"))
    with it_is(PROMISED + timedelta(minutes=1)):
        alert.refresh_from_db()
        assert (alert.owner, alert.look_by) == (practice.duty, PROMISED)
        # The time that was promised has passed: nothing else is promised in its place.
        told = html.unescape(browser_of(practice.client).get(where).content.decode())
        assert "We cannot say when somebody will read this." in told
        takes_it_over_and_closes(practice, alert)
    with it_is(MONDAY + timedelta(days=1, hours=9)):
        page = read(practice.therapist, url("alert", alert.pk))
        assert "She is with her sister" in page and "who spoke with them about it" in page
    steps = ("raise-alert", "hand-over-alert", "view-pack", "close-alert")
    assert all(audited(step, person=practice.client.pk) for step in steps)
    assert Alert.objects.count() == 1
