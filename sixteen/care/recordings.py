"""The files of recordings: one folder, one name each, nothing in it that a row does not speak of.

They are left out of backups on purpose: a backup would keep what was promised to be deleted, and a
recording is no part of the record. A row whose file is not there says so, and expires as promised.
"""

import secrets
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sixteen.care.models import Recording
from sixteen.vault.files import Sealing, unsealed

# A file that is still being written is younger than this.
SETTLED = 60 * 60


@dataclass(frozen=True)
class SealedFile:
    """A file that is whole on the disk, before its row speaks of it."""

    file: uuid.UUID
    key: bytes
    kind: str
    size: int


def begin() -> tuple[uuid.UUID, bytes, Sealing]:
    """A new file with a key of its own, ready to be written."""
    name, key = uuid.uuid4(), secrets.token_bytes(32)
    return name, key, Sealing(path_of(name), key, f"recording|{name}")


def path_of(name: uuid.UUID) -> Path:
    return Path(settings.RECORDINGS) / name.hex


def is_there(recording: Recording) -> bool:
    return recording.file is not None and path_of(recording.file).is_file()


def bytes_of(recording: Recording, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """What was recorded, a piece at a time. The caller has been through access."""
    assert recording.file is not None and recording.size is not None  # kept
    key = bytes.fromhex(recording.open("key"))
    place = f"recording|{recording.file}"
    return unsealed(
        path_of(recording.file), key, place, size=recording.size, start=start, stop=stop
    )


def remove(name: uuid.UUID) -> None:
    path_of(name).unlink(missing_ok=True)


def sweep() -> int:
    """Take away files that no row speaks of: what a stop in the middle left; how many."""
    folder = Path(settings.RECORDINGS)
    lying = [each for each in folder.iterdir() if each.is_file()] if folder.is_dir() else []
    old = [each for each in lying if each.stat().st_mtime < time.time() - SETTLED]
    if not old:
        return 0
    kept = {
        file.hex for file in Recording.objects.filter(state="kept").values_list("file", flat=True)
    }
    gone = [each for each in old if each.name not in kept]
    for each in gone:
        each.unlink(missing_ok=True)
    return len(gone)
