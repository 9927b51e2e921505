"""Database and pictures in one stream: what went in comes out, and nothing lands elsewhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixteen.project.backup_parts import END, PartsIn, parts_out
from sixteen.project.backups import FRAME, BackupProblem
from tests.place import Place, own_database

DATABASE = [b"first", b"", b"x" * FRAME, b"last"]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    (folder / "images").mkdir(parents=True)
    (folder / "original_images").mkdir()
    (folder / "images" / "small.webp").write_bytes(b"w" * 10)
    (folder / "original_images" / "large.jpg").write_bytes(bytes(range(256)) * 5000)
    (folder / "original_images" / "empty.png").write_bytes(b"")
    return folder


def cut(whole: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(whole), size):
        yield whole[start : start + size]


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("size", [997, 4096, FRAME])
def test_what_went_in_comes_out(pictures: Path, tmp_path: Path, size: int) -> None:
    whole = b"".join(parts_out(DATABASE, pictures))
    parts = PartsIn(cut(whole, size))
    assert b"".join(parts.database()) == b"".join(DATABASE)
    assert parts.pictures(tmp_path / "again") == 3
    assert files(tmp_path / "again") == files(pictures)


def test_a_site_without_pictures_has_none(tmp_path: Path) -> None:
    parts = PartsIn(parts_out(DATABASE, tmp_path / "nowhere"))
    assert b"".join(parts.database()) == b"".join(DATABASE)
    assert parts.pictures(tmp_path / "again") == 0


def test_recordings_are_in_no_backup(settings: Any, tmp_path: Path) -> None:
    """A backup has the database and what lies below MEDIA_ROOT. Recordings lie elsewhere."""
    assert settings.MEDIA_ROOT not in (settings.RECORDINGS, *settings.RECORDINGS.parents)
    beside = tmp_path / settings.RECORDINGS.name / "one"
    beside.parent.mkdir()
    beside.write_bytes(b"what was recorded")
    whole = b"".join(parts_out([b"database"], tmp_path / settings.MEDIA_ROOT.name))
    assert b"recorded" not in whole


@pytest.mark.parametrize("name", [b"../outside.jpg", b"/etc/outside.jpg", b"a/../../b.jpg"])
def test_no_picture_lands_outside_its_folder(tmp_path: Path, name: bytes) -> None:
    planted = END + len(name).to_bytes(4, "big") + name + (1).to_bytes(8, "big") + b"x" + END
    parts = PartsIn([planted])
    assert list(parts.database()) == []
    with pytest.raises(BackupProblem, match="outside"):
        parts.pictures(tmp_path / "again")
    assert not list(tmp_path.rglob("*.jpg"))


def test_a_stream_that_ends_too_soon_is_refused(pictures: Path, tmp_path: Path) -> None:
    whole = b"".join(parts_out(DATABASE, pictures))
    for keep in (3, 9, len(whole) // 2, len(whole) - 1):
        parts = PartsIn(cut(whole[:keep], 4096))
        with pytest.raises(BackupProblem):
            b"".join(parts.database())
            parts.pictures(tmp_path / f"again-{keep}")


def test_a_file_that_is_there_is_not_written_over(pictures: Path) -> None:
    parts = PartsIn(parts_out([], pictures))
    list(parts.database())
    with pytest.raises(FileExistsError):
        parts.pictures(pictures)


def test_pictures_come_back_elsewhere_and_are_sealed_until_then(tmp_path: Path) -> None:
    backup = tmp_path / "records.backup"
    with own_database() as url:
        place = Place(tmp_path / "first", DATABASE_URL=url).make()
        picture = place.data / "media" / "original_images" / "house.jpg"
        picture.parent.mkdir(parents=True)
        picture.write_bytes(b"a picture of a house " * 1000)
        place.must("backup", str(backup))
    assert b"a picture of a house" not in backup.read_bytes()
    with own_database(empty=True) as url:
        elsewhere = Place(tmp_path / "second", DATABASE_URL=url)
        elsewhere.env["SIXTEEN_MASTER_KEY_FILE"] = place.env["SIXTEEN_MASTER_KEY_FILE"]
        elsewhere.must("restore", str(backup))
        assert files(elsewhere.data / "media") == files(place.data / "media")


def test_a_restore_never_writes_over_pictures(tmp_path: Path) -> None:
    backup = tmp_path / "records.backup"
    with own_database() as url:
        place = Place(tmp_path / "first", DATABASE_URL=url).make()
        (place.data / "media").mkdir()
        (place.data / "media" / "house.jpg").write_bytes(b"a picture of a house")
        place.must("backup", str(backup))
    with own_database(empty=True) as url:
        elsewhere = Place(tmp_path / "second", DATABASE_URL=url)
        elsewhere.env["SIXTEEN_MASTER_KEY_FILE"] = place.env["SIXTEEN_MASTER_KEY_FILE"]
        there = elsewhere.data / "media" / "images" / "kept.jpg"
        there.parent.mkdir(parents=True)
        there.write_bytes(b"kept")
        done = elsewhere.run("restore", str(backup))
        assert done.returncode and "Nothing was restored" in done.stderr
        assert "pictures in" in done.stderr and there.read_bytes() == b"kept"
        shutil.rmtree(elsewhere.data / "media")
        (elsewhere.data / "media").write_text("no folder")
        done = elsewhere.run("restore", str(backup))
        assert done.returncode and "restored, and the pictures are not" in done.stderr
