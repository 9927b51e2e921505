"""Who looks at what was just said, and by when: in the room, at a session, or by the rota."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sixteen.care.cover import at_work, cover_of
from sixteen.care.models import Alert, Course, Session
from sixteen.domain.safety import Concern
from sixteen.domain.safety_again import Talk, look_by_at_the_session
from sixteen.domain.slots import Interval
from sixteen.people.models import Account, Client
from sixteen.scheduling.models import Appointment
from sixteen.vault.compiled import Compiled, Given

_LAST_CLOSED = Compiled(
    lambda: Alert.objects.filter(client=Given("client", Alert, "client"), state="closed").order_by(
        "-closed_at"
    )[:1]
)
_NEXT_SESSION = Compiled(
    lambda: (
        Session.objects.filter(
            course=Given("course", Session, "course"),
            state="planned",
            appointment__state="booked",
            appointment__ends_at__gt=Given("at", Appointment, "ends_at"),
        )
        .select_related("appointment")
        .order_by("appointment__starts_at")[:1]
    )
)


@dataclass(frozen=True)
class Due:
    """reader: the clinician who is made to look. promised: whether the time can be promised.

    at_session: where it is asked in that session. in_the_room: the reader sits with the client.
    """

    reader: Account
    look_by: datetime
    promised: bool
    at_session: Session | None = None
    in_the_room: bool = False


def due_of(
    *,
    client: Client,
    course: Course | None,
    concerns: Iterable[Concern],
    at: datetime,
    with_them: Account | None = None,
) -> Due:
    """with_them: who is in the room with the client; counts for the course's own people only."""
    if course is not None and with_them is not None and _is_theirs(course, with_them):
        (there,) = at_work([with_them], at)
        return Due(with_them, there.look_by, there.promised, in_the_room=True)
    session = _next_session(course, at) if course is not None else None
    said = {concern.kind: concern.value for concern in concerns}
    look_by = look_by_at_the_session(said, last_talk(client), _when(session), at)
    if look_by is not None and course is not None and course.therapist.is_active:
        return Due(course.therapist, look_by, True, at_session=session)
    cover = cover_of(course, at=at)
    return Due(cover.reader, cover.look_by, cover.promised)


def due_again(alert: Alert, course: Course, at: datetime) -> Due:
    """The same of an alert that was to be asked about in a session, now that times have changed:
    in that session, if it is the next and still begins soon enough after what was said. No other
    session takes its place: where it falls out, the clock starts."""
    session = _next_session(course, at) if course.ended_at is None else None
    if session is not None and session.pk != alert.at_session_id:
        session = None
    said = _most_said(alert.open("concerns") or [])
    talk = last_talk(alert.client)
    look_by = look_by_at_the_session(said, talk, _when(session), alert.raised_at)
    if look_by is not None and course.therapist.is_active:
        return Due(course.therapist, look_by, True, at_session=session)
    cover = cover_of(course, at=at)
    return Due(cover.reader, cover.look_by, cover.promised)


def _most_said(kept: list[dict[str, Any]]) -> dict[str, int | None]:
    """Of each question the highest answer in the alert: what was taken back was said all the same.
    None where it was left unanswered."""
    said: dict[str, int | None] = {}
    for each in kept:
        if "value" in each:
            kind, value = each["kind"], each["value"]
            before = said.get(kind, value)
            said[kind] = None if value is None or before is None else max(value, before)
    return said


def last_talk(client: Client) -> Talk | None:
    """The newest closed alert, if whoever closed it spoke with the client about it."""
    closed = _LAST_CLOSED.first(client=client.pk)
    if closed is None or not closed.talked or closed.closed_at is None:
        return None
    said = {each["kind"]: each.get("value") for each in closed.open("concerns") or []}
    return Talk(closed.closed_at, said)


def _is_theirs(course: Course, account: Account) -> bool:
    return account.pk in (course.therapist_id, course.deputy_id)


def _next_session(course: Course, at: datetime) -> Session | None:
    return _NEXT_SESSION.first(course=course.pk, at=at)


def _when(session: Session | None) -> Interval | None:
    if session is None or session.appointment is None:
        return None
    return Interval(session.appointment.starts_at, session.appointment.ends_at)
