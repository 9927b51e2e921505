"""A session that was marked wrongly is put right, and what it was before stays to be read."""

import pytest

from sixteen.care.models import Attendance, AttendanceCorrection
from sixteen.care.models.course import BESIDE
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.counting import Became
from sixteen.journeys.attending import correct_attendance
from tests.people_of import audited
from tests.portal.house import NOW
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
WRONG = "She was here: I pressed the wrong button."


def right(became: str, was: str, reason: str = WRONG) -> dict[str, str]:
    return {"became": became, "was": was, "reason": reason}


@pytest.fixture
def missed(practice):  # type: ignore[no-untyped-def]
    browser = as_(practice.therapist)
    browser.post(url("happened", practice.course.pk, 7), {"happened": "missed"})
    return practice.course.sessions.get(number=7)


def test_a_session_said_to_be_missed_was_held_and_says_so(practice, missed) -> None:
    browser, where = as_(practice.therapist), url("correct", practice.course.pk, 7)
    assert where in browser.get(url("session", practice.course.pk, 7)).content.decode()
    assert "It stands as: not attended" in browser.get(where).content.decode()
    for _ in range(2):
        assert browser.post(where, right("attended", "missed")).status_code == 302
    missed.refresh_from_db()
    assert missed.state == "held" and missed.appointment.state == "attended"
    kept = AttendanceCorrection.objects.get()
    assert (kept.was, kept.became, kept.used_up) == ("missed", "attended", True)
    assert Attendance.objects.get().became == "attended"
    assert audited("correct-attendance", person=practice.client.pk) == 1
    page = browser.get(where).content.decode()
    assert "from “not attended” to “attended”" in page and WRONG in page
    assert (
        "attended; note not signed"
        in browser.get(url("course_map", practice.course.pk)).content.decode()
    )


def test_one_that_was_held_was_missed_and_is_counted_again(practice, settings) -> None:
    settings.USES_UP = []
    browser, course = as_(practice.therapist), practice.course
    session = course.sessions.get(number=6)
    answer = browser.post(url("correct", course.pk, 6), right("missed", "attended"))
    session.refresh_from_db()
    assert session.state == "missed" and session.number > BESIDE
    assert answer.url == url("session", course.pk, session.number)
    assert course.sessions.filter(number__lt=BESIDE).count() == 16
    # It stands beside the count now, with another one in its place.
    assert browser.get(url("correct", course.pk, session.number)).status_code == 302
    with pytest.raises(NotAllowed):
        correct_attendance(
            session=session,
            was="missed",
            became=Became.LATE,
            reason="x",
            by=practice.therapist,
            at=NOW,
        )


def test_what_another_window_put_right_is_seen_and_nothing_typed_is_lost(practice, missed) -> None:
    browser, where = as_(practice.therapist), url("correct", practice.course.pk, 7)
    browser.post(where, right("attended", "missed"))
    page = browser.post(where, right("late", "missed", "Ten past.")).content.decode()
    assert "put right in another window" in page and "Ten past." in page
    assert "It stands as: attended" in page and AttendanceCorrection.objects.count() == 1
    for gap in ({"became": ""}, {"reason": " "}):
        page = browser.post(where, right("late", "attended") | gap).content.decode()
        assert "Error: " in page and AttendanceCorrection.objects.count() == 1


def test_only_who_holds_the_course_and_only_what_is_over(practice, missed) -> None:
    given = {"became": Became.LATE, "reason": WRONG, "at": NOW}
    with pytest.raises(NotYours):
        correct_attendance(session=missed, was="missed", by=practice.other, **given)
    with pytest.raises(Stale):
        correct_attendance(session=missed, was="attended", by=practice.therapist, **given)
    coming = practice.course.sessions.get(number=9)
    with pytest.raises(NotAllowed):
        correct_attendance(session=coming, was="planned", by=practice.therapist, **given)
    assert not AttendanceCorrection.objects.exists()
