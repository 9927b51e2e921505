"""Copying a database out and in while people work, without a plain copy on the disk."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from sixteen.project.backups import FRAME, BackupProblem


def copy_out() -> Iterator[bytes]:
    """One consistent copy of the database as bytes, with the service running."""
    return _sqlite_out() if connection.vendor == "sqlite" else _postgresql_out()


def copy_in(chunks: Iterable[bytes]) -> None:
    """Fill the empty database of the settings. BackupProblem if it is not empty."""
    if connection.vendor == "sqlite":
        _sqlite_in(chunks)
    else:
        _postgresql_in(chunks)


def _sqlite_out() -> Iterator[bytes]:
    # The online copy goes into memory: what is on a disk could be found there later. (sqlite3's
    # backup lets others write in between and starts again when they did, so it is one moment.)
    connection.ensure_connection()
    with sqlite3.connect(":memory:") as copy:
        connection.connection.backup(copy)
        whole = copy.serialize()
    copy.close()
    for start in range(0, len(whole), FRAME):
        yield whole[start : start + FRAME]


def _sqlite_in(chunks: Iterable[bytes]) -> None:
    target = Path(settings.DATABASES["default"]["NAME"])
    if target.exists():
        raise BackupProblem(
            f"There is a database at {target} already, and a restore never writes over one. Move "
            "it away, or set SIXTEEN_DATA to an empty folder."
        )
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(target.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        with sqlite3.connect(part) as copy:
            [answer] = copy.execute("PRAGMA integrity_check").fetchone()
        copy.close()
        if answer != "ok":
            raise BackupProblem(f"The restored database is not whole: {answer}")
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def _tool(name: str) -> str:
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[::-1]),
        None,
    )
    if found is None:
        raise BackupProblem(f"`{name}` is not on this machine. Install PostgreSQL's client tools.")
    return found


def _postgresql_place() -> tuple[list[str], dict[str, str]]:
    place: dict[str, Any] = connection.get_connection_params()
    options = {"host": "-h", "port": "-p", "user": "-U", "dbname": "-d"}
    arguments = [f"{flag}{place[name]}" for name, flag in options.items() if place.get(name)]
    password = {"PGPASSWORD": str(place["password"])} if place.get("password") else {}
    return arguments, {**os.environ, **password}


def _postgresql_out() -> Iterator[bytes]:
    arguments, environment = _postgresql_place()
    command = [_tool("pg_dump"), "-Fc", "--no-owner", "--no-privileges", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as dump:
        assert dump.stdout and dump.stderr
        while chunk := dump.stdout.read(FRAME):
            yield chunk
        said = dump.stderr.read().decode(errors="replace").strip()
        if dump.wait() != 0:
            raise BackupProblem(f"pg_dump stopped: {said}")


def _postgresql_in(chunks: Iterable[bytes]) -> None:
    if connection.introspection.table_names():
        raise BackupProblem(
            "The database of DATABASE_URL is not empty, and a restore never writes over one. Make "
            "a new one with createdb and point DATABASE_URL at it."
        )
    connection.close()
    arguments, environment = _postgresql_place()
    command = [_tool("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error"]
    command += ["--single-transaction", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as restoring:
        assert restoring.stdin and restoring.stderr
        try:
            for chunk in chunks:
                restoring.stdin.write(chunk)
        except BackupProblem:
            # Half an archive: nothing of it is committed.
            restoring.kill()
            raise
        except BrokenPipeError:
            pass
        finally:
            with contextlib.suppress(BrokenPipeError):
                restoring.stdin.close()
        said = restoring.stderr.read().decode(errors="replace").strip()
        if restoring.wait() != 0:
            raise BackupProblem(f"pg_restore stopped: {said}")
