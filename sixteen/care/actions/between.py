"""Messages between sessions: written by either side, and read. No message is ever changed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.care.between import next_reader
from sixteen.care.models import ClientMessage, Course
from sixteen.care.queries.between import messages_are_on, reads_messages
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.domain.between import A_DAY
from sixteen.outbox.actions import queue
from sixteen.people.models import Account

OFF = _("Messages are not switched on, or the course has ended. Nothing was sent.")
MANY = _(
    "You have sent many messages since yesterday, and this one was not sent. Please ring us. If "
    "you cannot keep yourself safe, do not wait: go to help now."
)


@transaction.atomic
def write_to_therapist(
    *, course: Course, pk: UUID, text: str, by: Account, at: datetime
) -> ClientMessage:
    """The client's own. pk: of the form, so that sent twice it is written once.

    Whoever reads it next is told that something waits, never what. Of ten in a day no more are
    taken: NotAllowed.
    """
    if by.pk != course.client.account_id:
        raise NotYours
    course = Course.objects.select_for_update().get(pk=course.pk)
    if (before := _sent(pk, course, by)) is not None:
        return before
    _expect_on(course)
    since = at - timedelta(days=1)
    if course.client_messages.filter(by_client=True, made_at__gt=since).count() >= A_DAY:
        raise NotAllowed(MANY)
    reader = next_reader(course, at=at)
    made = _written(course, pk, text, by, at, by_client=True)
    made.promised_for = reader.look_by if reader.promised else None
    made.save(force_insert=True)
    record("write-message", by=by, at=at, thing=made, person=course.client_id)
    queue(kind="message-waits", about=made.pk, person=reader.reader.person, due_at=at, at=at)
    return made


@transaction.atomic
def write_to_client(
    *, course: Course, pk: UUID, text: str, shown: int, by: Account, at: datetime
) -> ClientMessage:
    """An answer, or a word of their own. shown: how many of the client's the writer had before
    them, which are read now. The client is told that there is something new, never what."""
    course = _theirs(course, by, at)
    if (before := _sent(pk, course, by)) is not None:
        return before
    _expect_on(course)
    _mark(course, shown, by, at)
    made = _written(course, pk, text, by, at, by_client=False)
    made.save(force_insert=True)
    record("write-message", by=by, at=at, thing=made, person=course.client_id)
    queue(kind="message-for-client", about=made.pk, person=course.client_id, due_at=at, at=at)
    return made


@transaction.atomic
def say_read(*, course: Course, shown: int, by: Account, at: datetime) -> None:
    """Read, and no answer here. shown: how many of the client's stood on the page; one that came
    since then still waits."""
    _mark(_theirs(course, by, at), shown, by, at)


def _theirs(course: Course, by: Account, at: datetime) -> Course:
    course = Course.objects.select_for_update().get(pk=course.pk)
    if not reads_messages(by, course, at=at):
        raise NotYours
    return course


def _mark(course: Course, shown: int, by: Account, at: datetime) -> None:
    rows = list(course.client_messages.filter(by_client=True).order_by("made_at", "pk")[:shown])
    for row in rows:
        if row.seen_at is None:
            row.seen_at, row.seen_by = at, by
            row.save(update_fields=["seen_at", "seen_by"])
            record("read-message", by=by, at=at, thing=row, person=course.client_id)


def _sent(pk: UUID, course: Course, by: Account) -> ClientMessage | None:
    before = ClientMessage.objects.filter(pk=pk).first()
    if before is not None and (before.course_id, before.written_by_id) != (course.pk, by.pk):
        raise NotYours
    return before


def _expect_on(course: Course) -> None:
    if not messages_are_on(course):
        raise NotAllowed(OFF)


def _written(
    course: Course, pk: UUID, text: str, by: Account, at: datetime, *, by_client: bool
) -> ClientMessage:
    made = ClientMessage(
        pk=pk,
        course=course,
        client_id=course.client_id,
        written_by=by,
        by_client=by_client,
        made_at=at,
    )
    made.seal(text=text)
    return made
