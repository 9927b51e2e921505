"""What became of a session and what had reached its client, in words for a page."""

from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.care.models import Attendance, Session
from sixteen.domain.counting import (
    Became,
    CancelledBy,
    Rule,
    WhatHappened,
    notice_of,
    uses_up,
    why,
)
from sixteen.outbox.models import Message
from sixteen.outbox.queries import messages_about

CHANNELS = {"email": "by e-mail", "text": "by text"}
REMINDERS = {
    "booking-confirmed": "The confirmation",
    "appointment-moved": "The message that it was moved",
    "appointment-in-a-week": "The message a week before",
    "appointment-reminder": "The reminder",
}


def attendance_words(attendance: Attendance, session: Session, rule: Rule) -> str:
    """Why it counts as it does."""
    notice, appointment = None, session.appointment
    if attendance.told_at and appointment:
        notice = notice_of(attendance.told_at, appointment.starts_at)
    by = CancelledBy(attendance.cancelled_by) if attendance.cancelled_by else None
    happened = WhatHappened(Became(attendance.became), by, notice)
    if uses_up(rule, happened) == attendance.uses_up:
        return why(rule, happened)
    # Decided otherwise, or the agreement is another one now: what was settled then counts.
    counted = "it uses up a session" if attendance.uses_up else "it does not use up a session"
    reason = attendance.open("reason")
    return f"{why(rule, happened).partition(':')[0]}: {counted}." + (f" {reason}" if reason else "")


def reminder_words(session: Session) -> list[str]:
    """What was sent about the time of this session, and what was not, and why."""
    if session.appointment is None:
        return []
    found = messages_about(session.appointment.pk)
    now = [each for each in found if each.about_revision == session.appointment.revision]
    return [f"{REMINDERS[each.kind]} {_went(each)}." for each in now if each.kind in REMINDERS]


def _went(message: Message) -> str:
    if message.state == "sent" and message.sent_at:
        local = message.sent_at.astimezone(ZoneInfo(settings.ZONE))
        how = CHANNELS.get(message.channel, "")
        return f"was sent {how} on {local:%A %-d %B, %H:%M}".replace("  ", " ")
    if message.state == "failed":
        return "did not arrive: it could not be delivered"
    if message.state == "void":
        return f"was not sent: {message.outcome or 'it was no longer wanted'}"
    return "has not been sent"
