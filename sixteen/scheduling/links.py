"""The unguessable links of one appointment: to its page, and into its video room.

Both are made from the appointment's id, each with a key of its own, so that a page or a message
can name them again. Of the first there is only the hash at rest, to find the appointment by; of the
second nothing. Who holds the first sees time and place, and the second, no more. A calendar feed's
code is made alike.
"""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings

from sixteen.scheduling.models import Appointment, CalendarFeed
from sixteen.vault import keys


def link_code(appointment: Appointment) -> str:
    """32 letters for the path of a link. Treat it like a key: never log or keep it."""
    return base64.urlsafe_b64encode(_made("booking-link", appointment)[:24]).decode()


def video_link(appointment: Appointment) -> str:
    """Where both sides meet, for their eyes only; empty where staff tell people the way.

    A room of its own for each appointment (SIXTEEN_VIDEO_URL and 32 small letters), the same after
    a move. It names nobody.
    """
    takes_place = appointment.format == "video" and appointment.state in ("booked", "attended")
    if not settings.VIDEO_URL or not takes_place:
        return ""
    room = base64.b32encode(_made("video-room", appointment)[:20]).decode().lower()
    return f"{settings.VIDEO_URL}/{room}"


def may_change(appointment: Appointment, *, at: datetime) -> bool:
    """Whether it can still be moved or cancelled through its link; later, people ring."""
    left = appointment.starts_at - at
    in_time = left > timedelta(0) and left >= timedelta(hours=settings.CHANGE_HOURS)
    return appointment.state == "booked" and in_time


def feed_token(feed: CalendarFeed) -> str:
    """43 letters for the path of a feed. Treat it like a key: never log or keep it."""
    return base64.urlsafe_b64encode(_made("calendar-feed", feed)).decode().rstrip("=")


def hash_of(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()


def _made(purpose: str, of: Appointment | CalendarFeed) -> bytes:
    return hmac.new(keys.derived(purpose), of.pk.bytes, hashlib.sha256).digest()
