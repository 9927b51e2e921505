"""A migrated database: made by the first run of the tests that needs it, kept for the next.

Making it takes most of a minute. It is kept under a digest of all that it is made of, so a change
of any of it makes a new one. Where only migrations were added, the new one is made from a kept one.
Its master key is always the same, and no secret.
"""

import fcntl
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from sixteen.vault import keys

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(tempfile.gettempdir()) / f"sixteen-migrated-{os.getuid()}"
MADE_OF = (
    *("requirements/app.txt", "sixteen/project/*.py", "sixteen/project/management/commands/*.py"),
    *("sixteen/*/migrations/*.py", "sixteen/*/models/*.py", "sixteen/*/models.py"),
    *("sixteen/audit/*.py", "sixteen/vault/*.py", "sixteen/scheduling/constraints.py"),
    *("sixteen/website/*.py", "sixteen/website/filling/*.py", "sixteen/website/content/**/*"),
)
# What is written into the first database, beside the migrations.
FILLED_WITH = (
    *("requirements/app.txt", "sixteen/website/*.py", "sixteen/website/filling/*.py"),
    "sixteen/website/content/**/*",
)
MIGRATIONS = "sixteen/*/migrations/*.py"


def on_postgresql() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def write_key(path: Path) -> None:
    keys.write_new(path, hashlib.sha256(b"the key of the tests").digest())


def lay(name: str) -> None:
    """A copy of it: into this file, or as the database of this name on the server of this run."""
    if on_postgresql():
        create(name, like=first())
    else:
        shutil.copyfile(_kept(), name)


def create(name: str, *, like: str) -> str:
    """Its DATABASE_URL."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@functools.cache
def first() -> str:
    """The name of the database that this run's others are copied from."""
    url = create(name := f"first_{uuid.uuid4().hex[:12]}", like="template1")
    _restore(_kept(), url)
    return name


@functools.cache
def _kept() -> Path:
    kind = "dump" if on_postgresql() else "sqlite3"
    kept = KEPT / f"{_digest(*MADE_OF)}.{kind}"
    KEPT.mkdir(mode=0o700, exist_ok=True)
    if kept.exists():
        return kept
    # Of the runs that stand side by side one makes it, and the others wait for it.
    with (KEPT / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with tempfile.TemporaryDirectory(dir=KEPT) as folder:
                made = _made(Path(folder), _before(kind))
                _parts_file(kept).write_text(json.dumps(_parts()))
                made.rename(kept)
    return kept


def _digest(*patterns: str) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(path for each in patterns for path in ROOT.glob(each) if path.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def _parts() -> dict[str, str]:
    """What a database that is kept for longer is judged by: each migration, and the filling."""
    each = {str(path.relative_to(ROOT)): path for path in ROOT.glob(MIGRATIONS)}
    parts = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in each.items()}
    return parts | {"filled with": _digest(*FILLED_WITH)}


def _parts_file(kept: Path) -> Path:
    return kept.with_suffix(kept.suffix + ".json")


def _before(kind: str) -> Path | None:
    """The kept one that lacks the fewest migrations, and has nothing that is not here."""
    now, found = _parts().items(), dict[Path, int]()
    for kept in KEPT.glob(f"*.{kind}"):
        if (said := _parts_file(kept)).exists():
            parts = json.loads(said.read_text())
            if parts.items() <= now:
                found[kept] = len(parts)
    return max(found, key=lambda kept: found[kept], default=None)


def _made(folder: Path, before: Path | None) -> Path:
    """By the command itself: a file, or a dump of a database."""
    write_key(key := folder / "master.key")
    env = {"SIXTEEN_DATA": str(folder), "SIXTEEN_MASTER_KEY_FILE": str(key)}
    if on_postgresql():
        env["DATABASE_URL"] = create(f"made_{uuid.uuid4().hex[:12]}", like="template1")
        if before:
            _restore(before, env["DATABASE_URL"])
    elif before:
        shutil.copyfile(before, folder / "sixteen.sqlite3")
    subprocess.run(
        [sys.executable, "-m", "sixteen", "migrate", "--verbosity", "0"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "sixteen.project.settings", **env},
        cwd=ROOT,
        check=True,
    )
    if not on_postgresql():
        return folder / "sixteen.sqlite3"
    dump = [_tool("pg_dump"), "-Fc", "--no-owner", "-f", str(folder / "dump"), env["DATABASE_URL"]]
    subprocess.run(dump, check=True)
    return folder / "dump"


def _restore(dump: Path, url: str) -> None:
    subprocess.run([_tool("pg_restore"), "--no-owner", "-d", url, str(dump)], check=True)


def _tool(name: str) -> str:
    return str(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[-1])
