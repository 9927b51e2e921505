"""What was said for a time that falls out stays with that time, and the session is asked anew."""

from datetime import timedelta

import pytest

from sixteen.care.actions.absences import record_absence
from sixteen.care.models import Alert, Attendance, Moment, Session
from sixteen.care.models.course import BESIDE
from sixteen.journeys import absences, arranging, changing_therapist, pausing
from sixteen.journeys.answering import finish
from sixteen.journeys.courses import move_session
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.questionnaires.actions import request_measures
from sixteen.questionnaires.links import asked_by, code_of, is_open, link_by_code
from sixteen.questionnaires.models import Link, Request, Response
from sixteen.questionnaires.queries import open_requests, scores_by_session
from sixteen.scheduling.refusals import NotOffered
from tests.people_of import answer
from tests.portal.house import NOW
from tests.scheduling.diary_of import take
from tests.workspace.house import as_, url

DAY, WEEK = timedelta(days=1), timedelta(days=7)
OPENED = NOW - DAY


@pytest.fixture
def asked(practice, course):  # type: ignore[no-untyped-def]
    """Before session 7: PHQ-9 is answered, with a one at its last question; GAD-7 is not begun."""
    session = course.sessions.get(number=7)
    given = {"session": session, "opens_at": OPENED, "by": practice.therapist, "at": OPENED}
    first, _ = request_measures(measures=["phq9", "gad7"], **given)
    for item in range(1, 10):
        answer(first, item, 1)
    return finish(request=first, by=practice.client.account, at=NOW).request


def is_paused(practice):  # type: ignore[no-untyped-def]
    pausing.pause_course(
        course=practice.course, reason="x", until=(NOW + WEEK).date(), by=practice.therapist, at=NOW
    )


def is_away(practice):  # type: ignore[no-untyped-def]
    days = {"starts_at": NOW.replace(hour=0), "ends_at": NOW.replace(hour=0) + WEEK}
    by = practice.therapist
    made = record_absence(therapist=practice.therapist, cover=None, by=by, at=NOW, **days)
    mark = absences.mark_of(absences.to_tell(made, at=NOW))
    absences.cancel_for_absence(absence=made, mark=mark, by=by, at=NOW)


def is_handed_over(practice):  # type: ignore[no-untyped-def]
    """And has no time with the new therapist, until one is found a week later."""
    course = practice.course
    take(practice.other, course.sessions.get(number=7).appointment.starts_at)
    changed = changing_therapist.change_therapist(
        course=course, to=practice.other, reason="x", by=practice.therapist, at=NOW
    )
    (session,) = changed.to_arrange
    assert (session.number, session.appointment) == (7, None)
    other = NOW + WEEK + timedelta(hours=2)
    arranging.arrange_session(session=session, starts_at=other, by=practice.other, at=NOW)


@pytest.mark.parametrize("falls_out", [is_paused, is_away, is_handed_over])
def test_answers_stay_with_their_time_and_the_session_is_asked_anew(
    practice, course, asked, falls_out
) -> None:
    time = course.sessions.get(number=7).appointment
    old = code_of(Link.objects.get(session=asked.session_id))
    falls_out(practice)
    # As it was given, once, at the time that it was given for, with the alert that it raised.
    asked.refresh_from_db()
    left = Session.objects.select_related("appointment").get(pk=asked.session_id)
    assert (left.appointment, left.state, left.appointment.state) == (time, *["cancelled"] * 2)
    assert left.number > BESIDE and course.sessions.filter(number__gt=BESIDE).count() == 1
    assert Attendance.objects.filter(session=left).exists() == (falls_out is is_away)
    assert [each.total for each in scores_by_session(course)["phq9"]] == [9]
    assert len(Alert.objects.get(state="open").open("concerns")) == 1
    # The session has another time, before which all of it is asked again.
    coming = course.sessions.get(number=7)
    new = Request.objects.filter(session=coming)
    assert {(each.measure, each.state) for each in new} == {
        ("phq9", "planned"),
        ("gad7", "planned"),
    }
    (opens_at,) = {each.opens_at for each in new}
    assert coming.appointment.starts_at - 2 * DAY < opens_at < coming.appointment.starts_at
    assert open_requests(practice.client, at=NOW) == []
    assert set(open_requests(practice.client, at=opens_at)) == set(new)
    # By a link of its own; the one before leads nowhere, and hears what comes too late.
    told = Message.objects.get(kind="questionnaire-open", state="queued")
    assert (told.about, told.due_at) == (coming.pk, opens_at)
    link = link_by_code(code_of(Link.objects.get(session=coming)))
    assert is_open(link, at=opens_at) and not is_open(link, at=NOW)
    closed = link_by_code(old)
    assert not is_open(closed, at=NOW) and not is_open(closed, at=opens_at)
    parts = {n: (each.measure, each.state) for n, each in asked_by(closed).items()}
    assert parts == {1: ("phq9", "answered"), 2: ("gad7", "void")}
    # Its alert is raised as the first one was.
    answer(new.get(measure="phq9"), 9, 2, at=opens_at)
    assert len(Alert.objects.get(state="open").open("concerns")) == 2


def test_their_pages_say_so(practice, course, asked) -> None:
    is_paused(practice)
    browser = as_(practice.therapist)
    page = browser.get(url("session", course.pk, 7)).content.decode()
    answers = page[page.index('id="answers"') :]
    assert "not answered" in answers.partition("</section>")[0].lower()
    page = browser.get(url("session", course.pk, 101)).content.decode()
    assert "PHQ-9" in page and "9" in page[page.index('id="answers"') :].partition("</section>")[0]
    assert url("session", course.pk, 101) in browser.get(url("course", course.pk)).content.decode()


def test_what_was_merely_begun_stays_too_and_nothing_is_asked_there_any_more(
    practice, course
) -> None:
    begun = practice.house.request(course, number=7)
    answer(begun, 1, 2)
    is_away(practice)
    begun.refresh_from_db()
    assert (begun.state, begun.session.number) == ("begun", 101)
    assert Response.objects.get().open("answers") == {"phq9_1": 2}
    assert Request.objects.get(session__number=7).state == "planned"
    assert open_requests(practice.client, at=NOW) == []


def test_what_nobody_began_moves_with_its_session(practice, course) -> None:
    request = practice.house.request(course, number=7)
    is_paused(practice)
    request.refresh_from_db()
    assert request.session.number == 7 and request.opens_at == NOW.replace(hour=9) + 8 * DAY
    assert not course.sessions.filter(number__gt=BESIDE).exists()


def test_answered_for_a_time_that_another_session_gets_they_are_of_that_session(
    practice, course
) -> None:
    """They were asked early before session 8; then the time of session 7 falls out."""
    seventh, eighth = (course.sessions.get(number=number) for number in (7, 8))
    early = practice.house.request(course, number=8)
    answer(early, 1, 2)
    before = practice.house.request(course, number=7)
    is_away(practice)
    kept = course.sessions.get(number=7)
    assert (kept, kept.appointment_id) == (eighth, eighth.appointment_id)
    assert course.sessions.get(number=8) == seventh
    before.refresh_from_db()
    assert before.state == "planned" and before.opens_at.date() == (NOW + 15 * DAY).date()
    numbers = course.sessions.filter(number__lt=BESIDE).values_list("number", flat=True)
    assert list(numbers) == list(range(1, 17))


def test_moved_by_some_days_answers_stay_and_by_a_week_it_is_asked_anew(
    practice, course, asked
) -> None:
    session = course.sessions.get(number=7)
    moved = {"by": practice.therapist, "at": NOW}
    session = move_session(session=session, starts_at=NOW + 6 * DAY, **moved)
    assert session.pk == asked.session_id and session.requests.count() == 2
    time = session.appointment
    session = move_session(session=session, starts_at=NOW + 8 * DAY, **moved)
    asked.refresh_from_db()
    assert (session.number, session.appointment) == (7, time)
    assert (asked.session.number, asked.session.appointment) == (101, None)
    assert {each.state for each in session.requests.all()} == {"planned"}
    (opens_at,) = set(session.requests.values_list("opens_at", flat=True))
    assert opens_at == NOW.replace(hour=9) + WEEK
    assert [each.total for each in scores_by_session(course)["phq9"]] == [9]
    assert Message.objects.get(kind="questionnaire-open", state="queued").due_at == opens_at


def test_a_moment_goes_to_the_session_that_is_held(practice, course, asked) -> None:
    session = course.sessions.get(number=7)
    moment = Moment(
        course=course,
        client=practice.client,
        session=session,
        written_by=practice.client.account,
        brought_at=NOW,
        by_client=True,
        made_at=NOW,
        changed_at=NOW,
    )
    moment.seal(words={"happened": "x"})
    moment.save()
    is_paused(practice)
    moment.refresh_from_db()
    assert moment.session == course.sessions.get(number=7)


def test_planted_a_fault_in_asking_anew_keeps_the_time(practice, asked, monkeypatch) -> None:
    def fault(**_: object) -> None:
        raise RuntimeError("planted")

    before = list(practice.course.sessions.values_list("pk", "number", "appointment"))
    monkeypatch.setattr("sixteen.journeys.losing_times.request_measures", fault)
    with pytest.raises(RuntimeError):
        is_paused(practice)
    assert list(practice.course.sessions.values_list("pk", "number", "appointment")) == before


def test_who_was_told_of_one_time_is_told_of_the_next(practice, course) -> None:
    """Nobody began; the session has the time of the one after now, which is another appointment."""
    for number in (7, 8):
        session = course.sessions.get(number=number)
        opens_at = session.appointment.starts_at - DAY
        given = {"opens_at": opens_at, "by": practice.therapist, "at": NOW - 3 * DAY}
        request_measures(session=session, measures=["phq9"], **given)
    session = course.sessions.get(number=7)
    Message.objects.filter(about=session.pk).update(state="sent")
    is_paused(practice)
    session.refresh_from_db()
    opens_at = session.requests.get().opens_at
    assert opens_at > NOW + 5 * DAY
    (told,) = Message.objects.filter(about=session.pk, state="queued", kind="questionnaire-open")
    assert (told.due_at, told.expires_at) == (opens_at, session.appointment.starts_at)
    assert kind_named("questionnaire-open").wanted(told, opens_at)
    Message.objects.filter(pk=told.pk).update(expires_at=opens_at + 5 * WEEK)
    told.refresh_from_db()
    assert not kind_named("questionnaire-open").wanted(told, opens_at)


def test_what_was_seen_before_a_pause_moves_nobody_elses_time(practice, course) -> None:
    stale = Session.objects.select_related("appointment", "course").get(course=course, number=8)
    is_paused(practice)
    assert course.sessions.get(number=7).appointment_id == stale.appointment_id
    before = {each.pk: each.appointment_id for each in course.sessions.all()}
    with pytest.raises(NotOffered):
        move_session(session=stale, starts_at=NOW + 9 * DAY, by=practice.therapist, at=NOW)
    assert before == {each.pk: each.appointment_id for each in course.sessions.all()}
    assert stale.appointment.starts_at == course.sessions.get(number=7).appointment.starts_at


def test_what_staff_write_down_too_late_is_heard(practice, course) -> None:
    """GAD-7 was begun, so the pause leaves it behind, and PHQ-9 is not asked there any more."""
    given = {"opens_at": OPENED, "by": practice.therapist, "at": OPENED}
    session = course.sessions.get(number=7)
    begun, other = request_measures(session=session, measures=["gad7", "phq9"], **given)
    answer(begun, 1, 1)
    browser = as_(practice.therapist)
    is_paused(practice)
    said = {f"phq9_{n}": "3" for n in range(1, 10)} | {"revision": "0", "mode": "on paper"}
    page = browser.post(url("answers", other.pk), said)
    assert page.status_code == 200 and 'value="3" required' not in page.content.decode()
    assert page.content.decode().count("checked") >= 10  # what was typed is still there
    assert Alert.objects.get().state == "open" and not Response.objects.filter(request=other)
    assert browser.get(url("answers", other.pk)).status_code == 404
