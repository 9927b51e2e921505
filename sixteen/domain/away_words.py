"""What somebody is told whose appointments do not take place: when, and what is next, no more."""

from collections.abc import Sequence
from datetime import datetime


def said_day(moment: datetime) -> str:
    """The day on the wall; moment: in the zone of the appointment."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def gist(lost: Sequence[datetime]) -> str:
    """One sentence, short enough for a text. lost: at least one, in order."""
    first, last = lost[0], lost[-1]
    if len(lost) == 1:
        return f"Your appointment on {said_day(first)}, {first:%H:%M}, does not take place."
    return f"Your appointments from {said_day(first)} to {said_day(last)} do not take place."


def draft(lost: Sequence[datetime], following: datetime | None) -> str:
    """The message as it is suggested. following: the next appointment that stands, if there is."""
    if following is None:
        after = "We will be in touch about another time."
    else:
        after = f"Your next one is on {said_day(following)}, {following:%H:%M}, as planned."
    return f"{gist(lost)} We are sorry. You need not do anything. {after}"
