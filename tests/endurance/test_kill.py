"""kill -9 while people book and answer: nothing acknowledged is lost, nothing is half done."""

import json
import random
import subprocess
import sys
from typing import Any

import pytest

from tests.booking.race import overlaps
from tests.endurance.load import Load, Promises
from tests.endurance.server import Mortal, mortal
from tests.place import Place

SEED = 16


def whole(place: Place, promised: dict[str, Any] | None, *options: str) -> list[str]:
    """What tests.endurance.whole finds wrong."""
    told = json.dumps(promised) if promised else ""
    command = [sys.executable, "-m", "tests.endurance.whole", *options]
    done = subprocess.run(
        command, env=place.env, input=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def killed(server: Mortal, times: int) -> Promises:
    """Start, load, kill -9, look; so many times. The server is not running afterwards."""
    promises, chance = Promises(), random.Random(SEED)
    for number in range(times):
        server.start()
        load = Load(server, promises, seed=SEED + number)
        load.begin(bookers=3)
        load.until(chance.randint(20, 120))
        server.kill()
        load.end()
        assert promises.wrong == []
        assert whole(server.place, promises.as_json(), "--close-alerts") == [], (
            f"after kill {number + 1}"
        )
    return promises


def stands_after(server: Mortal, times: int) -> None:
    promises = killed(server, times)
    assert len(promises.booked) > times and promises.count() > 20 * times
    assert whole(server.place, promises.as_json(), "--end") == []
    assert overlaps(server) == 0
    assert "The audit holds" in server.place.must("audit", "verify")
    server.place.must("worker", "--once")
    said = server.log.read_text()
    assert "Traceback" not in said and "a round failed" not in said, said[-3000:]


def test_a_kill_loses_nothing(tmp_path):
    with mortal(tmp_path, 3) as server:
        stands_after(server, 1)


@pytest.mark.long
def test_fifty_kills_lose_nothing(tmp_path):
    with mortal(tmp_path, 3) as server:
        stands_after(server, 50)


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("alert-after-the-answer", "made nobody look"),
        ("booking-in-parts", "lacks|has no"),
        ("yes-before-it-is-kept", "is kept where"),
    ],
)
def test_a_planted_fault_is_seen(tmp_path, fault, seen):
    with mortal(tmp_path, 5) as server:
        server.place.env |= {
            "DJANGO_SETTINGS_MODULE": "tests.endurance.planted",
            "PLANTED_FAULT": fault,
        }
        with pytest.raises(AssertionError, match=seen):
            killed(server, 50)
