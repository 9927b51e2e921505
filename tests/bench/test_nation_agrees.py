"""The ways of counting that are measured against each other say the same, ties and gaps included.

A simulated nation has no score without a contact and no two treatments on one day; this has.
"""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from sixteen.outcomes.catalogue import HEADLINES
from sixteen.outcomes.folder import Manifest, write_extract
from tests.bench import nation
from tests.outcomes.made_up import UNTIL, made
from tests.outcomes.test_twin import WITHIN, joined


def test_every_way_counts_the_same(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    whole = joined([made(Random(seed)) for seed in range(150)])
    assert any(score["contact"] is None for score in whole.scores)
    facts = Manifest("simulation", datetime(2025, 4, 1, tzinfo=UTC), WITHIN.since, UNTIL)
    write_extract(tmp_path, whole.arrow(), facts)
    with nation.OPEN:
        ours, sql, pandas = (way(tmp_path)() for way in (nation.ours, nation.sql, nation.pandas))
    assert set(ours) == set(HEADLINES) and ours["reliable_recovery"][0] > 10
    assert sql == ours and pandas == ours
