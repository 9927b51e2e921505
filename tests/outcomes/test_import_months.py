"""Several months of somebody's NHS tables: in the right order, each once, and none missing."""

import copy
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sixteen.outcomes import command
from sixteen.outcomes.folder import open_extract
from sixteen.outcomes.iapt.tables import Tables
from tests.outcomes.nhs_tables import READ, add, small_service, write

LOG = "IDS205InternetTherLog"


def run(place: Path, out: Path, *words: str) -> int:
    return command.main(["import-iapt", str(place), "--out", str(out), *words])


def rows(out: Path, table: str) -> list[dict]:  # type: ignore[type-arg]
    return pq.read_table(out / f"{table}.parquet").to_pylist()


def month(made: Tables, first: str, last: str, made_at: str = "") -> Tables:
    """The same tables as those of another period."""
    other = copy.deepcopy(made)
    other["IDS000Header"][0] |= {
        "ReportingPeriodStartDate": first,
        "ReportingPeriodEndDate": last,
        "DateTimeDatSetCreate": made_at,
    }
    return other


def open_then_ended() -> tuple[Tables, Tables]:
    """Up to the end of May everybody is open; in June one is discharged."""
    june = month(small_service(), "2026-06-01", "2026-06-30")
    june["IDS101Referral"][1] |= {"ServDischDate": "2026-06-29", "EndCode": "47"}
    may = month(small_service(), "2026-01-01", "2026-05-31")
    for row in may["IDS101Referral"]:
        row |= {"ServDischDate": "", "EndCode": ""}
    for table in ("IDS201CareContact", "IDS202CareActivity", "IDS607CodedScoreAssessmentAct"):
        assert may[table]
    return may, june


def test_months_are_ordered_by_the_days_in_their_headers(tmp_path: Path) -> None:
    may, june = open_then_ended()
    write(may, tmp_path / "in" / "May 2026")
    write(june, tmp_path / "in" / "June 2026")  # before May by its name
    assert run(tmp_path / "in", tmp_path / "out") == 0
    ends = [each["end_code"] for each in rows(tmp_path / "out", "referrals")]
    assert ends.count("47") == 1 and ends.count("46") == 2
    facts = open_extract(tmp_path / "out").manifest
    assert (facts.since, facts.until) == (date(2026, 1, 1), date(2026, 6, 30))


def test_what_cannot_be_ordered_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    may, june = open_then_ended()
    without = [name for name in READ if name != "IDS000Header"]
    write(may, tmp_path / "names" / "May", without)
    write(june, tmp_path / "names" / "June", without)
    assert run(tmp_path / "names", tmp_path / "out") == 2
    assert "nobody can say which month it is" in capsys.readouterr().err
    write(month(june, "2026-06-01", "2026-06-30"), tmp_path / "twice" / "a")
    write(month(june, "2026-06-01", "2026-06-30"), tmp_path / "twice" / "b")
    assert run(tmp_path / "twice", tmp_path / "out") == 2
    assert "does not say which was made later" in capsys.readouterr().err
    for faults, words in (
        ({"ReportingPeriodStartDate": ""}, "line 2, ReportingPeriodStartDate"),
        ({"ReportingPeriodEndDate": "2025-12-31"}, "2025-12-31 is before the start"),
    ):
        wrong = copy.deepcopy(may)
        wrong["IDS000Header"][0] |= faults
        assert run(write(wrong, tmp_path / "wrong"), tmp_path / "out") == 2
        assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_month_sent_again_counts_once_and_as_it_was_sent_last(tmp_path: Path) -> None:
    """The refresh of a month stands for all of the month: what it leaves out was taken back."""
    may, june = open_then_ended()
    for sent in (may, june):
        log = {"ServiceRequestId": "R0", "StartDateIntEnabledTherLog": "2026-06-02"}
        add(sent, LOG, **log)
        add(sent, LOG, **log)  # two on one day
    names = [*READ, LOG]
    again = month(june, "2026-06-01", "2026-06-30", "2026-08-01T10:00:00")
    again["IDS101Referral"][1] |= {"EndCode": "48"}
    again["IDS606CodedScoreAssessmentRefer"] = []
    first = month(june, "2026-06-01", "2026-06-30", "2026-07-01T10:00:00")
    first["IDS606CodedScoreAssessmentRefer"][0] |= {"PersScore": "1"}
    write(again, tmp_path / "in" / "A refresh", names)
    write(first, tmp_path / "in" / "B primary", names)
    write(may, tmp_path / "in" / "C", names)
    assert run(tmp_path / "in", tmp_path / "out") == 0
    out = tmp_path / "out"
    kinds = [each["kind"] for each in rows(out, "contacts")]
    assert kinds.count("net") == 2
    assert [each["end_code"] for each in rows(out, "referrals")].count("48") == 1
    beside = [each for each in rows(out, "scores") if each["contact"] is None]
    assert {int(each["total"]) for each in beside} == {21}  # of May, and not 1


def test_a_missing_month_is_refused_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    may, june = open_then_ended()
    write(month(may, "2026-01-01", "2026-03-31"), tmp_path / "in" / "first")
    write(june, tmp_path / "in" / "last")
    assert run(tmp_path / "in", tmp_path / "out") == 2
    said = capsys.readouterr().err
    assert "April 2026, May 2026 are missing" in said and not (tmp_path / "out").exists()
    # The same where only the names of folders say which month it is.
    without = [name for name in READ if name != "IDS000Header"]
    write(may, tmp_path / "names" / "2026-04", without)
    write(june, tmp_path / "names" / "2026-06 refresh", without)
    assert run(tmp_path / "names", tmp_path / "out") == 2
    assert "May 2026 is missing" in capsys.readouterr().err


def test_who_began_before_the_first_month_is_left_out_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of them the first treatment, the wait and the first scores are not in the tables."""
    _, june = open_then_ended()
    june["IDS101Referral"][5] |= {"ReferralRequestReceivedDate": "2026-06-01"}
    june["IDS201CareContact"] = [
        each | {"CareContDate": "2026-06-10"} if each["ServiceRequestId"] == "R5" else each
        for each in june["IDS201CareContact"]
    ]
    june["IDS606CodedScoreAssessmentRefer"] = []
    place = write(june, tmp_path / "in")
    assert run(place, tmp_path / "out") == 0
    said = capsys.readouterr().err
    assert "5 referrals began before 2026-06-01" in said and "(2 of them ended since)" in said
    assert [str(each["received"]) for each in rows(tmp_path / "out", "referrals")] == ["2026-06-01"]
    assert len(rows(tmp_path / "out", "contacts")) == 5
    assert {each["referral"] for each in rows(tmp_path / "out", "scores")} == {1}
    assert open_extract(tmp_path / "out").manifest.since == date(2026, 6, 1)
    # Who knows that the tables hold all of it says from when.
    assert run(place, tmp_path / "all", "--since", "2026-01-01") == 0
    assert len(rows(tmp_path / "all", "referrals")) == 6
    assert run(place, tmp_path / "none", "--since", "2026-06-02") == 2
    assert "all 6 referrals began before" in capsys.readouterr().err
