"""Whether a message goes now, later or not at all: from what is true as it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from sixteen.outbox.kinds import Way, kind_named
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import Quiet, quiet_until
from sixteen.people.queries import no_contact_with

# What waited longer, for a mail server or in a backup, is for a person to say.
TOO_OLD = timedelta(days=3)
# Ends of quiet hours closer than this to what a message is about come too late.
SOON = timedelta(hours=1)


@dataclass(frozen=True)
class Decision:
    """way: how it goes, now. later: look again then. Neither: it ends in `state`, for `why`."""

    way: Way | None = None
    later: datetime | None = None
    state: str = "void"
    why: str = ""


def decide(message: Message, at: datetime) -> Decision:
    """Whether it is over, still wanted, safe on some channel, and not for the night."""
    kind = kind_named(message.kind)
    if message.expires_at is not None and message.expires_at <= at:
        return Decision(why="too late")
    if no_contact_with(message.person):
        return Decision(why="no contact")
    if not kind.wanted(message, at):
        return Decision(why="no longer wanted")
    way = kind.way(message)
    if way is None:
        return Decision(why="no safe channel" if kind.matters else "let go")
    if at - message.due_at > TOO_OLD:
        return Decision(state="failed", why="too old")
    return _unless_quiet(message, kind.quiet, at) or Decision(way=way)


def _unless_quiet(message: Message, quiet: Quiet, at: datetime) -> Decision | None:
    until = quiet_until(at, hours=settings.QUIET_HOURS, zone=settings.ZONE)
    if until is None or quiet is Quiet.GOES:
        return None
    if message.expires_at is None or until + SOON <= message.expires_at:
        return Decision(later=until)
    return Decision(why="too late") if quiet is Quiet.WAITS else None
