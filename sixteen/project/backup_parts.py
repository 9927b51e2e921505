"""What a backup holds: the database, then every picture. One stream of bytes, in and out.

    database: its bytes in pieces, each with its length before it (4 bytes); 0 ends them
    pictures: length of the name (4), name, length (8), bytes; 0 ends them

The database comes first: a picture that was uploaded by then is among those that are read after
it. One that somebody takes away in between is missing in the backup.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from sixteen.project.backups import FRAME, BackupProblem

END = (0).to_bytes(4, "big")


def parts_out(database: Iterable[bytes], pictures: Path) -> Iterator[bytes]:
    for piece in database:
        if piece:
            yield len(piece).to_bytes(4, "big") + piece
    yield END
    for path in sorted(path for path in pictures.rglob("*") if path.is_file()):
        yield from _picture(path, path.relative_to(pictures).as_posix().encode())
    yield END


def _picture(path: Path, name: bytes) -> Iterator[bytes]:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        yield len(name).to_bytes(4, "big") + name + size.to_bytes(8, "big")
        while size and (piece := file.read(min(FRAME, size))):
            size -= len(piece)
            yield piece
    if size:
        raise BackupProblem(f"{path} became shorter while it was read. Try again.")


class PartsIn:
    """The parts of a stream, each read once and in this order."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.chunks, self.held = iter(chunks), b""

    def database(self) -> Iterator[bytes]:
        while size := self._number(4):
            yield self._take(size)

    def pictures(self, target: Path) -> int:
        """Put every picture below this folder; how many. Files that are there stay."""
        count = 0
        while length := self._number(4):
            name = PurePosixPath(self._take(length).decode())
            if name.is_absolute() or ".." in name.parts:
                raise BackupProblem(f"A picture would be put outside its folder: {name}")
            self._put(target / name, self._number(8))
            count += 1
        return count

    def _put(self, path: Path, size: int) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            while size:
                piece = self._take(min(size, FRAME))
                file.write(piece)
                size -= len(piece)

    def _number(self, size: int) -> int:
        return int.from_bytes(self._take(size), "big")

    def _take(self, size: int) -> bytes:
        while len(self.held) < size:
            try:
                self.held += next(self.chunks)
            except StopIteration:
                raise BackupProblem("The backup ends before all that it holds.") from None
        taken, self.held = self.held[:size], self.held[size:]
        return taken
