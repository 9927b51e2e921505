"""The unguessable link of one appointment: who holds it sees its time and place, no more.

The code is made from the appointment's id with a key of its own, so that a message can name it
again; at rest there is only its hash, to find the appointment by. A calendar feed's is made alike.
"""

import base64
import hashlib
import hmac

from sixteen.scheduling.models import Appointment, CalendarFeed
from sixteen.vault import keys


def link_code(appointment: Appointment) -> str:
    """32 letters for the path of a link. Treat it like a key: never log or keep it."""
    made = hmac.new(keys.derived("booking-link"), appointment.pk.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:24]).decode()


def feed_token(feed: CalendarFeed) -> str:
    """43 letters for the path of a feed. Treat it like a key: never log or keep it."""
    made = hmac.new(keys.derived("calendar-feed"), feed.pk.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()
