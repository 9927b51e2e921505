"""Process notes are the author's alone; where a client is today is seen where it is needed."""

from datetime import timedelta

import pytest
import time_machine

from sixteen.audit.models import Entry
from sixteen.care import access
from sixteen.care.actions.process_notes import save_process_note
from sixteen.care.models import Course, Whereabouts
from sixteen.care.models.process_note import ProcessNote
from sixteen.journeys.courses import end_course
from sixteen.people.permissions import Permission
from sixteen.scheduling.models import Appointment
from tests.portal.house import NOW
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db
WORDS = "I was bored, and wondered why."


def mine(practice: Practice, number: int = 6) -> str:
    return url("process_note", practice.course.pk, number)


def all_of(practice: Practice) -> str:
    return url("process_notes", practice.course.pk)


@pytest.fixture
def written(practice: Practice) -> Practice:
    practice.course.deputy = practice.other
    practice.course.save()
    assert as_(practice.therapist).post(mine(practice), {"text": WORDS}).status_code == 302
    return practice


def end(practice: Practice) -> None:
    why = {"ended_by": "both", "reason": "As agreed"}
    end_course(course=practice.course, by=practice.therapist, at=NOW, **why)


def test_only_the_author_reads_them(written) -> None:
    assert WORDS in as_(written.therapist).get(mine(written)).content.decode()
    for where in (mine(written), all_of(written)):
        assert WORDS not in as_(written.other).get(where).content.decode()
        for who in (written.supervisor, written.duty, written.client.account):
            assert as_(who).get(where).status_code == 404
    session = url("supervised_session", written.course.pk, 6)
    assert WORDS not in as_(written.supervisor).get(session).content.decode()


def test_the_page_says_that_they_can_be_asked_for(written) -> None:
    said = as_(written.therapist).get(mine(written)).content.decode()
    assert "A client, or a court, can still ask for them: you decide what goes out" in said


def test_two_windows_do_not_write_over_each_other(written) -> None:
    answer = as_(written.therapist).post(mine(written), {"text": "Other words", "revision": "0"})
    assert WORDS in answer.content.decode() and "Other words" in answer.content.decode()
    assert ProcessNote.objects.get().open("text") == WORDS


def test_they_are_deleted_after_the_end_and_it_is_written_down(written) -> None:
    sure = {"sure": "on"}
    as_(written.therapist).post(all_of(written), sure)
    assert ProcessNote.objects.count() == 1
    end(written)
    save_by_deputy = {"session": written.course.sessions.get(number=5), "revision": 0, "at": NOW}
    save_process_note(text="Another’s", by=written.other, **save_by_deputy)
    assert as_(written.therapist).post(all_of(written), sure).status_code == 302
    assert ProcessNote.objects.get().author_id == written.other.pk
    assert Entry.objects.filter(action="delete-process-note").count() == 1


def test_who_handed_the_course_over_can_still_delete_their_own(written) -> None:
    end(written)
    now_with = {"therapist": written.other, "deputy": None}
    Course.objects.filter(pk=written.course.pk).update(**now_with)
    assert as_(written.therapist).get(mine(written)).status_code == 404
    assert as_(written.therapist).post(all_of(written), {"sure": "on"}).status_code == 302
    assert not ProcessNote.objects.exists()


@pytest.fixture
def remote(practice: Practice) -> Practice:
    session = practice.course.sessions.get(number=7)
    Appointment.objects.filter(pk=session.appointment_id).update(format="video", room=None)
    return practice


TYPED = {"place": "At her sister’s, 3 Mill Lane", "number": "020 7946 0018"}


def test_a_session_by_video_asks_where_they_are(remote) -> None:
    page = url("session", remote.course.pk, 7)
    assert "Not asked yet" in as_(remote.therapist).get(page).content.decode()
    assert "Not asked yet" not in as_(remote.therapist).get(url("session", remote.course.pk, 8))
    as_(remote.therapist).post(url("whereabouts", remote.course.pk, 7), TYPED)
    assert "3 Mill Lane" in as_(remote.therapist).get(page).content.decode()
    assert b"Mill Lane" not in bytes(Whereabouts.objects.get().place)


def test_duty_sees_it_through_an_open_alert_of_today_alone(remote) -> None:
    as_(remote.therapist).post(url("whereabouts", remote.course.pk, 7), TYPED)
    where = url("alert", remote.alert().pk)
    assert "3 Mill Lane" in as_(remote.duty).get(where).content.decode()
    with time_machine.travel(NOW + timedelta(hours=13), tick=False):
        assert "3 Mill Lane" not in as_(remote.duty).get(where).content.decode()


def test_the_planted_door_for_everybody_is_seen(written, monkeypatch) -> None:
    """Planted: the look-up forgets whose they are."""
    rows = ProcessNote.objects
    monkeypatch.setattr(access, "process_note_for", lambda account, session, at: rows.first())
    assert written.other.may(Permission.CASELOAD)
    assert WORDS in as_(written.other).get(mine(written)).content.decode()
