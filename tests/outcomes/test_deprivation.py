"""Where somebody lives counts as a tenth of deprivation, from a given table of postcodes."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sixteen.outcomes import command
from tests.outcomes.nhs_tables import small_service, write


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Six people: three with a postcode that the table has, one whose it has not, two without."""
    made = small_service()
    for person, postcode in zip(
        made["IDS001MPI"], ("AA1 1AA", "aa11aa", "AA1  1AB", "ZZ9 9ZZ", "", ""), strict=True
    ):
        person["Postcode"] = postcode
    return write(made, tmp_path / "in")


def run(place: Path, table: str | bytes) -> int:
    postcodes = place.parent / "postcodes.csv"
    postcodes.write_bytes(table.encode() if isinstance(table, str) else table)
    out = str(place.parent / "out")
    asked = ["import-iapt", str(place), "--out", out, "--postcodes", str(postcodes)]
    return command.main(asked)


TABLE = "country,postcode,tenth\nE,AA1 1AA,1\nE,AA1 1AB,10\nE,AA1 1AC,5\nE,AA1 1AD,\n"


def test_a_postcode_becomes_a_tenth_and_nothing_else(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, TABLE) == 0
    told = capsys.readouterr().err
    assert "3 of 6 referrals have no deprivation" in told
    rows = pq.read_table(place.parent / "out" / "referrals.parquet").to_pylist()
    assert [each["deprivation"] for each in rows] == [1, 1, 10, None, None, None]
    assert "AA1" not in str(rows).upper()


def test_it_is_told_apart_in_a_report(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, TABLE) == 0
    out = str(place.parent / "out")
    asked = ["report", "--extract", out, "--by", "deprivation", "--only", "referrals_received"]
    assert command.main([*asked, "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = {
        each.split(",")[0]: each.split(",")[3] for each in lines if "referrals_received" in each
    }
    assert told == {"1": "2", "10": "1", "Not known": "3"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("postcode,decile\nAA1 1AA,1\n", "there is no column tenth"),
        ("postcode,tenth\nAA1 1AA,0\n", "line 2, tenth: '0' is not a whole number from 1 to 10"),
        ("postcode,tenth\nZZ1 1AA,1.0\n", "line 2, tenth: '1.0' is not a whole number"),
        ("postcode,tenth\nAA1 1AA,1\nAA11AA,2\n", "line 3, tenth: its postcode was in another"),
        ("postcode,tenth\nAA1 1AA,1", "line 2: it has no line end"),
        ("postcode,tenth\nAA1 1AA\n", "line 2: there are 1 cells"),
        (b"postcode,tenth\nAA1 1\xff,1\n", "line 2: byte 6 (0xff) is not UTF-8"),
        ("", "it is empty"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_its_place(
    place: Path, capsys: pytest.CaptureFixture[str], table: str | bytes, words: str
) -> None:
    assert run(place, table) == 2
    told = capsys.readouterr().err
    assert words in told and "AA11AA" not in told
    assert not (place.parent / "out").exists()


def test_without_postcodes_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = write(small_service(), tmp_path / "in")
    assert run(place, TABLE) == 2
    assert "IDS001MPI has no postcodes" in capsys.readouterr().err
    people = place / "IDS001MPI.csv"
    people.write_text(people.read_text().replace("Postcode", "Where", 1))
    assert run(place, TABLE) == 2
    assert "IDS001MPI has no postcodes" in capsys.readouterr().err


def test_a_table_that_is_not_there_is_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, missing = str(place.parent / "out"), str(place.parent / "none.csv")
    assert command.main(["import-iapt", str(place), "--out", out, "--postcodes", missing]) == 2
    assert "none.csv cannot be read: No such file" in capsys.readouterr().err
