"""The record as NHS tables, read back as anybody's: the same figures as from the record itself."""

from datetime import date
from pathlib import Path

import pytest

from sixteen.care.models import Course
from sixteen.outcomes import command
from sixteen.outcomes.catalogue import HEADLINES
from sixteen.outcomes.counting import Question, counted_tables, figures
from sixteen.outcomes.engines import engine, tables_of
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.folder import Extract, open_extract
from sixteen.outcomes.iapt.writing import write_month
from sixteen.outcomes.own.extracting import extract_to
from tests.outcomes.lived import AT, Lived
from tests.portal.house import NOW

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 7, 1), date(2026, 12, 31)


@pytest.fixture
def practice(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lived:
    settings.DATA = tmp_path / "data"
    settings.NHS_PROVIDER, settings.NHS_COMMISSIONER = "ABC01", "XYZ01"
    monkeypatch.setattr("sixteen.outcomes.iapt.writing.timezone.localtime", lambda: AT)
    made = Lived()
    made.lived({1: 16, 16: 6}, {1: 12, 16: 5})  # recovered, reliably
    made.lived({1: 12, 9: 9}, {1: 9, 9: 7})  # recovered, not reliably
    made.lived({1: 16, 8: 3, 16: 15}, {1: 12, 16: 11})  # no change
    made.lived({1: 10, 16: 16}, {1: 8, 16: 9})  # worse
    made.lived({2: 16}, {2: 12})  # no last totals
    made.lived({1: 9, 16: 2}, {1: 7, 16: 7}, held=12)  # never at caseness
    made.signposted()
    # Received when they began, though they were entered later.
    assert {each.made_at for each in Course.objects.all()} == {NOW}
    # One session that was missed, with what was answered for it.
    missed = Course.objects.order_by("pk")[0].sessions.get(number=9)
    missed.state = "missed"
    missed.save()
    return made


def counted(extract: Extract) -> list[Figure]:
    with engine("duckdb") as connection:
        tables = tables_of(connection, extract)
        with counted_tables(tables) as found:
            return figures(found, Question(SINCE, UNTIL, only=(*HEADLINES, "no_end_reason")))


def test_the_figures_are_the_same_by_way_of_the_nhs_tables(practice: Lived, tmp_path: Path) -> None:
    own = extract_to(tmp_path / "own", with_therapists=False, days=30, by=None, at=AT)
    for month in range(8, 13):
        assert write_month(f"2026-{month:02}", tmp_path / "months" / f"2026-{month:02}") == 0
    words = [str(tmp_path / "months"), "--out", str(tmp_path / "back")]
    assert command.main(["import-iapt", *words]) == 0
    there, back = counted(own), counted(open_extract(tmp_path / "back"))
    assert back == there
    told = {each.indicator: (each.count, each.of) for each in back}
    assert told["finished_course"] == (6, 7)
    # Of who was signposted and had no course it is known how it ended.
    assert told["no_end_reason"] == (6, 7)
    assert told["reliable_recovery"] == (1, 5) and told["recovery"] == (2, 5)
