"""An extract of others' tables goes on its day, and what was stopped half way leaves nothing."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sixteen.audit.models import Entry
from sixteen.outcomes import command, folder, register
from sixteen.outcomes.commands import tidy
from sixteen.outcomes.folder import open_extract
from sixteen.outcomes.own import keeping
from sixteen.outcomes.register import known
from tests.outcomes.nhs_tables import small_service, write

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    keeping._looked.clear()
    return write(small_service(3), tmp_path / "in")


def imported(tables: Path, out: Path) -> int:
    return command.main(["import-iapt", str(tables), "--out", str(out)])


@pytest.mark.django_db
def test_the_worker_deletes_an_imported_extract_on_its_day(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert imported(tables, out) == 0
    last = open_extract(out).manifest.delete_on
    assert last and keeping.tend_extracts(at=NOW + 89 * DAY) == 0 and out.exists()
    # Planted: the register does not know those of others.
    with monkeypatch.context() as planted:
        planted.setattr(register, "OF_OTHERS", "nobody")
        assert keeping.tend_extracts(at=NOW + 91 * DAY) == 0
    keeping._looked.clear()
    assert keeping.tend_extracts(at=NOW + 91 * DAY) == 1 and not out.exists()
    assert Entry.objects.filter(action="delete-extract").count() == 1 and known() == {}
    # A simulated one is of nobody, and stays.
    made = tmp_path / "made"
    asked = ["simulate", "--referrals", "5", "--seed", "1", "--out", str(made)]
    assert command.alone(asked) == 0 and made.absolute() not in known()
    assert keeping.tend_extracts(at=NOW + 900 * DAY) == 0 and open_extract(made)


def test_where_no_worker_runs_tidy_deletes_it_and_nothing_else(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, moved = tmp_path / "out", tmp_path / "moved"
    assert imported(tables, out) == 0 and "It is deleted on" in capsys.readouterr().err
    assert tidy.tidy(NOW.date() + 89 * DAY) == 0 and out.exists()
    assert command.main(["tidy"]) == 0 and "None is due." in capsys.readouterr().out
    # Another one at its path is somebody else's.
    out.rename(moved)
    assert imported(tables, tmp_path / "other") == 0
    (tmp_path / "other").rename(out)
    assert tidy.tidy(NOW.date() + 91 * DAY) == 0 and out.exists()
    (out / "mine.txt").touch()
    out.rename(tmp_path / "other")
    moved.rename(out)
    assert tidy.tidy(NOW.date() + 91 * DAY) == 2 and not out.exists()
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["mine.txt"]


def stopped(*_: Any) -> None:
    raise KeyboardInterrupt


def ended(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def full(*_: Any) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("how", "status"), [(stopped, 130), (ended, 143), (full, 2)])
def test_what_is_stopped_half_way_leaves_nothing(
    tables: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: Callable[..., None],
    status: int,
) -> None:
    monkeypatch.setattr(folder, "write_manifest", how)
    out = tmp_path / "deep" / "out"
    try:
        assert imported(tables, out) == status
    except SystemExit as why:
        assert why.code == status
    assert not out.parent.exists() and known() == {}
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.django_db
def test_what_the_power_cut_left_goes_two_days_later(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can tidy up after that at once: there is a folder without a manifest."""
    out = tmp_path / "out"
    assert imported(tables, out) == 0
    (out / "extract.json").unlink()
    assert keeping.tend_extracts(at=NOW + DAY) == 0 and out.exists()
    assert keeping.tend_extracts(at=NOW + 2 * DAY) == 1 and not out.exists()


@pytest.mark.django_db
def test_where_no_worker_runs_a_torn_one_goes_too(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    torn, cut = tmp_path / "torn", tmp_path / "cut"
    assert imported(tables, torn) == imported(tables, cut) == 0
    manifest = torn / "extract.json"
    manifest.write_text(manifest.read_text()[:60])
    (cut / "extract.json").unlink()
    assert tidy.tidy(NOW.date()) == 1 and not torn.exists() and cut.exists()
    assert "torn/extract.json is not what it should be" in capsys.readouterr().err
    assert tidy.tidy(NOW.date() + 2 * DAY) == 1 and not cut.exists() and known() == {}


@pytest.mark.django_db
def test_one_of_another_version_stays_until_its_day(tables: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert imported(tables, out) == 0
    manifest = out / "extract.json"
    manifest.write_text(manifest.read_text().replace('"schema": ', '"schema": 9', 1))
    with pytest.raises(folder.ExtractProblem, match="schema is not"):
        open_extract(out)
    assert keeping.tend_extracts(at=NOW) == 0 and tidy.tidy(NOW.date()) == 0 and out.exists()
    assert tidy.tidy(NOW.date() + 91 * DAY) == 1 and not out.exists()
