"""The forms about what may change in a course that runs."""

from datetime import timedelta

from sixteen.care.actions.attendance import decide_after_missed
from sixteen.care.models import (
    Attendance,
    AttendanceCorrection,
    Course,
    CourseChange,
    Elsewhere,
    Session,
)
from sixteen.domain.counting import CancelledBy
from sixteen.journeys import pausing
from sixteen.journeys.attending import cancel_session, miss_session
from tests.forms.courses import of_course
from tests.forms.ready import Ready
from tests.office.house import NOW, Office


def give_the_course(on: Office) -> Ready:
    """By its deputy, who sees it afterwards too."""
    Course.objects.filter(pk=on.practice.course.pk).update(deputy=on.therapist)
    return of_course(
        on,
        "new_therapist",
        typed={
            "therapist": str(on.practice.other.pk),
            "reason": "Ola goes away for some months.",
            "sure": "on",
        },
        did=CourseChange.objects.count,
    )


def cancel_a_session(on: Office) -> Ready:
    return _cancel(on, when="later")


def cancel_and_put_it_elsewhere(on: Office) -> Ready:
    return _cancel(on, when="other", date=f"{NOW + timedelta(days=200):%Y-%m-%d}", time="11:00")


def _cancel(on: Office, **typed: str) -> Ready:
    session = on.practice.course.sessions.get(number=8)
    return of_course(
        on,
        "cancel_session",
        8,
        typed={
            "cancelled_by": "client",
            "told_date": f"{NOW - timedelta(days=1):%Y-%m-%d}",
            "told_time": "09:15",
            "counts": "no",
            "reason": "She had told us before, on the way out.",
            **typed,
        },
        wrong={"told_date": ("0001-01-01", "9999-12-31"), "date": ("0001-01-01", "9999-12-31")},
        did=lambda: Session.objects.get(pk=session.pk).state,
    )


def find_a_time(on: Office) -> Ready:
    mine = Session.objects.filter(course=on.practice.course, number=16)
    cancel_session(
        session=on.practice.course.sessions.get(number=8),
        cancelled_by=CancelledBy.SERVICE,
        told_at=NOW,
        reason="",
        by=on.therapist,
        at=NOW,
    )
    typed = {"when": "other", "date": f"{NOW + timedelta(days=200):%Y-%m-%d}", "time": "11:00"}
    return of_course(
        on,
        "arrange_session",
        16,
        typed=typed,
        wrong={"date": ("0001-01-01", "9999-12-31", "2026-02-30")},
        did=lambda: mine.get().appointment_id,
    )


def put_right(on: Office) -> Ready:
    return of_course(
        on,
        "correct",
        6,
        typed={"became": "late", "was": "attended", "reason": "She came at ten past, I forgot."},
        did=AttendanceCorrection.objects.count,
    )


def decide_after_a_missed_one(on: Office) -> Ready:
    session = on.practice.course.sessions.get(number=7)
    miss_session(session=session, by=on.therapist, at=NOW)
    mine = Attendance.objects.filter(session=session)
    return of_course(
        on,
        "not_attended",
        7,
        typed={
            "decided": "wait",
            "words": "She was away last year too, at about this time.",
            "wait_until": f"{NOW + timedelta(days=7):%Y-%m-%d}",
        },
        wrong={"wait_until": ("0001-01-01", "9999-12-31")},
        did=lambda: mine.get().decided,
        meanwhile=lambda: decide_after_missed(
            session=session, decided="letter", words="Others", by=on.therapist, at=NOW
        ),
    )


def pause_the_course(on: Office) -> Ready:
    mine = Course.objects.filter(pk=on.practice.course.pk)
    until = f"{NOW + timedelta(days=30):%Y-%m-%d}"
    return of_course(
        on,
        "pause_course",
        typed={"until": until, "reason": "She has a new child, and asks for some weeks."},
        wrong={"until": ("0001-01-01", "9999-12-31", "2026-02-30")},
        did=lambda: mine.get().state,
    )


def go_on(on: Office) -> Ready:
    course, by = on.practice.course, on.therapist
    day = NOW.date() + timedelta(days=30)
    pausing.pause_course(course=course, reason="A new child.", until=day, by=by, at=NOW)
    return of_course(
        on,
        "resume_course",
        typed={"first_day": f"{day:%Y-%m-%d}"},
        wrong={"first_day": ("0001-01-01", "9999-12-31", "2026-02-30")},
        did=lambda: Course.objects.get(pk=course.pk).state,
    )


def more_sessions(on: Office) -> Ready:
    mine = Course.objects.filter(pk=on.practice.course.pk)
    return of_course(
        on,
        "lengthen_course",
        typed={
            "protocol": "DIT",
            "planned_sessions": "18",
            "reason": "Two more for the ending, as we both wish.",
        },
        did=lambda: mine.get().planned_sessions,
    )


def bring_along(on: Office) -> Ready:
    focus = {
        "self_words": "small",
        "other_words": "soon tired of me",
        "affects": "shame",
        "defence": "goes quiet",
    }
    return _brought(on, focus)


def bring_no_focus(on: Office) -> Ready:
    """Where a focus is kept here already it is not asked for."""
    on.practice.house.focus(on.practice.course)
    return _brought(on, {})


def _brought(on: Office, focus: dict[str, str]) -> Ready:
    return of_course(
        on,
        "elsewhere",
        typed={
            "therapy": "Six sessions of DIT with Dr Vane, who has moved away.",
            "scores": "2026-09-03 PHQ-9 17",
            **focus,
        },
        did=Elsewhere.objects.count,
    )
