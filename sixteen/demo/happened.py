"""What also happens in a practice: leave with somebody who stands in, a course that pauses, notes
opened in an emergency, and a session that was recorded for supervision."""

import io
import wave
from datetime import datetime, timedelta

from sixteen.care.actions.absences import record_absence
from sixteen.care.actions.break_glass import break_glass
from sixteen.care.actions.handovers import name_trustees
from sixteen.care.actions.recordings import agree_to_record, keep_recording
from sixteen.care.models import Course
from sixteen.care.queries import courses_of
from sixteen.care.queries.recordings import recording_is_agreed
from sixteen.care.recordings import SealedFile, begin
from sixteen.demo.house import House
from sixteen.journeys.pausing import pause_course
from sixteen.people.models import Account

OPENED = "Somebody rang the duty line about them, and Ben could not be reached."
PAUSED = "An operation, and some weeks at home afterwards. The client asked for it."


def make_happen(house: House, *, at: datetime) -> None:
    """Nothing of it touches a session of today."""
    ben, marta, ifan = house.by["ben"], house.by["marta"], house.by["ifan"]
    name_trustees(therapist=ben, trustees=[marta], by=ben, at=at - timedelta(days=60))
    record_absence(
        therapist=ifan,
        starts_at=at + timedelta(days=20),
        ends_at=at + timedelta(days=29),
        cover=marta,
        by=ifan,
        at=at - timedelta(days=4),
    )
    running = [
        each for each in courses_of(ben) if each.therapist_id == ben.pk and not each.ended_at
    ]
    break_glass(
        course=running[-1], reason=OPENED, by=house.by["dot"], at=at - timedelta(days=2, hours=3)
    )
    _pause(marta, at)
    for course in filter(recording_is_agreed, running):
        _record(course, house, at)
        break


def _running(therapist: Account) -> list[Course]:
    mine = courses_of(therapist)
    return [each for each in mine if each.therapist_id == therapist.pk and each.ended_at is None]


def _pause(therapist: Account, at: datetime) -> None:
    until = at.date() + timedelta(days=24)
    course = _running(therapist)[-1]
    pause_course(course=course, reason=PAUSED, until=until, by=therapist, at=at)


def _record(course: Course, house: House, at: datetime) -> None:
    """Two seconds of silence: nobody is heard in a demonstration."""
    held = course.sessions.filter(state="held").order_by("-number").first()
    if held is None or held.appointment is None:
        return
    said = held.appointment.starts_at
    agree_to_record(session=held, by=course.therapist, at=said)
    keep_recording(
        session=held, made=_silence(), rater=house.by["marta"], by=course.therapist, at=at
    )


def _silence() -> SealedFile:
    heard = io.BytesIO()
    with wave.open(heard, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 2 * 8000))
    name, key, sealing = begin()
    sealing.write(heard.getvalue())
    sealing.close()
    return SealedFile(name, key, "wav", sealing.size)
