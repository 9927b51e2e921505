"""The sessions of courses, and which are not written up."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from sixteen.care.models import Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.models.note import Note
from sixteen.people.models import Account

# What a list of what is to be written up shows: which session, of whom, and when it was.
TO_WRITE_UP = (
    *("number", "course__client__revision", "course__client__name"),
    *("appointment__starts_at", "appointment__zone"),
)


def held_sessions(courses: Iterable[Course]) -> dict[UUID, int]:
    """How many sessions of each of these courses took place. None held: not in the answer."""
    rows = Session.objects.filter(course__in=list(courses), state="held")
    return Counter(rows.values_list("course_id", flat=True))


def sessions_of(course: Course) -> list[Session]:
    rows = course.sessions.select_related("appointment__room__site").order_by("number")
    return list(rows)


def beside(session: Session) -> tuple[Session | None, Session | None]:
    """The sessions of its course before and after it, by their numbers; of one that is not counted,
    those before and after it in time that are."""
    counted = session.course.sessions.filter(number__lt=BESIDE)
    if session.is_counted:
        near = (session.number - 1, session.number + 1)
        found = {each.number: each for each in counted.filter(number__in=near)}
        return found.get(near[0]), found.get(near[1])
    if session.appointment is None:
        return None, None
    at = session.appointment.starts_at
    before = counted.filter(appointment__starts_at__lt=at).order_by("appointment__starts_at")
    after = counted.filter(appointment__starts_at__gte=at).order_by("appointment__starts_at")
    return before.last(), after.first()


def earlier_sessions(session: Session) -> QuerySet[Session]:
    """The sessions of its course before this one in time, the latest first, those that are not
    counted as well. One of these at the same time fell out: it was before it.

    Before one that still has no time are those with lower numbers, and those not counted.
    """
    others = Session.objects.filter(course=session.course_id).exclude(pk=session.pk)
    if session.appointment is None:
        others = others.filter(Q(number__lt=session.number) | Q(number__gt=BESIDE))
    else:
        at = session.appointment.starts_at
        same = Q(appointment__starts_at=at, number__gt=session.number)
        others = others.filter(Q(appointment__starts_at__lt=at) | same)
    return others.order_by(F("appointment__starts_at").desc(nulls_last=True), "-number")


def next_sessions(courses: Iterable[Course], *, at: datetime) -> dict[UUID, Session]:
    """The next session of each that is booked and not over. None booked: not in the answer.

    One question however many they are, and one row for each.
    """
    coming = Session.objects.filter(
        course=OuterRef("pk"),
        state="planned",
        appointment__state="booked",
        appointment__ends_at__gt=at,
    )
    first = Subquery(coming.order_by("appointment__starts_at").values("pk")[:1])
    ids = [course.pk for course in courses if course.ended_at is None]
    rows = Session.objects.filter(pk__in=Course.objects.filter(pk__in=ids).values(first=first))
    return {each.course_id: each for each in rows.select_related("appointment")}


def sessions_between(account: Account, start: datetime, end: datetime) -> list[Session]:
    """This therapist's sessions that begin between two instants."""
    rows = Session.objects.filter(
        course__therapist=account,
        appointment__starts_at__gte=start,
        appointment__starts_at__lt=end,
    ).exclude(state="cancelled")
    rows = rows.select_related("course__client", "appointment__room__site")
    return list(rows.order_by("appointment__starts_at"))


def written_up(course: Course) -> set[UUID]:
    """Which sessions of this course have a signed note: that it is there, not what it says."""
    signed = Note.objects.filter(session__course=course, state="signed")
    return set(signed.values_list("session_id", flat=True))


def drafts_in(courses: Iterable[Course], author: Account) -> int:
    """How many notes in these courses this author has not signed: that they are there, no more."""
    drafts = Note.objects.filter(session__course__in=courses, author=author, state="draft")
    return drafts.count()


def unsigned_sessions(account: Account, *, at: datetime) -> list[Session]:
    """Sessions that were held and have no signed note, and those with a draft, oldest first."""
    notes = Note.objects.filter(session=OuterRef("pk"))
    rows = (
        Session.objects.filter(Q(course__therapist=account) | Q(course__deputy=account))
        .annotate(
            has_signed=Exists(notes.filter(state="signed")),
            has_draft=Exists(notes.filter(state="draft", author=account)),
        )
        .filter(Q(has_draft=True) | Q(state="held", has_signed=False))
    )
    rows = rows.select_related("course__client", "appointment").only(*TO_WRITE_UP)
    return list(rows.order_by("appointment__starts_at", "number"))
