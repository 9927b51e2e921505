"""Show 5: after an erasure that person is nowhere, and a backup that is put back does not bring
them back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.canary.search import everywhere, found
from tests.place import Place, own_database
from tests.serving import Server


class Told:
    """One installation with Mina in it, and what of hers must be nowhere."""

    def __init__(self, folder: Path, url: str) -> None:
        self.place = Place(folder, DATABASE_URL=url).make()
        # Beside the master key, as it is where nobody says otherwise.
        self.place.env.pop("SIXTEEN_LEDGER_FILE", None)
        self.server = Server(self.place, 0, url)
        # Some of what is said of her stands in every installation: “The last session”.
        empty = b"".join(held for _, held in everywhere(self.server)).lower()
        said = json.loads(self.place.fill("tests.erasure.fill", "make").splitlines()[-1])
        self.words = [each for each in said["words"] if each.lower().encode() not in empty]
        self.held = [bytes.fromhex(each) for each in said["held"]]

    def still_held(self) -> int:
        """How many values of hers stand in the files of the database, or in what it would dump."""
        places = [
            held
            for name, held in everywhere(self.server)
            if "pg_wal" not in name and not name.endswith(".backup")
        ]
        return sum(any(_part(each) in place for place in places) for each in self.held)

    def sweep(self) -> None:
        self.place.must("worker", "--once")


def _part(value: bytes) -> bytes:
    """A piece of a value: long ones lie on several pages."""
    return value[2:22]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with own_database() as url:
        yield Told(tmp_path / "first", url)


def test_afterwards_they_are_nowhere_and_no_backup_brings_them_back(told: Told, tmp_path: Path):
    place = told.place
    assert len(told.words) > 25 and len(told.held) > 60
    assert told.still_held() > 0.9 * len(told.held), "nothing was there to be found"
    place.must("backup", str(tmp_path / "before.backup"))
    place.fill("tests.erasure.fill", "erase")
    told.sweep()
    assert told.still_held() == 0
    assert found(everywhere(told.server), told.words) == []
    assert "The audit holds" in place.must("audit", "verify")
    assert "may serve" in place.must("check")
    with own_database(empty=True) as empty:
        second = elsewhere(told, tmp_path, empty)
        assert "Erased again" in second.must("restore", str(tmp_path / "before.backup"))
        assert clients(second) == "0" and "may serve" in second.must("check")
        assert "The audit holds" in second.must("audit", "verify")


def elsewhere(told: Told, tmp_path: Path, empty: str) -> Place:
    """Another machine with the same key, and the ledger beside it."""
    second = Place(tmp_path / "second", DATABASE_URL=empty)
    second.env["SIXTEEN_MASTER_KEY_FILE"] = str(told.place.key)
    second.env.pop("SIXTEEN_LEDGER_FILE")
    return second


def clients(place: Place) -> str:
    asked = "from sixteen.people.models import Client\nprint('here', Client.objects.count())\n"
    said = place.must("shell", given=asked)
    return said.rpartition("here ")[2].strip()


@pytest.mark.long
def test_where_the_ledger_comes_later_nothing_is_served_until_it_is_applied(
    told: Told, tmp_path: Path
):
    told.place.must("backup", str(tmp_path / "before.backup"))
    told.place.fill("tests.erasure.fill", "erase")
    with own_database(empty=True) as empty:
        second = elsewhere(told, tmp_path, empty)
        second.env["SIXTEEN_LEDGER_FILE"] = str(tmp_path / "nowhere" / "erasures.ledger")
        second.must("restore", str(tmp_path / "before.backup"))
        assert clients(second) == "1"
        del second.env["SIXTEEN_LEDGER_FILE"]
        refused = second.run("check")
        assert refused.returncode and "sixteen erasures --apply" in refused.stderr
        assert "Erased again: " in second.must("erasures", "--apply")
        assert clients(second) == "0" and "may serve" in second.must("check")


@pytest.mark.long
def test_planted_a_key_and_a_session_that_are_forgotten_are_found(told: Told):
    told.place.fill("tests.erasure.fill", "erase_badly")
    # The ledger is right, so nothing would be served: the sweep is made by hand.
    told.place.must("shell", given=SWEEP)
    assert told.still_held() == 2
    assert "erasures --apply" in told.place.run("check").stderr


SWEEP = """
from django.utils import timezone
from sixteen.project.sweeping import sweep_erased
sweep_erased(at=timezone.now())
"""
