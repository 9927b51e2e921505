"""When a note was written, in words: one that is late says so itself."""

from datetime import date


def late_words(*, session_on: date, begun_on: date, signed_on: date) -> str:
    """How long after the session a note was written; "" for one that was signed on the day."""
    days = (signed_on - session_on).days
    if days < 1:
        return ""
    after = "1 day after the session" if days == 1 else f"{days} days after the session"
    if begun_on <= session_on:
        return f"Begun on the day, signed {after}"
    return f"Written {after}"
