"""An extract as a directory: writing one, and opening one that is what the schema says.

    write_extract(Path("out"), tables, manifest)     tables: {name: pyarrow.Table}
    extract = open_extract(Path("out"))              raises ExtractProblem, which names the place

A table may also be a directory of Parquet files of its name (`contacts.parquet/part-0.parquet`),
as engines for many machines write them. `extract.json` is written last: without it there is none.
It holds a SHA-256 of each file, so that one that was changed or damaged since gives no figure; an
extract that somebody else filled may come without them.
"""

import hashlib
import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sixteen.outcomes.refusals import Refused
from sixteen.outcomes.schema import MANIFEST, OPTIONAL, TABLES, VERSION, Kind, Table

OWNER_ONLY = 0o600
SUMS = "sha256"


class ExtractProblem(Exception):
    """What is wrong with an extract, in words, with the file that it is in."""


@dataclass(frozen=True)
class Manifest:
    """made_from: "sixteen", "nhs data set" or "simulation". since, until: the days it covers.

    until is the end of what is known: who is not discharged by then is open. delete_on: the day on
    which it is thrown away, if it holds real people.
    """

    made_from: str
    made_at: datetime
    since: date
    until: date
    service: str = ""
    delete_on: date | None = None
    number: str = ""


@dataclass(frozen=True)
class Extract:
    place: Path
    manifest: Manifest

    def files(self, table: str) -> list[Path]:
        """The Parquet files of a table; none where the extract leaves it out."""
        path = self.place / TABLES[table].file
        if path.is_dir():
            return sorted(path.glob("*.parquet"))
        return [path] if path.exists() else []


def arrow_schema(table: Table) -> Any:
    """The table's columns as pyarrow has them."""
    import pyarrow as pa

    kinds = {
        Kind.NUMBER: pa.int64(),
        Kind.DAY: pa.date32(),
        Kind.CODE: pa.string(),
        Kind.WHOLE: pa.int32(),
        Kind.SCORE: pa.decimal128(6, 2),
        Kind.YES_NO: pa.bool_(),
    }
    return pa.schema([(each.name, kinds[each.kind]) for each in table.columns])


def as_parquet(table: Table) -> dict[str, Any]:
    """How a table is written: opaque numbers and days as differences, as they rise from row to row,
    and only codes and totals by dictionary. Half the size of what is usual, and read sooner."""
    by_word = [each.name for each in table.columns if each.kind in (Kind.CODE, Kind.SCORE)]
    rising = [each.name for each in table.columns if each.kind in (Kind.NUMBER, Kind.DAY)]
    return {
        "compression": "zstd",
        "store_decimal_as_integer": True,
        "use_dictionary": by_word,
        "column_encoding": dict.fromkeys(rising, "DELTA_BINARY_PACKED"),
    }


def write_extract(place: Path, tables: Mapping[str, Any], manifest: Manifest) -> Extract:
    """Write every table that is given (an optional one that is not is left out), then the manifest.

    The files can be read by their owner alone.
    """
    import pyarrow.parquet as pq

    with whole_or_nothing(place):
        for name, table in TABLES.items():
            if name in tables:
                given = tables[name].select([each.name for each in table.columns])
                path = place / table.file
                path.touch(mode=OWNER_ONLY)
                pq.write_table(given.cast(arrow_schema(table)), path, **as_parquet(table))
                path.chmod(OWNER_ONLY)
        write_manifest(place, manifest)
        return open_extract(place)


@contextmanager
def whole_or_nothing(place: Path) -> Iterator[None]:
    """A folder to write into. If that stops half way, what was written goes again, and the folder
    if it was not there. Raises Refused where it cannot be written."""
    made = [each for each in (place, *place.absolute().parents) if not each.exists()]
    before: set[Path] = set()
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = set(place.iterdir())
        with _told_to_stop():
            yield
    except BaseException as why:
        for path in set(place.iterdir()) - before if place.is_dir() else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for each in made:
            with suppress(OSError):
                each.rmdir()
        if isinstance(why, OSError):
            raise Refused(
                f"{place} cannot be written: {why.strerror or why}. Nothing was left there."
            ) from None
        raise


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """Whoever ends the program (a machine that shuts down) lets it tidy up first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def write_manifest(place: Path, manifest: Manifest) -> None:
    facts = {key: _plain(value) for key, value in asdict(manifest).items()}
    path, part = place / MANIFEST, place / f"{MANIFEST}.part"
    with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY), "w") as file:
        json.dump({"schema": VERSION, **facts, SUMS: sums_of(place)}, file, indent=2)
    part.replace(path)


def sums_of(place: Path) -> dict[str, str]:
    """The SHA-256 of every Parquet file of an extract, by its name within it."""
    names = [table.file for table in TABLES.values()]
    inside = [f"{name}/*.parquet" for name in names]
    files = [path for each in (*names, *inside) for path in place.glob(each) if path.is_file()]
    return {path.relative_to(place).as_posix(): _sum_of(path) for path in sorted(files)}


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_extract(place: Path) -> Extract:
    """The extract in a directory, whose files have the schema's columns and are as they were
    written. Reads no row."""
    extract = Extract(place, read_manifest(place))
    if _facts(place).get("schema") != VERSION:
        words = f"schema is not {VERSION}, the one that is known here."
        raise ExtractProblem(f"{place / MANIFEST}: {words}")
    for name, table in TABLES.items():
        files = extract.files(name)
        if not files and name not in OPTIONAL:
            raise ExtractProblem(f"{place / table.file} is missing.")
        for path in files:
            _check_columns(path, table)
    _check_sums(place)
    return extract


def _facts(place: Path) -> Any:
    return json.loads((place / MANIFEST).read_text("utf-8"))


def read_manifest(place: Path) -> Manifest:
    """Of any version of the schema: when it is thrown away can be said of an old one, too."""
    path = place / MANIFEST
    try:
        facts = _facts(place)
        known = {key: facts.get(key) for key in Manifest.__dataclass_fields__ if key in facts}
        known["made_at"] = datetime.fromisoformat(known["made_at"])
        known |= {key: date.fromisoformat(known[key]) for key in ("since", "until")}
        if known.get("delete_on"):
            known["delete_on"] = date.fromisoformat(known["delete_on"])
        manifest = Manifest(**known)
    except FileNotFoundError:
        raise ExtractProblem(f"{place} is not an extract: there is no {MANIFEST}.") from None
    except OSError as problem:
        raise ExtractProblem(f"{path} cannot be read: {problem.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise ExtractProblem(f"{path} is not what it should be: {problem}.") from None
    if manifest.since > manifest.until:
        raise ExtractProblem(f"{path}: since is after until.")
    return manifest


def _check_sums(place: Path) -> None:
    """A changed digit looks like any other: only this finds it."""
    written = _facts(place).get(SUMS)
    if written is None:
        return
    if not isinstance(written, dict):
        raise ExtractProblem(f"{place / MANIFEST}: {SUMS} does not name the files.")
    found = sums_of(place)
    changed = sorted(name for name in {*written, *found} if written.get(name) != found.get(name))
    if changed:
        raise ExtractProblem(f"{place / changed[0]} is not what was written: it was changed since.")


def _check_columns(path: Path, table: Table) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.read_schema(path)
    except (OSError, ValueError, pa.ArrowException) as problem:
        raise ExtractProblem(f"{path} is not a Parquet file that can be read: {problem}") from None
    for wanted in arrow_schema(table):
        if wanted.name not in found.names:
            raise ExtractProblem(f"{path}: there is no column {wanted.name}.")
        if found.names.count(wanted.name) > 1:
            raise ExtractProblem(f"{path}: two columns are called {wanted.name}.")
        there = found.field(wanted.name).type
        if there not in (wanted.type, *_as_good(wanted.type)):
            raise ExtractProblem(f"{path}: {wanted.name} is {there}, and should be {wanted.type}.")


def _as_good(kind: Any) -> list[Any]:
    """What other engines write for the same: large_string, or null where nothing is known."""
    import pyarrow as pa

    return [pa.null(), *([pa.large_string()] if kind == pa.string() else [])]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
