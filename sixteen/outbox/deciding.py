"""Whether a message goes now, later or not at all: from what is true as it is sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from sixteen.domain.contact_hours import Hours, next_opening
from sixteen.outbox.kinds import MessageKind, Way, kind_named
from sixteen.outbox.models import OUTSIDE, Message
from sixteen.outbox.quiet import Quiet, quiet_until
from sixteen.people.contact_limits import Limits
from sixteen.people.messages import client_limits
from sixteen.people.queries import no_contact_with

# What waited longer, for a mail server or in a backup, is for a person to say.
TOO_OLD = timedelta(days=3)
# Ends of quiet hours closer than this to what a message is about come too late.
SOON = timedelta(hours=1)
THEIR_HOURS = "their hours"


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
        waited = kind.matters and message.outcome == THEIR_HOURS
        return Decision(why=OUTSIDE if waited else "too late")
    if no_contact_with(message.person):
        return Decision(why="no contact")
    if not kind.wanted(message, at):
        return Decision(why="no longer wanted")
    ways = kind.ways(message)
    if not ways:
        return Decision(why=kind.why_nobody(message))
    if at - message.due_at > TOO_OLD:
        return Decision(state="failed", why="too old")
    limits = client_limits(message.person) if kind.is_for_a_client else Limits()
    found = [_by(way, limits.hours.get(way.channel), message, kind.quiet, at) for way in ways]
    # The first way, unless it would come too late and the next one does not.
    return next((each for each in found if each.way or each.later), _too_late(found, kind))


def _by(way: Way, hours: Hours | None, message: Message, quiet: Quiet, at: datetime) -> Decision:
    """By their own hours where they have some: those are absolute. Else as the night has it."""
    if hours is None:
        return _unless_quiet(message, quiet, at) or Decision(way=way)
    opens = next_opening(hours, at, settings.ZONE)
    if opens <= at:
        return Decision(way=way)
    if message.expires_at is None or opens + SOON <= message.expires_at:
        return Decision(later=opens, why=THEIR_HOURS)
    return Decision(why=OUTSIDE)


def _too_late(found: list[Decision], kind: MessageKind) -> Decision:
    """Nobody is told. Where that matters and their hours are why, a person has to say it."""
    if kind.matters and any(each.why == OUTSIDE for each in found):
        return Decision(why=OUTSIDE)
    return Decision(why="too late")


def _unless_quiet(message: Message, quiet: Quiet, at: datetime) -> Decision | None:
    until = quiet_until(at, hours=settings.QUIET_HOURS, zone=settings.ZONE)
    if until is None or quiet is Quiet.GOES:
        return None
    if message.expires_at is None or until + SOON <= message.expires_at:
        return Decision(later=until, why="quiet hours")
    return Decision(why="too late") if quiet is Quiet.WAITS else None
