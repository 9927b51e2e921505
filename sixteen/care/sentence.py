"""What a client reads about who looks, from the very alert: the clinician reads the same."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from sixteen.care.cover import Cover, said_to_the_client
from sixteen.care.models import Alert
from sixteen.domain import safety


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
