"""Cells of somebody's tables as values."""

import re
from datetime import date

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)


def day(text: str) -> date | None:
    """The date in a cell; None where none, or none that can be, stands there."""
    found = DAY.fullmatch(text)
    if not found:
        return None
    try:
        read = date.fromisoformat(found[1])
    except ValueError:
        return None
    return read if EARLIEST <= read <= LATEST else None
