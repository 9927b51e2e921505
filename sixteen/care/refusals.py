"""What the record of a therapy does not allow. Each is a sentence that a page can show."""

from typing import Any


class NotAllowed(ValueError):
    """The record does not allow this now; the words say why."""


class Stale(Exception):
    """Somebody, or another window, saved in between. `row` is what is kept now; nothing changed."""

    def __init__(self, row: Any) -> None:
        super().__init__("This was changed in between.")
        self.row = row


class NotYours(PermissionError):
    """Only the therapist of the course, or whoever wrote it, may do this."""
