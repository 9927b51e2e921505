"""Which extracts were written here, so that each is deleted on its day. No database is needed.

One a line in a file beside the data: the path, and the number of the extract, by which it is known
again. What somebody else put at that path since has another number, and stays.
"""

import fcntl
import os
from datetime import date
from pathlib import Path

from django.conf import settings

from sixteen.outcomes.folder import ExtractProblem, Manifest, read_manifest
from sixteen.outcomes.schema import MANIFEST, OF_OTHERS, OWN, TABLES

REGISTER = "extracts.txt"


def register() -> Path:
    return Path(settings.DATA) / REGISTER


def remember(place: Path, number: str) -> None:
    """On the disk when this returns: before anything is in the extract."""
    path = register()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(f"{place.absolute()}\t{number}\n")
        file.flush()
        os.fsync(file.fileno())


def forget(place: Path) -> None:
    """It is not there any more: what stands at its path from now on is somebody else's."""
    with register().open("r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        lines = file.read().splitlines()
        kept = [line for line in lines if line.partition("\t")[0] != str(place.absolute())]
        file.seek(0)
        file.write("".join(f"{line}\n" for line in kept))
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def known() -> dict[Path, str]:
    """The number of each by its path; "" where an older version wrote none."""
    try:
        lines = register().read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    parts = [line.partition("\t") for line in lines if line]
    return {Path(place): number for place, _, number in parts}


def is_it(facts: Manifest, number: str) -> bool:
    """Whether it is the extract that was written there, and not one that came to its path."""
    if not number:
        return facts.made_from == OWN and bool(facts.number)
    return facts.made_from in (OWN, OF_OTHERS) and facts.number == number


def is_due(place: Path, number: str, today: date) -> bool:
    try:
        facts = read_manifest(place)
    except ExtractProblem:
        # Half written, or torn: nobody can use it, and nobody can say when its day is.
        return (place / MANIFEST).exists() or _older_than_a_day(place, today)
    return is_it(facts, number) and facts.delete_on is not None and facts.delete_on <= today


def _older_than_a_day(place: Path, today: date) -> bool:
    return (today - date.fromtimestamp(place.stat().st_mtime)).days > 1


def delete(place: Path) -> None:
    """The files of an extract, and its folder if nothing else is in it."""
    for name in (MANIFEST, f"{MANIFEST}.part", *(table.file for table in TABLES.values())):
        (place / name).unlink(missing_ok=True)
    if not any(place.iterdir()):
        place.rmdir()
