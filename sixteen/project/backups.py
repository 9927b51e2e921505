"""The encrypted backup file: written in a stream, checked as it is read.

    SIXTEEN-BACKUP-2\\n
    one line of JSON: engine, made_at, version, master (fingerprint), salt
    frames: length (4 bytes), then AES-256-GCM of at most 1 MiB

Every file has a key of its own (HKDF of the backup key with the salt). A frame is bound to the
header, its number and whether it is the last, so frames can be neither swapped nor cut off. What
they hold together is in backup_parts.py.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sixteen import __version__
from sixteen.vault import keys

MAGIC = b"SIXTEEN-BACKUP-2\n"
FRAME = 1024 * 1024


class BackupProblem(Exception):
    """The file is not a whole backup of these records, or cannot be written where it should be."""


@dataclass(frozen=True)
class Header:
    """engine: sqlite or postgresql. master: fingerprint of the master key it opens with."""

    engine: str
    made_at: str
    version: str
    master: str
    salt: str


def write(file: BinaryIO, chunks: Iterable[bytes], *, engine: str, at: datetime) -> int:
    """Encrypt the chunks into the file; how many bytes of records that were."""
    salt = secrets.token_hex(16)
    header = Header(engine, at.isoformat(), __version__, keys.fingerprint(), salt)
    head = MAGIC + json.dumps(asdict(header), sort_keys=True).encode() + b"\n"
    file.write(head)
    cipher, size = _cipher(salt), 0
    for number, plain, last in _frames(chunks):
        sealed = cipher.encrypt(_nonce(number), plain, _place(head, number, last))
        file.write(len(sealed).to_bytes(4, "big") + sealed)
        size += len(plain)
    return size


def read_header(file: BinaryIO) -> tuple[Header, bytes]:
    """The header and its bytes; BackupProblem if it is not a backup or another key's."""
    magic, line = file.readline(len(MAGIC)), file.readline(4096)
    try:
        if magic != MAGIC:
            raise ValueError
        header = Header(**json.loads(line))
        bytes.fromhex(header.salt)
    except (ValueError, TypeError):
        raise BackupProblem("That file is not a backup made by `sixteen backup`.") from None
    if header.master != keys.fingerprint():
        raise BackupProblem(
            f"That backup opens with the master key {header.master}, and {keys.key_file()} is "
            f"{keys.fingerprint()}. Type the printed copy of the right one in with "
            "`sixteen keys restore`, or set SIXTEEN_MASTER_KEY_FILE."
        )
    return header, magic + line


def read(file: BinaryIO, header: Header, head: bytes) -> Iterator[bytes]:
    """The decrypted chunks. BackupProblem as soon as one is altered, missing or out of place."""
    cipher, number = _cipher(header.salt), 0
    sealed = _next_frame(file)
    while sealed:
        following = _next_frame(file)
        try:
            yield cipher.decrypt(
                _nonce(number), sealed, _place(head, number, last=following is None)
            )
        except InvalidTag:
            raise BackupProblem(f"The backup is damaged or cut off after part {number}.") from None
        sealed, number = following, number + 1
    if number == 0:
        raise BackupProblem("The backup is cut off: it holds nothing.")


def refuse_beside_key(target: Path) -> None:
    """A backup never lies where the key to it lies."""
    folder = keys.key_file().resolve().parent
    if folder == target.parent or folder in target.parents:
        raise BackupProblem(
            f"The master key lies in {folder}: a backup there could be opened by whoever takes "
            "both. Write it somewhere else."
        )


def _cipher(salt: str) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt=bytes.fromhex(salt), info=b"sixteen/1/backup-file")
    return AESGCM(derived.derive(keys.derived("backup")))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _place(head: bytes, number: int, last: bool) -> bytes:
    return head + number.to_bytes(8, "big") + (b"last" if last else b"more")


def _frames(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    held, number = b"", 0
    for chunk in chunks:
        held += chunk
        while len(held) > FRAME:
            yield number, held[:FRAME], False
            held, number = held[FRAME:], number + 1
    yield number, held, True


def _next_frame(file: BinaryIO) -> bytes | None:
    length = file.read(4)
    if not length:
        return None
    size = int.from_bytes(length, "big")
    sealed = file.read(size) if len(length) == 4 and size <= FRAME + 16 else b""
    if len(sealed) != size or size < 16:
        raise BackupProblem("The backup is damaged or cut off.")
    return sealed
