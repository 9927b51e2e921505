"""Why a time could not be had. The page that asked shows other times, found with queries.py."""

from datetime import datetime


class SlotTaken(Exception):
    """Somebody else has this time, or had it kept a moment earlier."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(f"The time {starts_at:%Y-%m-%d %H:%M %Z} is taken.")
        self.starts_at = starts_at


class NotOffered(Exception):
    """Nobody offers this time: outside the hours, on leave, too soon or too far ahead."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(f"The time {starts_at:%Y-%m-%d %H:%M %Z} is not offered.")
        self.starts_at = starts_at


class AskFirst(NotOffered):
    """It is free, and not booked at once: the office is asked for it."""


class TooLate(Exception):
    """It begins too soon to be changed through its link."""

    def __init__(self, starts_at: datetime) -> None:
        super().__init__(f"The appointment at {starts_at:%Y-%m-%d %H:%M %Z} begins too soon.")
        self.starts_at = starts_at


class SeriesClash(SlotTaken):
    """A weekly series does not fit. `weeks` are the starts that clash, all of them, in order."""

    def __init__(self, weeks: list[datetime]) -> None:
        super().__init__(weeks[0])
        self.weeks = weeks
