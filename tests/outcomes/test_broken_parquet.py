"""A thousand damaged extracts: a clear error that names the file, never a figure, no traceback."""

import random
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sixteen.outcomes.command import main
from sixteen.outcomes.folder import Manifest, write_extract
from tests.outcomes.made_up import UNTIL, made
from tests.outcomes.test_report import SINCE
from tests.outcomes.test_twin import joined


def damaged(by: random.Random, raw: bytes) -> bytes:
    here = by.randrange(len(raw))
    kinds = (
        lambda: raw[:here],
        lambda: raw[:here] + bytes([raw[here] ^ by.randrange(1, 256)]) + raw[here + 1 :],
        lambda: raw[:here] + by.randbytes(by.randrange(1, 30)) + raw[here:],
        lambda: raw[:here] + raw[here + by.randrange(1, 30) :],
        lambda: raw.replace(b"PAR1", b"PAR2"),
        lambda: b"",
        lambda: b"referral,measure,total\n1,phq9,14\n",
        lambda: raw + raw,
    )
    return by.choice(kinds)()


@pytest.mark.parametrize("files", [60, pytest.param(1000, marks=pytest.mark.long)])
def test_no_damaged_file_gives_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: int
) -> None:
    by = random.Random(files)
    facts = Manifest("simulation", datetime(2026, 11, 1, tzinfo=UTC), SINCE, UNTIL)
    whole = joined([made(random.Random(number)) for number in range(20)])
    write_extract(tmp_path / "whole", whole.arrow(), facts)
    place = tmp_path / "broken"
    shutil.copytree(tmp_path / "whole", place)
    for number in range(files):
        path = place / by.choice(("referrals.parquet", "contacts.parquet", "scores.parquet"))
        raw = path.read_bytes()
        path.write_bytes(damaged(by, raw))
        assert main(["report", "--extract", str(place)]) != 0, number
        out, err = capsys.readouterr()
        assert out == "" and path.name in err and "Traceback" not in err, (number, err)
        path.write_bytes(raw)
    assert main(["report", "--extract", str(place), "--only", "finished_course"]) == 0


def test_planted_without_its_sum_a_changed_digit_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sixteen.outcomes.folder._check_sums", lambda place: None)
    with pytest.raises(AssertionError):
        test_no_damaged_file_gives_a_figure(tmp_path, capsys, 60)
