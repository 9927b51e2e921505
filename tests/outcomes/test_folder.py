"""An extract is what its schema says, or is refused with the place that is wrong."""

import errno
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sixteen.outcomes import command
from sixteen.outcomes.folder import (
    ExtractProblem,
    Manifest,
    arrow_schema,
    open_extract,
    write_extract,
)
from sixteen.outcomes.refusals import Refused
from sixteen.outcomes.schema import TABLES
from tests.outcomes.nhs_tables import small_service, write

MANIFEST = Manifest(
    made_from="simulation",
    made_at=datetime(2026, 11, 1, tzinfo=UTC),
    since=date(2026, 1, 1),
    until=date(2026, 10, 31),
    delete_on=date(2026, 12, 1),
)
EMPTY = {name: arrow_schema(table).empty_table() for name, table in TABLES.items()}


def test_what_is_written_is_opened_again_and_is_the_owners_alone(tmp_path: Path) -> None:
    kept = {name: table for name, table in EMPTY.items() if name != "aims"}
    made = write_extract(tmp_path / "out", kept, MANIFEST)
    assert open_extract(tmp_path / "out").manifest == MANIFEST
    assert made.files("aims") == [] and len(made.files("scores")) == 1
    assert {oct(path.stat().st_mode & 0o777) for path in made.place.iterdir()} == {"0o600"}


def _bad_manifest(place: Path) -> None:
    (place / "extract.json").write_text("{")


def _backwards(place: Path) -> None:
    facts = json.loads((place / "extract.json").read_text())
    (place / "extract.json").write_text(json.dumps(facts | {"since": "2027-01-01"}))


def _other_version(place: Path) -> None:
    facts = json.loads((place / "extract.json").read_text())
    (place / "extract.json").write_text(json.dumps(facts | {"schema": 99}))


def _no_sums(place: Path) -> None:
    facts = json.loads((place / "extract.json").read_text())
    (place / "extract.json").write_text(json.dumps(facts | {"sha256": ["scores.parquet"]}))


def _changed(place: Path) -> None:
    pq.write_table(EMPTY["scores"], place / "scores.parquet", compression="none")


def _no_scores(place: Path) -> None:
    (place / "scores.parquet").unlink()


def _torn(place: Path) -> None:
    whole = (place / "contacts.parquet").read_bytes()
    (place / "contacts.parquet").write_bytes(whole[: len(whole) // 2])


def _without_a_column(place: Path) -> None:
    pq.write_table(EMPTY["scores"].drop_columns(["total"]), place / "scores.parquet")


def _other_kind(place: Path) -> None:
    table = EMPTY["scores"]
    floats = table.set_column(5, "total", pa.array([], pa.float64()))
    pq.write_table(floats, place / "scores.parquet")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (_bad_manifest, "extract.json"),
        (_backwards, "since is after until"),
        (_other_version, "schema is not 1"),
        (_no_sums, "sha256 does not name the files"),
        (_changed, "scores.parquet is not what was written"),
        (_no_scores, "scores.parquet is missing"),
        (_torn, "contacts.parquet is not a Parquet file"),
        (_without_a_column, "scores.parquet: there is no column total"),
        (_other_kind, "scores.parquet: total is double"),
    ],
)
def test_what_is_wrong_with_it_is_named(tmp_path: Path, fault, says: str) -> None:
    write_extract(tmp_path, EMPTY, MANIFEST)
    fault(tmp_path)
    with pytest.raises(ExtractProblem, match=says):
        open_extract(tmp_path)


def test_a_directory_that_is_no_extract_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(ExtractProblem, match=r"there is no extract\.json"):
        open_extract(tmp_path)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    place = write_extract(tmp_path / "out", EMPTY, MANIFEST).place
    scores = pq.read_table(place / "scores.parquet")
    twice = pa.Table.from_arrays([*scores.columns, scores["day"]], [*scores.column_names, "day"])
    pq.write_table(twice, place / "scores.parquet")
    with pytest.raises(ExtractProblem, match="two columns are called day"):
        open_extract(place)


@pytest.mark.parametrize(
    "stop", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_what_stops_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    real = pq.write_table

    def stopped(table: pa.Table, path: Path, **how: str) -> None:
        real(table, path, **how)
        if path.name == "scores.parquet":
            raise stop

    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "notes.txt").write_text("of somebody else")
    monkeypatch.setattr(pq, "write_table", stopped)
    wanted = Refused if isinstance(stop, OSError) else KeyboardInterrupt
    for place in (tmp_path / "new" / "out", tmp_path / "kept"):
        with pytest.raises(wanted):
            write_extract(place, EMPTY, MANIFEST)
    assert [each.name for each in tmp_path.rglob("*")] == ["kept", "notes.txt"]


def test_where_nothing_can_be_written_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    out = str(tmp_path / "file" / "out")
    place = str(write(small_service(), tmp_path / "in"))
    for words in (
        ["outcomes", "import-iapt", place, "--out", out],
        ["simulate", "--referrals", "5", "--seed", "1", "--out", out],
    ):
        assert (command.alone(words) if words[0] == "simulate" else command.main(words[1:])) == 2
        assert f"{out} cannot be written: Not a directory" in capsys.readouterr().err
