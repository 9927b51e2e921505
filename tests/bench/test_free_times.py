"""Four weeks of free times: against a program that many use, and against reading the rows.

Ratios within one run on one machine; a time alone says nothing. Both use SQLite.
"""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.place import Place

pytestmark = pytest.mark.bench
ROOT = Path(__file__).resolve().parent.parent.parent
PEER, PINS = ROOT / ".bench" / "venv", ROOT / "tests" / "bench" / "peer.txt"
TEN_TIMES, OF_READING = 10, 6


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """From the Monday after next: ten slots of 50 minutes on each working day, the third taken."""
    first = date.today() + timedelta(days=14 - date.today().weekday())
    working = [first + timedelta(days=ahead) for ahead in range(28) if ahead % 7 < 5]
    written = {
        "first": first.isoformat(),
        "from": "09:00",
        "until": "17:20",
        "minutes": 50,
        "taken": [datetime.combine(day, time(10, 40)).isoformat() for day in working],
    }
    path = tmp_path / "diary.json"
    path.write_text(json.dumps(written))
    return path


@pytest.fixture(scope="session")
def peer() -> Path:
    """django-appointment in an environment of its own, made once and kept in .bench."""
    python, done = PEER / "bin" / "python", PEER / "installed.txt"
    if not done.exists() or done.read_text() != PINS.read_text():
        venv.create(PEER, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "-q", "--no-deps", "-r", str(PINS)]
        subprocess.run(pip, check=True)
        done.write_text(PINS.read_text())
    return python


def answer(command: list[str], env: dict[str, str]) -> Any:
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def ours(tmp_path: Path, diary: Path) -> Callable[[int], Any]:
    def run(therapists: int) -> Any:
        place = Place(tmp_path / str(therapists), DATABASE_URL="")
        place.must("keys", "create")
        place.must("migrate", "--verbosity", "0")
        command = [sys.executable, "-m", "tests.bench.ours", str(diary), str(therapists)]
        return answer(command, place.env)

    return run


def test_ten_times_faster_than_a_program_that_asks_day_by_day(
    ours: Callable[[int], Any], diary: Path, peer: Path
) -> None:
    without_ours = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    theirs = answer([str(peer), str(ROOT / "tests/bench/peer.py"), str(diary)], without_ours)
    mine = ours(1)
    assert len(mine["free"]) == 180 and mine["free"] == theirs["free"]
    ratio = theirs["seconds"] / mine["seconds"]
    print(f"\nfour weeks of one therapist: {ratio:.1f} times as fast as django-appointment")
    assert ratio >= TEN_TIMES


def test_two_hundred_therapists_cost_little_more_than_reading_their_rows(
    ours: Callable[[int], Any],
) -> None:
    found = ours(200)
    assert found["count"] == 200 * 180
    ratio = found["seconds"] / found["reading"]
    print(f"\nfour weeks of 200 therapists: {ratio:.1f} times what reading the rows takes")
    assert ratio <= OF_READING
