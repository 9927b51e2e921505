"""A caseload as large as a therapist's can be, with something of every kind in every session."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sixteen.care.models import (
    Aim,
    AimRating,
    Alert,
    Attendance,
    Course,
    CourseChange,
    Focus,
    Letter,
    Session,
)
from sixteen.care.models.note import Note
from sixteen.people.models import Account, Client, SafeContact
from sixteen.questionnaires.models import Request, Response
from sixteen.scheduling.models import Appointment, Room
from sixteen.vault.person_keys import make_key
from tests.people_of import SAFETY

WEEK = timedelta(days=7)
# Monday to Friday at nine, then at ten, and so on.
HOURS = [(day, hour) for hour in (9, 10, 11, 13, 14, 15, 16) for day in range(5)]
PARTS = {"self": "small", "other": "busy", "affects": ["shame"], "defence": "I go quiet"}


def caseload(
    therapist: Account, how_many: int, sessions: int, *, monday: datetime, at: datetime, room: Room
) -> list[Course]:
    """So many running courses of this therapist, each with so many sessions: the last one in the
    week that begins on `monday`, all before it held and written up, the newest note a draft."""
    made = []
    for number in range(how_many):
        day, hour = HOURS[number]
        first = monday + timedelta(days=day, hours=hour) - (sessions - 1) * WEEK
        made.append(_course(therapist, f"Client {number}", sessions, first, at, room))
    return made


def _client(name: str, at: datetime) -> Client:
    made = Client(made_at=at)
    make_key(made.pk, at=at)
    made.seal(name=name, email="", phone="07700 900123")
    made.save(force_insert=True)
    contact = SafeContact(client=made, version=1, made_at=at)
    contact.email, contact.text, contact.phone = False, False, True
    contact.seal(words="After six")
    contact.save(force_insert=True)
    return made


def _course(
    therapist: Account, name: str, sessions: int, first: datetime, at: datetime, room: Room
) -> Course:
    client = _client(name, at)
    course = Course(
        client=client,
        therapist=therapist,
        protocol="DIT",
        planned_sessions=16,
        state="in_course",
        state_since=at,
        next_action="hold-session",
        next_action_due=at,
        made_at=at,
    )
    course.seal(reason=None)
    course.save(force_insert=True)
    made = [_session(course, number, first, at, room) for number in range(1, sessions + 1)]
    Appointment.objects.bulk_create(each.appointment for each in made)
    Session.objects.bulk_create(made)
    *held, coming = made
    Appointment.objects.filter(pk=coming.appointment_id).update(state="booked")
    Session.objects.filter(pk=coming.pk).update(state="planned")
    _write_up(course, held, at)
    _answer(course, made, at)
    _settle(course, held, at)
    return course


def _session(course: Course, number: int, first: datetime, at: datetime, room: Room) -> Session:
    starts = first + (number - 1) * WEEK
    appointment = Appointment(
        kind_id="session",
        therapist=course.therapist,
        client=course.client,
        room=room,
        format="in_person",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=50),
        busy_until=starts + timedelta(minutes=60),
        zone="Europe/London",
        wall=f"{starts:%Y-%m-%dT%H:%M}",
        state="attended",
        made_at=at,
    )
    return Session(course=course, number=number, appointment=appointment, state="held")


def _write_up(course: Course, sessions: Sequence[Session], at: datetime) -> None:
    for session in sessions:
        note = Note(
            session=session,
            client_id=course.client_id,
            author=course.therapist,
            state="draft" if session is sessions[-1] else "signed",
            made_at=at,
            changed_at=at,
            signed_at=None if session is sessions[-1] else at,
        )
        note.seal(text="She said more.", safety=SAFETY)
        note.save(force_insert=True)
        became = Attendance(
            session=session,
            client_id=course.client_id,
            became="late",
            uses_up=True,
            made_by=course.therapist,
            made_at=at,
        )
        became.seal(reason=None)
        became.save(force_insert=True)


def _answer(course: Course, sessions: Sequence[Session], at: datetime) -> None:
    for session in sessions:
        for code in ("phq9", "gad7"):
            request = Request.objects.create(
                client_id=course.client_id,
                course=course,
                session=session,
                measure=code,
                opens_at=at - WEEK,
                state="answered",
                made_at=at,
            )
            response = Response(
                request=request,
                client_id=course.client_id,
                measure_version="1",
                begun_at=at,
                changed_at=at,
                finished_at=at,
            )
            length = {"phq9": 9, "gad7": 7}[code]
            answers = {f"{code}_{n}": session.number % 4 for n in range(1, length + 1)}
            response.seal(answers=answers, total=str(length))
            response.save(force_insert=True)


def _settle(course: Course, sessions: Sequence[Session], at: datetime) -> None:
    by, client = course.therapist, course.client_id
    alert = Alert(
        client_id=client, course=course, owner=by, raised_at=at, look_by=at + timedelta(hours=1)
    )
    alert.seal(concerns=[{"kind": "phq9.phq9_9", "words": "Several days", "at": at.isoformat()}])
    alert.save(force_insert=True)
    aim = Aim(course=course, client_id=client, place=1, made_at=at)
    aim.seal(words="To speak up")
    aim.save(force_insert=True)
    for session in sessions:
        rating = AimRating(aim=aim, client_id=client, session=session, made_at=at)
        rating.seal(value=4)
        rating.save(force_insert=True)
        change = CourseChange(course=course, client_id=client, what="extended", made_at=at)
        change.made_by = by
        change.seal(reason="More time")
        change.save(force_insert=True)
    focus = Focus(course=course, client_id=client, author=by, version=1, state="draft", made_at=at)
    focus.seal(parts=PARTS)
    focus.save(force_insert=True)
    letter = Letter(
        course=course, client_id=client, author=by, version=1, state="draft", made_at=at
    )
    letter.seal(text="Dear Mina", answer=None)
    letter.save(force_insert=True)
