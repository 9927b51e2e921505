"""The ledger of erased people: a file outside the database, so that no backup brings them back.

One line for each person: when, the opaque id, and an HMAC of both and of the line before, so that
a line that was altered, moved or taken out of the middle is seen. Lines are only added. It lies
beside the master key unless SIXTEEN_LEDGER_FILE says otherwise: who restores a backup needs both.
"""

import fcntl
import hashlib
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sixteen.vault import keys

NAME = "erasures.ledger"


class LedgerProblem(Exception):
    """The ledger cannot be read, written or believed. Says what to do."""


@dataclass(frozen=True)
class Line:
    at: datetime
    person: UUID
    mac: str


def ledger_file() -> Path:
    name = os.environ.get("SIXTEEN_LEDGER_FILE", "").strip()
    return Path(name).expanduser().absolute() if name else keys.key_file().with_name(NAME)


def erased_people() -> list[Line]:
    """Every line, checked; nothing where nobody was ever erased."""
    path = ledger_file()
    try:
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerProblem(f"The ledger of erasures {path} cannot be read: {error}.") from error
    lines: list[Line] = []
    # What has no end was cut off by a stop in the middle: its erasure was not committed.
    whole = text[: text.rfind("\n") + 1]
    for number, written in enumerate(whole.splitlines(), start=1):
        lines.append(_checked(written, lines[-1].mac if lines else "", path, number))
    return lines


def _checked(written: str, before: str, path: Path, number: int) -> Line:
    try:
        at, person, mac = written.split()
        line = Line(datetime.fromisoformat(at), UUID(person), mac)
    except ValueError:
        line = None
    if line is None or not hmac.compare_digest(_mac(before, at, person), mac):
        raise LedgerProblem(
            f"The ledger of erasures {path} was altered at line {number}. Put the copy of it that "
            "you keep elsewhere in its place."
        )
    return line


def enter(*people: UUID, at: datetime) -> None:
    """Add these people, on the disk when this returns; whoever stands in it already does not.

    Called last before the commit of the erasure: what stands here and was not committed is done
    again (`sixteen erasures --apply`), and the other way round somebody could come back.
    """
    path = ledger_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(handle, "rb+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            lines = erased_people()
            held = file.read()
            file.truncate(file.seek(held.rfind(b"\n") + 1))
            file.write(_added(lines, people, at).encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LedgerProblem(
            f"The ledger of erasures {path} cannot be written: {error}. Mend that, or set "
            "SIXTEEN_LEDGER_FILE."
        ) from error


def _added(lines: list[Line], people: Iterable[UUID], at: datetime) -> str:
    there, before = {line.person for line in lines}, lines[-1].mac if lines else ""
    added = ""
    for person in dict.fromkeys(people):
        if person not in there:
            before = _mac(before, at.isoformat(), str(person))
            added += f"{at.isoformat()} {person} {before}\n"
    return added


def _mac(before: str, at: str, person: str) -> str:
    said = f"{before}|{at}|{person}".encode()
    return hmac.new(keys.derived("ledger"), said, hashlib.sha256).hexdigest()
