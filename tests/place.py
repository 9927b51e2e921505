"""A whole installation for one test: its own key, data folder and database, used through commands.

On PostgreSQL (DATABASE_URL is set) the database is a new one on the same server.
"""

import os
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests import migrated, prepared
from tests.migrated import on_postgresql

ROOT = Path(__file__).resolve().parent.parent
# Over a test in which two write at once.
only_on_postgresql = pytest.mark.skipif(
    not on_postgresql(), reason="SQLite has one writer: nothing to see there"
)


# Over a test of which the database is no part: on both in the long run.
every_day_on_sqlite = pytest.mark.skipif(
    on_postgresql() and not os.environ.get("SIXTEEN_TEST_LONG"),
    reason="the database is no part of it: every day on SQLite",
)


class Place:
    """`run` a command of `sixteen` in it; `env` is what its processes see."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        self.data, self.key = folder / "data", folder / "key" / "master.key"
        self.env = {**os.environ, "SIXTEEN_DATA": str(self.data), "PYTHONPATH": str(ROOT)}
        self.env["SIXTEEN_MASTER_KEY_FILE"] = str(self.key)
        self.env["DJANGO_SETTINGS_MODULE"] = "sixteen.project.settings"
        # Tests run at any hour.
        self.env["SIXTEEN_QUIET_HOURS"] = "none"
        self.env |= env

    def run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return prepared.run("sixteen", *words, env=self.env, given=given)

    def must(self, *words: str, given: str = "") -> str:
        """What the command said; an error with all of it if it failed."""
        return said(self.run(*words, given=given))

    def fill(self, module: str, *words: str) -> str:
        """What a module of the tests said, run on these records; an error if it failed."""
        return said(prepared.run(module, *words, env=self.env, seconds=1800))

    def make(self) -> "Place":
        """Its key and tables. On PostgreSQL the database is of own_database."""
        migrated.write_key(self.key)
        self.data.mkdir(parents=True, mode=0o700)
        if not on_postgresql():
            migrated.lay(str(self.data / "sixteen.sqlite3"))
        return self


def said(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, f"{done.args}: {done.stdout}\n{done.stderr}"
    return done.stdout


@contextmanager
def own_database(*, empty: bool = False) -> Iterator[str]:
    """DATABASE_URL of a new database with its tables; an empty string where SQLite is used."""
    if not on_postgresql():
        yield ""
        return
    name = f"place_{uuid.uuid4().hex[:12]}"
    url = migrated.create(name, like="template1" if empty else migrated.first())
    try:
        yield url
    finally:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
