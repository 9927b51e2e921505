"""Ten thousand attempts by eight processes on a hundred slots: a hundred are sold."""

import json
from pathlib import Path

import pytest

from tests.booking.race import overlaps
from tests.place import Place, only_on_postgresql, own_database
from tests.serving import Server

SLOTS, PROCESSES = 100, 8
PATIENT = {"DJANGO_SETTINGS_MODULE": "tests.booking.patient"}


def crowd(folder: Path, attempts: int, *fill: str, **env: str) -> tuple[dict[str, int], Place]:
    """What the attempts came to. Four therapists with the same hours by video."""
    place = Place(folder, **PATIENT | env).make()
    for words in (["fill", "4", "0", *fill], ["crowd", str(PROCESSES), str(attempts), str(SLOTS)]):
        told = place.fill(f"tests.booking.{words[0]}", *words[1:])
    return json.loads(told), place


def test_exactly_a_hundred_are_sold(tmp_path: Path) -> None:
    """Four hundred attempts every day: ten thousand take minutes on SQLite."""
    with own_database() as url:
        told, place = crowd(tmp_path, 400, DATABASE_URL=url)
        rows = Server(place, 0, url)
        assert told == {"sold": SLOTS, "SlotTaken": 400 - SLOTS}
        assert overlaps(rows) == 0
        assert rows.rows("SELECT count(*) FROM scheduling_appointment") == [(SLOTS,)]
        assert rows.rows("SELECT count(*) FROM people_client") == [(SLOTS,)]
        assert rows.rows("SELECT count(*) FROM intake_enquiry") == [(SLOTS,)]


@pytest.mark.long
def test_of_ten_thousand_exactly_a_hundred_are_sold(tmp_path: Path) -> None:
    with own_database() as url:
        told, _ = crowd(tmp_path, 10_000, DATABASE_URL=url)
    assert told == {"sold": SLOTS, "SlotTaken": 10_000 - SLOTS}


@pytest.mark.long
@only_on_postgresql
@pytest.mark.parametrize("fault", ["no-lock", "check-before-lock"])
def test_without_lock_and_constraint_more_are_sold_than_there_are(
    tmp_path: Path, fault: str
) -> None:
    planted = {"DJANGO_SETTINGS_MODULE": "tests.booking.planted", "PLANTED_FAULT": fault}
    with own_database() as url:
        told, _ = crowd(tmp_path, 10_000, "unguarded", DATABASE_URL=url, **planted)
    assert told["sold"] > SLOTS
