"""A therapist is away: who was to come, what they will read, and everything cancelled in one step.

A session that the service cancels uses up none: the course keeps its number of sessions, and those
that follow come at the times that are left.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.absences import AWAY
from sixteen.care.actions.alerts import re_time_alert
from sixteen.care.actions.attendance import keep_lost
from sixteen.care.actions.changes import keep_change
from sixteen.care.actions.courses import plan_next
from sixteen.care.models import Absence, AwayNotice, Course, LostAppointment, Session
from sixteen.care.queries import last_day_of
from sixteen.domain.away_words import draft
from sixteen.intake.models import Enquiry
from sixteen.journeys.booking import cancel_consultation
from sixteen.journeys.losing_times import deal_times, lose_time
from sixteen.outbox.actions import queue
from sixteen.outbox.kinds import Way, kind_named
from sixteen.outbox.models import Message
from sixteen.people.models import Account, Client
from sixteen.scheduling.locks import take_clients, take_turns
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class ToTell:
    """One person who was to come then. words: as they would be sent. revision: of the words that
    were written, 0 where they are as suggested. way: None where nothing may be written to them."""

    client: Client
    appointments: list[Appointment]
    words: str
    revision: int
    way: Way | None

    @property
    def mark(self) -> str:
        times = [f"{each.pk}.{each.revision}" for each in self.appointments]
        return "|".join([str(self.client.pk), str(self.revision), *times])


def booked_during(absence: Absence, *, at: datetime) -> list[Appointment]:
    """What stands in the diary then and is not over yet."""
    rows = Appointment.objects.filter(
        therapist=absence.therapist_id,
        state="booked",
        starts_at__lt=absence.ends_at,
        ends_at__gt=max(absence.starts_at, at),
    )
    rows = rows.select_related("client", "kind", "room__site")
    return list(rows.order_by("starts_at"))


def to_tell(absence: Absence, *, at: datetime) -> list[ToTell]:
    """Everybody whose appointment then still stands, in order of the first of them."""
    if absence.ended_at is not None:
        return []
    theirs: dict[UUID, list[Appointment]] = {}
    for each in booked_during(absence, at=at):
        theirs.setdefault(each.client_id, []).append(each)
    written = {row.client_id: row for row in opened(absence.notices.all())}
    return [
        _to_tell(absence, appointments, written.get(client), at)
        for client, appointments in theirs.items()
    ]


def _to_tell(
    absence: Absence, appointments: list[Appointment], notice: AwayNotice | None, at: datetime
) -> ToTell:
    client = appointments[0].client
    drafted = notice if notice is not None and notice.state == "draft" else None
    words = drafted.open("words") if drafted else draft(*_times(absence, appointments, at))
    return ToTell(
        client=client,
        appointments=appointments,
        words=words or "",
        revision=drafted.revision if drafted else 0,
        way=kind_named(AWAY).way(Message(kind=AWAY, about=client.pk, person=client.pk)),
    )


def _times(
    absence: Absence, appointments: list[Appointment], at: datetime
) -> tuple[list[datetime], datetime | None]:
    """When these begin on the wall, and the next one of this person that stands afterwards."""
    lost = [each.starts_at.astimezone(ZoneInfo(each.zone)) for each in appointments]
    later = Appointment.objects.filter(
        client=appointments[0].client_id, state="booked", starts_at__gt=at
    ).exclude(pk__in=[each.pk for each in appointments])
    following = later.order_by("starts_at").first()
    if following is None:
        return lost, None
    return lost, following.starts_at.astimezone(ZoneInfo(following.zone))


def mark_of(people: list[ToTell]) -> str:
    """Of what a page showed: whoever presses the button has seen this and nothing else."""
    return hashlib.sha256("\n".join(each.mark for each in people).encode()).hexdigest()[:16]


class Changed(Exception):
    """Somebody booked, moved or wrote since the page was read: nothing was done."""


@transaction.atomic
def cancel_for_absence(*, absence: Absence, mark: str, by: Account, at: datetime) -> int:
    """Cancel everything that stands then, and tell each person once; how many people.

    mark: of the page that was read; Changed where it would not be the same now. Sent again: nothing
    stands any more, and nothing happens.
    """
    people = to_tell(absence, at=at)
    if not people:
        return 0
    _lock(absence, people)
    absence = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
    people = to_tell(absence, at=at)
    if mark_of(people) != mark:
        raise Changed
    courses: dict[UUID, tuple[Course, date | None]] = {}
    for person in people:
        for appointment in person.appointments:
            session = Session.objects.filter(appointment=appointment).first()
            if session is not None:
                last = last_day_of(session.course)
                courses.setdefault(session.course_id, (session.course, last))
            cancel_consultation(appointment=appointment, by=by, at=at, tell=False)
            if session is not None:
                _leave_out(session, appointment, by=by, at=at)
        _tell(absence, person, by=by, at=at)
    for course, last_before in courses.values():
        use_up_none(course=course, last_before=last_before, by=by, at=at)
    record("cancel-for-absence", by=by, at=at, thing=absence)
    return len(people)


def _leave_out(session: Session, appointment: Appointment, *, by: Account, at: datetime) -> None:
    """Its time stands beside the count, with what was said for it; it is still to come."""
    lose_time(session, keep=True, by=by, at=at)
    keep_lost(session=Session.objects.get(appointment=appointment), by=by, at=at)


def _lock(absence: Absence, people: list[ToTell]) -> None:
    """In the order of scheduling/locks.py: enquiries, courses, then the turns."""
    clients = sorted(each.client.pk for each in people)
    appointments = [each for person in people for each in person.appointments]
    enquiries = Enquiry.objects.filter(appointment__in=appointments)
    list(enquiries.select_for_update(of=("self",)).order_by("pk"))
    courses = Course.objects.select_for_update(no_key=True).filter(client__in=clients)
    list(courses.order_by("pk"))
    rooms = {each.room_id for each in appointments}
    take_turns(absence.therapist_id, *clients, *rooms)
    take_clients(*clients)


def _tell(absence: Absence, person: ToTell, *, by: Account, at: datetime) -> None:
    notice = AwayNotice.objects.filter(absence=absence, client=person.client).first()
    new = notice is None
    if notice is None:
        notice = AwayNotice(absence=absence, client=person.client, made_at=at)
    first = person.appointments[0].starts_at
    reaches = person.way is not None and first > at
    notice.seal(words=person.words)
    notice.state, notice.told_at, notice.told_by = "sent" if reaches else "call", None, None
    notice.save(force_insert=new)
    for appointment in person.appointments:
        LostAppointment.objects.get_or_create(
            appointment=appointment, defaults={"notice": notice, "made_at": at}
        )
    if reaches:
        queue(
            kind=AWAY,
            about=notice.pk,
            about_revision=notice.revision,
            person=person.client.pk,
            due_at=at,
            expires_at=first,
            at=at,
        )
    record("cancel-for-person", by=by, at=at, thing=notice, person=person.client.pk)


@transaction.atomic
def use_up_none(*, course: Course, last_before: date | None, by: Account, at: datetime) -> None:
    """Sessions that are still to come take the times that still stand, in order.

    last_before: the day of the last session as it was; both sides can see how it moved.
    What has no time left is at the end, and is booked anew.
    """
    course = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    standing = Appointment.objects.filter(
        session__course=course, session__state="planned", state="booked", starts_at__gt=at
    )
    deal_times(course, standing, by=by, at=at)
    keep_change(
        course=course,
        what="session_lost",
        reason="",
        last_before=last_before,
        last_after=last_day_of(course),
        by=by,
        at=at,
    )
    re_time_alert(course=course, by=by, at=at)
    plan_next(course=course, at=at)
    record("use-up-none", by=by, at=at, thing=course, person=course.client_id)
