"""The record of a training: cases by initials, hours, ratings and deadlines; one's own only."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.care.actions.recordings import rate_recording
from sixteen.care.actions.supervision_meetings import hold_meeting
from sixteen.care.actions.training import add_deadline, meet_deadline
from sixteen.care.models import Course, Supervision, TrainingDeadline
from sixteen.care.refusals import NotYours
from tests.care.recorded import keep_a_recording
from tests.portal.house import NOW, House
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.RECORDINGS = tmp_path / "recordings"


def met(practice, minutes: int, *others, days: int) -> None:  # type: ignore[no-untyped-def]
    hold_meeting(
        therapists=[practice.therapist, *others],
        held_at=NOW - timedelta(days=days),
        minutes=minutes,
        by=practice.supervisor,
        at=NOW,
    )


def log(who) -> str:  # type: ignore[no-untyped-def]
    return as_(who).get(url("training_log")).content.decode()


def test_cases_hours_ratings_and_deadlines(practice) -> None:
    sam = practice.supervisor
    Supervision.objects.create(supervisor=sam, therapist=practice.other, since=NOW)
    met(practice, 50, days=7)
    met(practice, 90, practice.other, days=3)
    heard = keep_a_recording(practice.course.sessions.get(number=4), rater=sam)
    rate_recording(recording=heard, said={"headings": [], "words": "A good ear"}, by=sam, at=NOW)
    add_deadline(words="Four recordings", due=NOW.date(), by=practice.therapist, at=NOW)
    words = log(practice.therapist)
    assert "6 of 16" in words and "M. O." in words and "Dynamic" in words
    assert "2 h 20 min" in words and "1 meeting of two (50 minutes), 1 in a group" in words
    assert "4, initial phase" in words and "Sam Hale" in words
    assert "Four recordings" in words and "By 24 November 2026" in words
    for hidden in ("Mina", "Okafor", "A good ear"):
        assert hidden not in words


def test_a_log_is_ones_own(practice) -> None:
    made = add_deadline(words="A case study", due=NOW.date(), by=practice.therapist, at=NOW)
    assert "A case study" not in log(practice.other) and "M. O." not in log(practice.other)
    assert as_(practice.other).post(url("deadline_met", made.pk)).status_code == 404
    with pytest.raises(NotYours):
        meet_deadline(deadline=made, by=practice.other, at=NOW)
    assert as_(practice.supervisor).get(url("training_log")).status_code == 404
    assert TrainingDeadline.objects.get().done_at is None


def test_a_deadline_is_written_down_once_and_met_once(practice) -> None:
    therapist, typed = as_(practice.therapist), {"words": "A case study", "due": "2027-05-01"}
    for _ in range(2):
        assert therapist.post(url("training_log"), typed).status_code == 302
    made = TrainingDeadline.objects.get()
    assert b"case" not in bytes(made.words)
    for _ in range(2):
        assert therapist.post(url("deadline_met", made.pk)).status_code == 302
    assert "Done 24 November 2026" in log(practice.therapist)


def test_a_day_that_cannot_be_is_said_by_the_field(practice) -> None:
    typed = {"words": "A case study", "due": "9999-12-31"}
    answer = as_(practice.therapist).post(url("training_log"), typed)
    assert answer.status_code == 422 and "next ten years" in answer.content.decode()


def test_as_many_queries_for_twelve_cases_as_for_one(practice) -> None:
    reader = as_(practice.therapist)
    reader.get(url("training_log"))
    with CaptureQueriesContext(connection) as one:
        reader.get(url("training_log"))
    house = House(therapist=practice.therapist, room=practice.room)
    for number in range(11):
        course = Course(
            client=house.client(f"Client {number}"),
            therapist=practice.therapist,
            protocol="DIT",
            planned_sessions=16,
            state="in_course",
            state_since=NOW,
            made_at=NOW,
        )
        course.seal(reason=None)
        course.save()
    with CaptureQueriesContext(connection) as many:
        assert reader.get(url("training_log")).content.decode().count("of 16") == 12
    assert len(many) == len(one)
