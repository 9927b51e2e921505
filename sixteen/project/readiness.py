"""Whether this machine may serve: every problem is a sentence that says what to do.

`sixteen check` prints them; `sixteen serve`, `worker` and `demo` refuse to start with one.
"""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

from sixteen.audit.models import Entry
from sixteen.care.queries import without_trustee
from sixteen.demo.place import FILL_DEMO
from sixteen.journeys.erased import came_back, not_in_the_ledger
from sixteen.paper.pdf import missing_libraries
from sixteen.project.database import missing_guards
from sixteen.project.settings_reading import read
from sixteen.vault import keys
from sixteen.vault.ledger import LedgerProblem
from sixteen.vault.person_keys import canary_opens

MIGRATE = "Run: sixteen migrate"
THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
WAL_IS_SAFE_FROM = (3, 51, 3)
# Bytes 18 and 19 of an SQLite file: read and write version.
IN_WAL_MODE = b"\x02\x02"


def problems() -> list[str]:
    """What stands in the way of serving, in the order in which to mend it; empty if nothing."""
    found = [*_key_problems(), *_settings_problems()]
    if found:
        return found
    found = [*_file_problems()] if connection.vendor == "sqlite" else []
    if found:
        return found
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return [f"The database does not answer ({error}). Look at DATABASE_URL and start it."]
    return [*_engine_problems()] or [*_migration_problems()] or [*_record_problems()]


def lacks() -> list[str]:
    """What this machine cannot do, and may serve without; each says what to do about it."""
    found = (missing_libraries(), _no_trustees(), _ledger_lacks())
    return [words for words in found if words]


def _ledger_lacks() -> str:
    """A ledger that was lost would let a backup bring people back."""
    missing = len(not_in_the_ledger())
    return (
        f"The ledger of erasures lacks {missing} that these records know of. Run: "
        "sixteen erasures --apply"
        if missing
        else ""
    )


def _erased_problems() -> Iterator[str]:
    try:
        back = len(came_back())
    except LedgerProblem as problem:
        yield str(problem)
        return
    if back:
        who = "Somebody who was erased is" if back == 1 else f"{back} people who were erased are"
        yield f"{who} in these records again. Run: sixteen erasures --apply"


def _no_trustees() -> str:
    """Therapists who hold courses and named nobody to take charge, as a number: no names here."""
    alone = len(without_trustee())
    if not alone:
        return ""
    who = (
        "One therapist with courses has" if alone == 1 else f"{alone} therapists with courses have"
    )
    return (
        f"{who} named nobody who takes charge if they die or are suddenly unable. The service "
        "lead sees who at /office/handover/; they name somebody at /work/trustees/."
    )


def _key_problems() -> Iterator[str]:
    path = keys.key_file()
    try:
        keys.master_key()
    except keys.KeyProblem as problem:
        yield str(problem)
        return
    if settings.DATA in path.parents:
        yield (
            f"The master key {path} lies in the data folder {settings.DATA}: whoever copies the "
            "records takes the key too. Move it and set SIXTEEN_MASTER_KEY_FILE."
        )
    if path.stat().st_mode & 0o077:
        yield f"Others on this machine can read the master key. Run: chmod 600 {path}"


def _settings_problems() -> Iterator[str]:
    host = read("SIXTEEN_HOST")
    if host not in THIS_MACHINE and not settings.SECURE and not settings.DEMO:
        yield (
            f"SIXTEEN_HOST is {host}, so other machines reach this server without encryption. Put "
            "a web server with TLS before it and set SIXTEEN_ADDRESS to its https:// address."
        )
    if settings.DEMO and host not in THIS_MACHINE:
        yield (
            f"The demonstration signs in with one click, so it must not be served on {host}. "
            "Unset SIXTEEN_HOST."
        )
    if settings.ADDRESS and not urlsplit(settings.ADDRESS).hostname:
        yield "SIXTEEN_ADDRESS is not an address like https://book.example.org. Mend or unset it."
    if settings.EMAIL_ON and not settings.SENDER_ADDRESS:
        yield (
            "SIXTEEN_EMAIL_URL is set, but mail has no sender. Set SIXTEEN_EMAIL_FROM to an "
            "address like office@example.org."
        )
    if settings.SMS and not _can_be_called(settings.SMS):
        yield (
            f"SIXTEEN_SMS is {settings.SMS}, and there is no such function. Mend or unset it: "
            "docs/how-to/send-text-messages.md."
        )
    for problem in settings.MEASURE_PROBLEMS:
        yield f"A questionnaire cannot be used. {problem}"
    if not os.access(_nearest(settings.DATA), os.W_OK):
        yield f"The data folder {settings.DATA} cannot be written. Mend it or set SIXTEEN_DATA."


def _can_be_called(dotted: str) -> bool:
    try:
        return callable(import_string(dotted))
    except ImportError:
        return False


def _nearest(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


def _file_problems() -> Iterator[str]:
    """Read from the file itself: a connection of ours could not open it while others hold it."""
    path = Path(settings.DATABASES["default"]["NAME"])
    if not path.exists():
        yield f"There are no records at {path}: the database is not up to date. {MIGRATE}"
        return
    with path.open("rb") as file:
        header = file.read(20)
    if header[18:20] == IN_WAL_MODE and sqlite3.sqlite_version_info < WAL_IS_SAFE_FROM:
        yield (
            f"The database is in WAL mode, and SQLite {sqlite3.sqlite_version} can corrupt it "
            "(mended in 3.51.3). Stop every program that has it open, then run: "
            f"sqlite3 {path} 'PRAGMA journal_mode=DELETE'"
        )


def _engine_problems() -> Iterator[str]:
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        if int(cursor.fetchone()[0]) < 150000:
            yield "PostgreSQL is older than 15. Move the records to PostgreSQL 15 or later."
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"SHOW {name}")
            if cursor.fetchone()[0] == "off" and not _throw_away():
                yield (
                    f"PostgreSQL runs with {name} off: “saved” would be said before it is. Set "
                    f"{name} = on in postgresql.conf and restart it."
                )


def _throw_away() -> bool:
    """The tests' own cluster keeps nothing, so it need not wait for the disk."""
    return os.environ.get("SIXTEEN_THROW_AWAY_DATABASE") == "1"


def is_up_to_date() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _migration_problems() -> Iterator[str]:
    if not is_up_to_date():
        yield f"The database is not up to date. {MIGRATE}"


def _record_problems() -> Iterator[str]:
    missing = missing_guards()
    if missing:
        yield (
            f"The database has lost what keeps it safe ({', '.join(sorted(missing))}). {MIGRATE}"
        )
    opens = canary_opens()
    if opens is None:
        yield f"The database is not bound to a master key yet. {MIGRATE}"
    elif not opens:
        yield (
            f"These records were made with another master key than {keys.key_file()} "
            f"({keys.fingerprint()}). Set SIXTEEN_MASTER_KEY_FILE to theirs, or type the printed "
            "copy in with: sixteen keys restore"
        )
    yield from _erased_problems()
    first = Entry.objects.order_by("at").first()
    made_for_demo = first is not None and first.action == FILL_DEMO
    if settings.DEMO and first is not None and not made_for_demo:
        yield (
            "SIXTEEN_DEMO is on, but this database is not the demonstration's: anybody could sign "
            "in to real records. Unset SIXTEEN_DEMO, or give DATABASE_URL or SIXTEEN_DATA another "
            "place."
        )
    if made_for_demo and not settings.DEMO:
        yield (
            "This database is the demonstration's, with made-up people. Give DATABASE_URL or "
            "SIXTEEN_DATA another place for a real service."
        )
