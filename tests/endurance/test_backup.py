"""A backup taken while people book and answer is one moment of the records, whole."""

import json
from copy import deepcopy
from typing import Any

import pytest

from tests.endurance.load import Load, Promises
from tests.endurance.server import mortal
from tests.endurance.test_kill import SEED, whole
from tests.place import Place, own_database


def of_now(promises: Promises) -> dict[str, Any]:
    """What was promised up to now, while the load goes on."""
    copied: dict[str, Any] = json.loads(json.dumps(promises.as_json()))
    return copied


def at_least(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What a backup made between the two holds: all that was acknowledged before, and of what was
    sent until after perhaps."""
    promised = deepcopy(before) | {"tried_to_cancel": after["tried_to_cancel"]}
    for place, said in after["answers"].items():
        acknowledged = [yes for _, yes in before["answers"].get(place, [])]
        acknowledged += [False] * (len(said) - len(acknowledged))
        pairs = zip(said, acknowledged, strict=True)
        promised["answers"][place] = [(value, yes) for (value, _), yes in pairs]
    return promised


@pytest.mark.long
def test_a_backup_under_load_comes_back_whole(tmp_path):
    backup, promises = tmp_path / "records.backup", Promises()
    with mortal(tmp_path / "first", 3) as server, own_database(empty=True) as url:
        server.start()
        load = Load(server, promises, seed=SEED)
        load.begin(bookers=3)
        load.until(60)
        before = of_now(promises)
        server.place.must("backup", str(backup))
        after = of_now(promises)
        load.until(60)
        server.kill()
        load.end()
        assert promises.wrong == []
        meanwhile = Promises(**after).count() - Promises(**before).count()
        assert meanwhile > 0, "nobody did anything while the backup was made"
        elsewhere = Place(tmp_path / "second", DATABASE_URL=url)
        elsewhere.env["SIXTEEN_MASTER_KEY_FILE"] = str(server.place.key)
        elsewhere.must("restore", str(backup))
        assert "The audit holds" in elsewhere.must("audit", "verify")
        assert whole(elsewhere, at_least(before, after)) == []
        assert whole(elsewhere, promises.as_json()) != [], "what came later is not missed"
