"""What a client reads about who looks, from the very alert: the clinician reads the same."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from sixteen.care.actions.alerts import re_time, was_just_said
from sixteen.care.cover import Cover, said_to_the_client
from sixteen.care.due import due_of
from sixteen.care.models import Alert, Course
from sixteen.care.queries.alerts import open_alert_of
from sixteen.domain import safety
from sixteen.domain.safety import Concern
from sixteen.people.models import Client


def sentence_of(alert: Alert, *, at: datetime | None = None, named: bool = True) -> str:
    """at: no time that has passed by then is promised, nor a session that stands no more. named:
    False where somebody else could read it."""
    promised = alert.promised and (at is None or alert.look_by > at)
    session = alert.at_session
    # Whoever took it over from the therapist does not sit in that session.
    if promised and session is not None and alert.owner_id == session.course.therapist_id:
        held = session.appointment
        if held and held.state == "booked" and (at is None or held.ends_at > at):
            name = (alert.owner.open("name") if named else "") or gettext("your therapist")
            return safety.who_asks(name, held.starts_at, settings.ZONE)
    cover = Cover(alert.owner, alert.look_by, promised)
    return said_to_the_client(cover, at=alert.raised_at, named=named)


def sentence_before(
    *, client: Client, course: Course | None, concerns: Iterable[Concern], at: datetime
) -> str:
    """The same before it is said, if it were said now: as `raise_alert` would have it. Nothing is
    kept, and the open alert that it would join stays as it is."""
    alert = open_alert_of(client)
    kept = list(alert.open("concerns") or []) if alert else []
    added = [each for each in concerns if not was_just_said(each, kept, at)]
    would = alert or Alert(client=client, course=course, raised_at=at)
    if added:
        due = due_of(client=client, course=course, concerns=added, at=at)
        re_time(would, due, new=alert is None, at=at)
    return sentence_of(would, at=at)
