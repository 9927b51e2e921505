"""Foci from before they were agreed and refined are what they were, in new words."""

import json

import pytest

from tests import migrated
from tests.place import Place, own_database

# What a client could read they still can; the first that was final is agreed, a later one refined.
AFTER = [
    [1, "agreed", "yes", True, True],
    [2, "refined", "yes", True, True],
    [3, "shared", "yes", True, False],
    [4, "draft", "", False, False],
    [1, "draft", "", False, False],
    [2, "agreed", "yes", True, True],
]
BACK = ["final", "final", "shared", "draft", "draft", "final"]


@pytest.mark.long
def test_old_foci_go_through_the_migration_and_back(tmp_path) -> None:
    with own_database(empty=True) as url:
        place = Place(tmp_path, DATABASE_URL=url)
        migrated.write_key(place.key)
        place.data.mkdir(parents=True)
        assert json.loads(place.fill("tests.care.old_foci")) == [AFTER, BACK]
