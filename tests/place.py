"""A whole installation for one test: its own key, data folder and database, used through commands.

On PostgreSQL (DATABASE_URL is set) the database is a new one on the same server.
"""

import atexit
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent


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
        return subprocess.run(
            [sys.executable, "-m", "sixteen", *words],
            env=self.env,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def must(self, *words: str, given: str = "") -> str:
        """What the command said; an error with all of it if it failed."""
        done = self.run(*words, given=given)
        assert done.returncode == 0, f"sixteen {words}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def make(self) -> "Place":
        """Its key and tables: those of the first one, copied. The database is of own_database."""
        first = _first()
        shutil.copytree(first.data, self.data)
        shutil.copytree(first.key.parent, self.key.parent)
        return self


@functools.cache
def _first() -> Place:
    """Made by the commands themselves, once in a run: a migration takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="sixteen-first-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    first = Place(folder, DATABASE_URL=_new_database() if on_postgresql() else "")
    first.must("keys", "create")
    first.must("migrate", "--verbosity", "0")
    return first


def on_postgresql() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


@contextmanager
def own_database(*, empty: bool = False) -> Iterator[str]:
    """DATABASE_URL of a new database with its tables; an empty string where SQLite is used."""
    if not on_postgresql():
        yield ""
        return
    url = _new_database(template="" if empty else _name(_first().env["DATABASE_URL"]))
    try:
        yield url
    finally:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {_name(url)} WITH (FORCE)")


def _new_database(template: str = "") -> str:
    server, name = os.environ["DATABASE_URL"], f"place_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else "")
        )
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")
