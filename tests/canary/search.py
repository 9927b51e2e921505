"""Reads everything that an installation keeps, writes down or has left lying about."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from sixteen.project.database_copies import _tool
from tests.canary.decoding import forms_of, spellings
from tests.serving import Server

Place = tuple[str, bytes]


def found(places: Iterable[Place], wanted: Iterable[str]) -> list[str]:
    """Where one of these stands, in any spelling; a line for each place."""
    spelt = [(word, spellings(word)) for word in wanted]
    lines = []
    for name, held in places:
        small = held.lower()
        there = [
            word
            for word, (plain, hexed, *base64) in spelt
            if plain in small or hexed in small or any(one in held for one in base64)
        ]
        if there:
            lines.append(f"{name}: {', '.join(there)}")
    return sorted(lines)


def everywhere(server: Server) -> Iterator[Place]:
    """Files of the installation (database, journal, log, backup, public pages, temporary files),
    every row with what is packed in it, and what PostgreSQL keeps and would dump."""
    yield from files(server.place.folder)
    yield from rows(server)
    if server.database_url:
        yield "pg_dump", dump(server.database_url)
        yield from heap(server.database_url)


def files(folder: Path) -> Iterator[Place]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{path.relative_to(folder)}", path.read_bytes()


def tables(server: Server) -> list[str]:
    listed = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        # The search over the public pages keeps tables that are none.
        "AND sql NOT LIKE 'CREATE VIRTUAL%' AND sql NOT LIKE '%WITHOUT ROWID%'"
    )
    if server.database_url:
        listed = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    return [name for (name,) in server.rows(listed)]


def rows(server: Server) -> Iterator[Place]:
    for table in tables(server):
        values = (value for row in server.rows(f"SELECT * FROM {table}") for value in row)  # noqa: S608
        yield f"table {table}", b"\n".join(forms_of(value) for value in values)


def dump(url: str) -> bytes:
    return subprocess.run([_tool("pg_dump"), f"--dbname={url}"], check=True, stdout=-1).stdout


def heap(url: str) -> Iterator[Place]:
    """The files under the database itself, rows that are gone included, and PostgreSQL's log."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (data,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        sql = "SELECT oid FROM pg_database WHERE datname = current_database()"
        (oid,) = connection.execute(sql).fetchone() or (0,)
    cluster = Path(data)
    for place in (cluster / "base" / str(oid), cluster / "pg_wal", cluster.parent):
        for path in sorted(place.glob("*")):
            if path.is_file():
                yield f"{path.relative_to(cluster.parent)}", path.read_bytes()


# However many rows there are, nothing is written yet into the file that others still read. The
# guards of the audit refuse any change.
OPEN_TRANSACTION = """
import contextlib, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=60)
connection.execute("PRAGMA cache_spill = OFF")
connection.execute("BEGIN IMMEDIATE")
for table in sys.argv[2:]:
    with contextlib.suppress(sqlite3.IntegrityError):
        connection.execute(f'UPDATE "{table}" SET rowid = rowid')
print("open", flush=True)
sys.stdin.read()
connection.rollback()
"""


@contextmanager
def journal(server: Server) -> Iterator[None]:
    """While SQLite's journal lies there: a transaction that touches every row stays open.

    In a process of its own: whoever reads the database's file and closes it lets go of every lock
    that its own process has on it, and the server would then roll the transaction back.
    """
    if server.database_url:
        yield
        return
    path = server.place.data / "sixteen.sqlite3"
    command = [sys.executable, "-c", OPEN_TRANSACTION, str(path), *tables(server)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin and holder.stdout
        assert holder.stdout.readline() == b"open\n"
        yield
        holder.stdin.close()
