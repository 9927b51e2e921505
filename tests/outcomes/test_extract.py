"""An extract of the record: who is in it without a name, and how long it is there."""

import json
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sixteen.audit.models import Entry
from sixteen.care.actions.elsewhere import came_in
from sixteen.outcomes import command
from sixteen.outcomes.checks import check
from sixteen.outcomes.counting import Question, counted_tables, figures
from sixteen.outcomes.engines import engine, tables_of
from sixteen.outcomes.folder import (
    Extract,
    Manifest,
    arrow_schema,
    open_extract,
    write_extract,
)
from sixteen.outcomes.own import keeping
from sixteen.outcomes.own.dashboard import board, lead_document
from sixteen.outcomes.own.extracting import extract_to
from sixteen.outcomes.refusals import Refused
from sixteen.outcomes.register import known
from sixteen.outcomes.schema import TABLES
from sixteen.people.models import Client
from sixteen.people.permissions import Role
from sixteen.vault.person_keys import destroy_key
from tests.outcomes.lived import AT, Lived
from tests.portal.house import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Lived:
    return Lived()


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
    keeping._looked.clear()


def extracted(place: Path, **options) -> Extract:
    return extract_to(
        place, **({"with_therapists": False, "days": 30, "by": None, "at": AT} | options)
    )


def test_the_figures_of_an_extract_are_those_of_the_record(
    practice: Lived,
    tmp_path: Path,
) -> None:
    practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})  # recovered, reliably
    practice.lived({1: 16, 16: 15}, {1: 12, 16: 11})  # no change
    practice.lived({1: 16}, {1: 12})  # no last totals
    extract = extracted(tmp_path / "out")
    assert open_extract(extract.place).manifest.delete_on == (AT + timedelta(days=30)).date()
    with engine("duckdb") as connection:
        tables = tables_of(connection, extract)
        check(tables, extract)
        codes = ("finished_course", "reliable_recovery", "no_change", "paired_data")
        with counted_tables(tables) as counted:
            question = Question(extract.manifest.since, extract.manifest.until, only=codes)
            found = {each.indicator: (each.count, each.of) for each in figures(counted, question)}
    assert found == {
        "finished_course": (3, 3),
        "reliable_recovery": (1, 3),
        "no_change": (1, 3),
        "paired_data": (2, 3),
    }
    assert Entry.objects.filter(action="make-extract").count() == 1


def test_nothing_in_it_names_anybody_or_leads_from_one_extract_to_another(
    practice: Lived,
    tmp_path: Path,
) -> None:
    course = practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    one, other = extracted(tmp_path / "one"), extracted(tmp_path / "other")
    files = [path for each in (one, other) for path in each.place.iterdir()]
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}
    written = b"".join(path.read_bytes() for path in files)
    for pk in (course.pk, course.client_id, course.therapist_id):
        assert str(pk).encode() not in written and pk.bytes not in written
    ids = [
        pq.read_table(each.files("referrals")[0])["referral"].to_pylist() for each in (one, other)
    ]
    assert len(ids[0]) == 1 and not set(ids[0]) & set(ids[1])
    contacts = pq.read_table(one.files("contacts")[0])
    assert contacts["therapist"].null_count == len(contacts)


def test_it_is_deleted_when_its_day_has_come(practice: Lived, tmp_path: Path) -> None:
    practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    place = extracted(tmp_path / "out").place
    assert keeping.tend_extracts(at=AT + timedelta(days=29)) == 0 and place.exists()
    assert keeping.tend_extracts(at=AT + timedelta(days=30)) == 1 and not place.exists()
    assert Entry.objects.filter(action="delete-extract").count() == 1


def test_it_is_deleted_when_somebody_in_it_is_erased(
    practice: Lived,
    tmp_path: Path,
) -> None:
    course = practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    before = extracted(tmp_path / "before").place
    (before / "notes.txt").write_text("of whoever runs the service")
    destroy_key(course.client_id, at=AT)
    after = extracted(tmp_path / "after")
    assert pq.read_table(after.files("referrals")[0]).num_rows == 0
    assert keeping.tend_extracts(at=AT) == 1
    assert [path.name for path in before.iterdir()] == ["notes.txt"]
    assert after.place.exists() and Client.objects.exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        extracted(tmp_path)


def test_what_cannot_be_written_is_refused_and_forgotten(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "out", tmp_path / "file"):
        with pytest.raises(Refused):
            extracted(place)
    assert known() == {} and not Entry.objects.filter(action="make-extract").exists()


def test_an_extract_of_others_at_the_path_of_one_of_ours_is_never_deleted(
    practice: Lived, tmp_path: Path
) -> None:
    place = extracted(tmp_path / "out").place
    place.rename(tmp_path / "moved")
    facts = Manifest("nhs data set", AT, AT.date(), AT.date(), delete_on=AT.date())
    tables = {name: arrow_schema(table).empty_table() for name, table in TABLES.items()}
    row = {"referral": 1, "received": AT.date()}
    tables["referrals"] = pa.Table.from_pylist([row], schema=tables["referrals"].schema)
    write_extract(place, tables, facts)
    assert keeping.tend_extracts(at=AT + timedelta(days=60)) == 0
    assert open_extract(place).manifest.made_from == "nhs data set"
    # And one that was deleted is forgotten.
    other = extracted(tmp_path / "other").place
    assert keeping.tend_extracts(at=AT + timedelta(days=60)) == 1
    assert other not in known() and place in known()


def test_a_course_that_came_in_after_sessions_elsewhere_is_left_out_and_said(
    practice: Lived, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its seventh session would be a first one, with no wait and a later first score."""
    practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    other = practice.lived({1: 10, 16: 6}, {1: 9, 16: 5})
    came_in(course=other, sessions=6, by=practice.house.therapist, at=AT)
    extract = extracted(tmp_path / "out")
    assert "1 course that came in after some sessions elsewhere" in capsys.readouterr().err
    assert pq.read_table(extract.files("referrals")[0]).num_rows == 1
    lead = account(Role.SERVICE_LEAD, name="Lee")
    found = board(since=AT.date() - timedelta(days=365), until=AT.date(), by=lead, at=AT)
    assert found.elsewhere == 1 and found.tree[0].count == 1
    assert "1 course that came in" in lead_document(found)


def test_how_it_was_is_not_known_from_an_extract_of_ours(
    practice: Lived, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers are kept apart from who gave them: 0 % would be false."""
    practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    place = str(extracted(tmp_path / "out").place)
    assert command.main(["report", "--extract", place, "--all", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    codes = {each["indicator"] for each in said["figures"]}
    assert "experience_returned" not in codes and "aims_rated_twice" in codes
    assert any("Not known from it: Experience: somebody answered" in each for each in said["about"])
    asked = ["report", "--extract", place, "--only", "experience_returned", "--format", "csv"]
    assert command.main(asked) == 0
    assert "Not known from this extract: Experience" in capsys.readouterr().err
