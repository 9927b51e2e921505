"""Large files, sealed piece by piece: never whole in memory, and never in clear on a disk.

Each piece is AES-256-GCM (crypto.py), bound to the file's place, its number and whether it is the
last, so pieces can be neither swapped, moved to another file nor cut off at the end. Pieces are of
one length but for the last, so a reader may begin anywhere.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from sixteen.vault import crypto

PIECE = 256 * 1024
SEALED_PIECE = PIECE + crypto.SHORTEST


class Sealing:
    """Writes one new file. `write` as bytes come; `close` when they are all there, else `drop`."""

    def __init__(self, path: Path, key: bytes, place: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.path, self.key, self.place, self.file = path, key, place, os.fdopen(handle, "wb")
        self.size, self._held, self._number = 0, bytearray(), 0

    def write(self, plain: bytes) -> None:
        self._held += plain
        self.size += len(plain)
        while len(self._held) > PIECE:
            self._out(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]

    def close(self) -> None:
        """The last piece; on the disk when this returns."""
        self._out(bytes(self._held), last=True)
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()

    def drop(self) -> None:
        """As if it had never been begun."""
        self.file.close()
        self.path.unlink(missing_ok=True)

    def _out(self, plain: bytes, *, last: bool) -> None:
        self.file.write(crypto.seal(self.key, plain, _place(self.place, self._number, last)))
        self._number += 1


def unsealed(
    path: Path, key: bytes, place: str, *, size: int, start: int = 0, stop: int | None = None
) -> Iterator[bytes]:
    """The bytes from start up to, not including, stop, a piece at a time.

    size: of the whole, in clear. CannotOpen as soon as a piece is altered, missing or elsewhere.
    """
    stop = size if stop is None else min(stop, size)
    last = max(0, (size - 1) // PIECE)
    with path.open("rb") as file:
        for number in range(start // PIECE, last + 1):
            begins = number * PIECE
            if begins >= stop:
                return
            file.seek(number * SEALED_PIECE)
            sealed = file.read(SEALED_PIECE)
            plain = crypto.unseal(key, sealed, _place(place, number, number == last))
            yield plain[max(0, start - begins) : stop - begins]


def _place(place: str, number: int, last: bool) -> str:
    return f"{place}|{number}|{'last' if last else 'more'}"
