"""What may change in a course that runs, through its pages."""

import re
from datetime import timedelta

import pytest

from sixteen.care.models import Attendance, Course, CourseChange
from sixteen.journeys.telling import remind
from sixteen.outbox.models import Message
from tests.people_of import audited
from tests.portal.house import NOW, browser_of
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


def giving(practice, **changes: str) -> dict[str, str]:
    typed = {"therapist": str(practice.other.pk), "reason": "Ola goes away.", "sure": "on"}
    return typed | changes


def test_a_course_is_given_away_and_both_pages_say_so(practice) -> None:
    browser, where = as_(practice.therapist), url("new_therapist", practice.course.pk)
    assert "Rae Winter" in browser.get(where).content.decode()
    page = browser.post(where, giving(practice), follow=True).content.decode()
    assert "Rae Winter goes on with this course" in page
    assert browser.get(where).status_code == 404
    words = as_(practice.other).get(url("course", practice.course.pk)).content.decode()
    assert "From Ola Brandt to Rae Winter" in words and "Ola goes away." in words


@pytest.mark.parametrize("gap", [{"therapist": ""}, {"reason": " "}, {"sure": ""}])
def test_a_gap_is_said_by_the_field_and_nothing_is_given(practice, gap) -> None:
    page = as_(practice.therapist).post(
        url("new_therapist", practice.course.pk), giving(practice, **gap)
    )
    assert page.status_code == 200 and "error-summary" in page.content.decode()
    assert Course.objects.get().therapist == practice.therapist
    assert not CourseChange.objects.exists()


def test_a_draft_that_nobody_else_can_read_is_named_before(practice) -> None:
    words = as_(practice.therapist).get(url("new_therapist", practice.course.pk)).content.decode()
    assert "Not signed yet" in words and "session 6" in words


def cancelling(**changes: str) -> dict[str, str]:
    typed = {
        "cancelled_by": "client",
        "told_date": f"{NOW:%Y-%m-%d}",
        "told_time": "09:00",
        "counts": "agreed",
        "reason": "",
        "when": "later",
        "date": "",
        "time": "",
    }
    return typed | changes


def test_a_cancelled_session_is_replaced_and_both_see_the_new_last_day(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    where = url("cancel_session", course.pk, 8)
    page = browser.get(where).content.decode()
    assert "The service’s usual rule" in page and "less than 48 hours" in page
    first = re.findall(r'name="when" value="(\d{8}T\d{4}Z)"', page)[0]
    page = browser.post(where, cancelling(when=first), follow=True).content.decode()
    assert "it does not use up a session. Session 16 is on Thursday 4 February 2027" in page
    assert "6 of 16 sessions used up, 10 to come" in page and "1 week without a session" in page
    words = browser_of(practice.client).get("/my/").content.decode()
    assert "Your last session is now on Thursday 4 February 2027." in words
    assert "Before, it was on 28 January 2027." in words and "A break of 1 week" in words


def test_both_read_that_a_cancelled_last_session_is_the_last_no_more(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    typed = cancelling(counts="yes", reason="She asked for it.")
    browser.post(url("cancel_session", course.pk, 16), typed)
    page = browser.get(url("course", course.pk)).content.decode()
    assert "Last session: <strong>Thursday 21 January 2027</strong>." in page
    assert "Last session: 21 January 2027, before 28 January 2027." in page
    mine = browser_of(practice.client)
    words = mine.get("/my/").content.decode()
    assert "Your last session is now on Thursday 21 January 2027." in words
    assert "Your last session is on Thursday 21 January 2027." in words
    words = mine.get("/my/sessions/").content.decode()
    assert "Your last session is session 15, on Thursday 21 January 2027." in words


def test_a_time_that_is_taken_is_said_in_words_and_nothing_typed_is_lost(practice) -> None:
    course = practice.course
    clash = course.sessions.get(number=16).appointment.starts_at
    typed = cancelling(when="other", date=f"{clash:%Y-%m-%d}", time="18:30", reason="As she asked.")
    page = as_(practice.therapist).post(url("cancel_session", course.pk, 8), typed)
    words = page.content.decode()
    assert page.status_code == 200 and "have something else then" in words
    assert "As she asked." in words and course.sessions.get(number=8).state == "planned"


def test_a_session_without_a_time_gets_one(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("cancel_session", course.pk, 8), cancelling())
    page = browser.get(url("course", course.pk)).content.decode()
    assert "Session 16 has no time yet" in page
    where = url("arrange_session", course.pk, 16)
    assert "no time yet" in browser_of(practice.client).get("/my/").content.decode()
    typed = {"when": "other", "date": "2027-02-01", "time": "12:00"}
    browser.post(where, typed)
    assert course.sessions.get(number=16).appointment.wall == "2027-02-01T12:00"


def test_a_missed_session_shows_what_had_reached_them_before_anything_is_decided(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    appointment = course.sessions.get(number=7).appointment
    remind(appointment, at=NOW - timedelta(days=20))
    Message.objects.filter(kind="appointment-reminder").update(
        state="sent", channel="text", sent_at=NOW - timedelta(hours=24)
    )
    answer = browser.post(url("happened", course.pk, 7), {"happened": "missed"})
    where = url("not_attended", course.pk, 7)
    assert answer.url == where
    words = browser.get(where).content.decode()
    assert "The reminder was sent by text on Monday 23 November, 10:00." in words
    assert "The message a week before has not been sent." in words
    assert "Text message" in words and "Never ring on Sundays" in words
    assert "it uses up a session" in words
    browser.post(where, {"decided": "letter", "words": "On Friday.", "revision": "1"})
    words = browser.get(where).content.decode()
    assert "Write to them" in words and "On Friday." in words and "Ola Brandt" in words
    course.refresh_from_db()
    assert course.ended_at is None


def test_a_session_beside_the_count_has_its_page_and_no_number(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("cancel_session", course.pk, 8), cancelling())
    words = browser.get(url("session", course.pk, 101)).content.decode()
    assert "a session that is not counted" in words and "101 of 16" not in words
    assert "it does not use up a session" in words


def test_the_rule_of_the_agreement_is_read_by_both_in_the_same_words(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    terms = dict.fromkeys(("dates", "cancellation", "fee", "confidentiality", "measures"), "x")
    typed = terms | {"uses_up": ["missed"], "notice_hours": "24"}
    browser.post(url("agreement", course.pk), typed)
    browser.post(url("sign_agreement", course.pk))
    mine = browser.get(url("agreement", course.pk)).content.decode()
    made = course.agreements.get()
    theirs = browser_of(practice.client).get(f"/my/agreement/{made.pk}/").content.decode()
    for words in (mine, theirs):
        assert "A session that you cancel less than 24 hours before it begins." in words


def test_a_pause_and_its_end_are_on_both_sides_pages(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("pause_course", course.pk), {"until": "2026-12-15", "reason": "A new child."})
    page = browser.get(url("course", course.pk)).content.decode()
    assert "paused" in page and "A new child." in page and "Session 16 has no time yet" in page
    theirs = browser_of(practice.client).get("/my/").content.decode()
    assert "We agreed on a pause until 15 December 2026." in theirs
    assert "A new child." not in theirs
    where = url("resume_course", course.pk)
    assert "2026-12-15" in browser.get(where).content.decode()
    page = browser.post(where, {"first_day": "2026-12-15"}, follow=True).content.decode()
    assert "3 sessions booked at the usual hour" in page and "in therapy" in page
    theirs = browser_of(practice.client).get("/my/").content.decode()
    assert "Your sessions go on." in theirs and "18 February 2027" in theirs


def test_more_sessions_move_the_phases_and_the_last_day(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    where = url("lengthen_course", course.pk)
    assert "complex care (26 sessions)" in browser.get(where).content.decode()
    typed = {"protocol": "DITCC", "planned_sessions": "26", "reason": "Two losses at once."}
    page = browser.post(where, typed, follow=True).content.decode()
    assert "10 sessions booked at the usual hour" in page and "26 sessions" in page
    assert "Another therapy. Last session: 8 April 2027, before 28 January 2027." in page
    theirs = browser_of(practice.client).get("/my/").content.decode()
    assert "We agreed on a longer therapy." in theirs and "Session 7 of 26" in theirs


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"protocol": "DIT", "planned_sessions": "16"}, "There are 16 already."),
        ({"protocol": "DIT", "planned_sessions": "40"}, "has 8 to 26 sessions"),
        ({"protocol": "DITCC", "planned_sessions": "20"}, "has 26 sessions, not 20"),
    ],
)
def test_a_number_that_does_not_fit_is_said_by_the_field(practice, typed, words) -> None:
    where = url("lengthen_course", practice.course.pk)
    page = as_(practice.therapist).post(where, typed | {"reason": "More."})
    assert words in page.content.decode() and Course.objects.get().planned_sessions == 16


@pytest.mark.parametrize("uses_up", [["missed"], []])
def test_it_was_missed_sent_twice_is_one_missed_session(practice, settings, uses_up) -> None:
    settings.USES_UP = uses_up
    browser, course = as_(practice.therapist), practice.course
    session = course.sessions.get(number=7)
    sent = {"happened": "missed", "form": str(session.pk)}
    for _ in range(2):
        browser.post(url("happened", course.pk, 7), sent)
    kept = Attendance.objects.get()
    assert (kept.session_id, kept.became, kept.uses_up) == (session.pk, "missed", bool(uses_up))
    assert course.sessions.filter(state="missed").count() == 1
    assert course.sessions.filter(state="planned").count() == (9 if uses_up else 10)
    assert audited("write-attendance", person=practice.client.pk) == 1


def test_who_did_not_come_can_be_rung_and_written_to_from_there(practice) -> None:
    browser, course = as_(practice.therapist), practice.course
    browser.post(url("happened", course.pk, 7), {"happened": "missed"})
    words = browser.get(url("not_attended", course.pk, 7)).content.decode()
    for there in (url("contact_log", course.pk), url("client_letters", course.client_id)):
        assert f'href="{there}"' in words
        assert browser.get(there).status_code == 200
