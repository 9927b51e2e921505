"""The clock of a house: an instant in a file, which goes on from the moment it was written."""

import time
from datetime import datetime, timedelta
from pathlib import Path


def now(file: Path) -> datetime:
    since = time.time() - file.stat().st_mtime
    return datetime.fromisoformat(file.read_text()) + timedelta(seconds=since)


def put_on(file: Path, moment: datetime) -> None:
    """It never goes back."""
    if file.exists() and moment <= now(file):
        raise ValueError(f"It is later than {moment} already.")
    file.write_text(moment.isoformat())
