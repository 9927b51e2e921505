"""The commands on an installation of their own: what they refuse, and that a backup comes back."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.place import Place, every_day_on_sqlite, on_postgresql, own_database


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with own_database() as url:
        yield Place(tmp_path / "first", DATABASE_URL=url).make()


def database(place: Place, sql: str) -> None:
    if place.env["DATABASE_URL"]:
        with psycopg.connect(place.env["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(sql)
        return
    with sqlite3.connect(place.data / "sixteen.sqlite3") as connection:
        connection.execute(sql)
    connection.close()


def refused(place: Place, *words: str) -> str:
    done = place.run(*words)
    assert done.returncode != 0, done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_new_installation_may_serve(place: Place) -> None:
    assert "All is well" in place.must("check")


@pytest.mark.long
def test_a_start_in_earnest_says_and_refuses_the_same(place: Place) -> None:
    """The other commands of these tests are forks of a process that has read Django."""
    command = [sys.executable, "-m", "sixteen", "check"]
    for status in (0, 1):
        done = subprocess.run(
            command, env=place.env, capture_output=True, text=True, check=False, timeout=120
        )
        forked = place.run("check")
        assert (done.returncode, done.stdout, done.stderr) == (
            *(forked.returncode, forked.stdout, forked.stderr),
        )
        assert done.returncode == status
        place.key.unlink(missing_ok=True)


@every_day_on_sqlite
def test_without_a_master_key_nothing_is_served(place: Place) -> None:
    place.key.unlink()
    for command in ("check", "serve", "worker"):
        assert "sixteen keys create" in refused(place, command)


@every_day_on_sqlite
def test_another_master_key_is_refused_and_named(place: Place) -> None:
    place.key.unlink()
    place.must("keys", "create")
    for command in ("check", "serve", "worker"):
        assert "another master key" in refused(place, command)


@every_day_on_sqlite
def test_a_key_in_the_data_folder_is_refused(place: Place) -> None:
    inside = place.data / "master.key"
    inside.parent.mkdir(parents=True, exist_ok=True)
    place.key.rename(inside)
    place.env["SIXTEEN_MASTER_KEY_FILE"] = str(inside)
    assert "lies in the data folder" in refused(place, "check")


@every_day_on_sqlite
def test_a_key_that_others_can_read_is_refused(place: Place) -> None:
    place.key.chmod(0o644)
    assert "chmod 600" in refused(place, "check")


def test_a_lost_guard_is_named_and_put_back(place: Place) -> None:
    on = " ON audit_entry" if on_postgresql() else ""
    database(place, f"DROP TRIGGER audit_entry_never_goes{on}")
    assert "audit_entry_never_goes" in refused(place, "serve")
    place.must("migrate", "--verbosity", "0")
    place.must("check")


def test_a_lost_booking_guard_is_named(place: Place) -> None:
    if on_postgresql():
        database(place, "ALTER TABLE scheduling_appointment DROP CONSTRAINT therapist_apart")
    else:
        database(place, "DROP TRIGGER therapist_apart_on_insert")
    assert "therapist_apart" in refused(place, "check")


@pytest.mark.skipif(on_postgresql(), reason="SQLite only")
def test_wal_on_an_affected_sqlite_is_refused(place: Place) -> None:
    if sqlite3.sqlite_version_info >= (3, 51, 3):
        pytest.skip("this SQLite has the mended WAL")
    # What a connection of ours opens goes back to the journal; only a file held in WAL stays so.
    with sqlite3.connect(place.data / "sixteen.sqlite3") as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("SELECT count(*) FROM audit_entry").fetchone()
        assert "WAL mode" in refused(place, "check")
    other.close()


def test_demo_mode_on_real_records_is_refused(place: Place) -> None:
    place.must("backup", str(place.folder / "made-the-first-entry.backup"))
    place.env["SIXTEEN_DEMO"] = "1"
    for command in ("check", "serve"):
        assert "not the demonstration's" in refused(place, command)


@every_day_on_sqlite
def test_serving_other_machines_without_encryption_is_refused(place: Place) -> None:
    place.env["SIXTEEN_HOST"] = "0.0.0.0"
    assert "TLS" in refused(place, "serve")


@every_day_on_sqlite
def test_a_setting_that_is_not_a_number_is_named(place: Place) -> None:
    place.env["SIXTEEN_IDLE_MINUTES"] = "half an hour"
    assert "SIXTEEN_IDLE_MINUTES" in refused(place, "check")


@every_day_on_sqlite
def test_the_printed_key_can_be_typed_in_again(place: Place) -> None:
    [printed] = [
        line for line in place.must("keys", "escrow").splitlines() if len(line.split()) == 14
    ]
    assert "is the key at" in place.must("keys", "restore", given=printed.lower() + "\n")
    place.key.unlink()
    place.must("keys", "restore", given=printed + "\n")
    place.must("check")


@every_day_on_sqlite
def test_a_mistyped_key_is_refused(place: Place) -> None:
    place.key.unlink()
    done = place.run("keys", "restore", given="ABCD EFGH\n")
    assert done.returncode != 0 and "mistyped" in done.stderr
    assert not place.key.exists()


@every_day_on_sqlite
def test_a_key_is_never_replaced(place: Place) -> None:
    before = place.key.read_text()
    assert "never replaced" in refused(place, "keys", "create")
    assert place.key.read_text() == before


def test_a_backup_comes_back_elsewhere(place: Place, tmp_path: Path) -> None:
    backup = tmp_path / "records.backup"
    place.must("backup", str(backup))
    assert backup.stat().st_mode & 0o077 == 0
    with own_database(empty=True) as url:
        elsewhere = Place(tmp_path / "second", DATABASE_URL=url)
        elsewhere.env["SIXTEEN_MASTER_KEY_FILE"] = place.env["SIXTEEN_MASTER_KEY_FILE"]
        assert "guards are in place" in elsewhere.must("restore", str(backup))
        elsewhere.must("check")
        assert "2 entries" in elsewhere.must("audit", "verify")
        assert "not empty" in (said := refused(elsewhere, "restore", str(backup))) or (
            "already" in said
        )


def test_a_backup_is_not_restored_with_another_key(place: Place, tmp_path: Path) -> None:
    backup = tmp_path / "records.backup"
    place.must("backup", str(backup))
    with own_database(empty=True) as url:
        elsewhere = Place(tmp_path / "second", DATABASE_URL=url)
        elsewhere.must("keys", "create")
        assert "opens with the master key" in refused(elsewhere, "restore", str(backup))


def test_a_damaged_backup_restores_nothing(place: Place, tmp_path: Path) -> None:
    backup = tmp_path / "records.backup"
    place.must("backup", str(backup))
    damaged = bytearray(backup.read_bytes())
    damaged[-20] ^= 1
    backup.write_bytes(damaged)
    with own_database(empty=True) as url:
        elsewhere = Place(tmp_path / "second", DATABASE_URL=url)
        elsewhere.env["SIXTEEN_MASTER_KEY_FILE"] = place.env["SIXTEEN_MASTER_KEY_FILE"]
        assert "Nothing was restored" in refused(elsewhere, "restore", str(backup))
        assert not (elsewhere.data / "sixteen.sqlite3").exists()
        assert "not up to date" in refused(elsewhere, "check")


@every_day_on_sqlite
def test_a_backup_never_lies_beside_the_key(place: Place) -> None:
    target = place.key.parent / "records.backup"
    assert "master key lies in" in refused(place, "backup", str(target))
    assert not list(place.key.parent.glob("*.backup*"))


@every_day_on_sqlite
def test_a_backup_never_replaces_a_file(place: Place, tmp_path: Path) -> None:
    target = tmp_path / "there.backup"
    target.write_text("something else")
    assert "there already" in refused(place, "backup", str(target))
    assert target.read_text() == "something else"


def test_a_changed_audit_entry_is_found(place: Place, tmp_path: Path) -> None:
    place.must("backup", str(tmp_path / "one.backup"))
    on = " ON audit_entry" if on_postgresql() else ""
    database(place, f"DROP TRIGGER audit_entry_never_changes{on}")
    database(place, "UPDATE audit_entry SET action = 'something-else'")
    assert "was altered" in refused(place, "audit", "verify")
