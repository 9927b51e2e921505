"""Where a client is today, opened for a page."""

from typing import Any


def in_words(found: Any) -> tuple[str, str, Any] | None:
    """The place, the number, and when they were noted."""
    if found is None:
        return None
    return found.open("place") or "", found.open("number") or "", found.at
