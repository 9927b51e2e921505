"""Anybody's NHS tables: an extract that counts the same, or a place that is wrong. Nothing else."""

import csv
import random
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sixteen.outcomes import command
from sixteen.outcomes.folder import open_extract
from sixteen.outcomes.iapt.questionnaires import BY_CODE
from tests.outcomes.nhs_tables import READ, WSAS, small_service, write

FILES = [f"{name}.csv" for name in READ]


def run(place: Path, out: Path) -> int:
    return command.main(["import-iapt", str(place), "--out", str(out)])


def rows(out: Path, table: str) -> list[dict]:  # type: ignore[type-arg]
    return pq.read_table(out / f"{table}.parquet").to_pylist()


def test_a_service_becomes_an_extract_that_names_nobody(tmp_path: Path) -> None:
    place, out = write(small_service(), tmp_path / "in"), tmp_path / "out"
    (place / "IDS101Referral.csv").rename(place / "ids101.CSV")  # names as others write them
    assert run(place, out) == 0
    extract = open_extract(out)
    assert (extract.manifest.made_from, extract.manifest.delete_on is None) == (
        "nhs data set",
        False,
    )
    assert str(extract.manifest.since), str(extract.manifest.until) == ("2026-01-01", "2026-06-30")
    referrals = rows(out, "referrals")
    assert [each["age_band"] for each in referrals][:4] == [
        "75 to 89", "65 to 74", "26 to 64", "26 to 64"]  # fmt: skip
    genders = [each["gender"] for each in referrals]
    assert genders == ["Male", "Female", "Indeterminate", None, "Male", "Female"]
    assert [each["ethnicity"] for each in referrals][3:] == [
        "Black or Black British", "Other Ethnic Groups", None]  # fmt: skip
    assert {each["problem"] for each in referrals} == {"F321"}
    contacts = rows(out, "contacts")
    assert len(contacts) == 15 and {each["therapy"] for each in contacts} == {"314034001"}
    scores = rows(out, "scores")
    of_last = [each for each in scores if each["referral"] == 6]
    assert [each["total"] for each in of_last if each["measure"] == "wsas"] == [Decimal(15)]
    phq9 = [(str(each["day"]), int(each["total"])) for each in of_last if each["measure"] == "phq9"]
    assert sorted(phq9)[:2] == [("2026-01-09", 21), ("2026-01-20", 20)]
    told = "".join(
        str(each) for table in ("referrals", "contacts", "scores") for each in rows(out, table)
    )
    assert not any(f"'{mark}{n}" in told for mark in "PRCAT" for n in range(6))


def test_the_problem_is_the_valid_primary_latest_one(tmp_path: Path) -> None:
    made = small_service(2)
    first = made["IDS603PresentingComplaints"][0]
    for code, primary, on in (
        ("F41.1", "1", "2026-02-01"),
        ("F40.1", "2", "2026-05-01"),
        ("worry", "1", "2026-06-01"),
        ("F43.1", "1", "2026-02-01"),
    ):
        made["IDS603PresentingComplaints"].append(
            first | {"PresComp": code, "PresCompCodSig": primary, "PresCompDate": on}
        )
    assert run(write(made, tmp_path / "in"), tmp_path / "out") == 0
    assert rows(tmp_path / "out", "referrals")[0]["problem"] == "F431"


# Table, row, what is changed, and the words that name it.
CONTRADICTIONS = [
    ("IDS101Referral", {"ServDischDate": "2025-12-01"}, "ServDischDate: 2025-12-01 is before the"),
    ("IDS101Referral", {"ReferralRequestReceivedDate": "2026-07-01"}, "after the last reporting"),
    ("IDS101Referral", {"LocalPatientId": "nobody"}, "'nobody' is not in IDS001MPI"),
    ("IDS101Referral", {"EndCode": "15"}, "EndCode: '15' is not one of"),
    ("IDS001MPI", {"PersonBirthDate": "31/12/1980"}, "'31/12/1980' is not a date like"),
    ("IDS001MPI", {"PersonBirthDate": "2026-03-01"}, "in/IDS101Referral.csv, line 2, Ref"),
    ("IDS201CareContact", {"CareContDate": "2025-12-31"}, "is before the referral"),
    ("IDS201CareContact", {"CareContDate": "2026-02-30"}, "'2026-02-30' is not a date"),
    ("IDS201CareContact", {"AppType": ""}, "AppType: it is blank"),
    ("IDS201CareContact", {"AttendOrDNACode": "1"}, "AttendOrDNACode: '1' is not one of"),
    ("IDS201CareContact", {"ServiceRequestId": "R99"}, "'R99' is not in IDS101Referral"),
    ("IDS202CareActivity", {"CareContactId": ""}, "CareContactId: it is blank"),
    ("IDS606CodedScoreAssessmentRefer", {"PersScore": "28"}, "'28' is not a whole number from 0"),
    ("IDS606CodedScoreAssessmentRefer", {"PersScore": "٩"}, "PersScore: '\\u0669' is not"),
    ("IDS607CodedScoreAssessmentAct", {"PersScore": "1e1"}, "'1e1' is not a whole number"),
    ("IDS607CodedScoreAssessmentAct", {"CodedAssToolType": "PHQ9"}, "is not a questionnaire of"),
    ("IDS607CodedScoreAssessmentAct", {"CareActId": "A\n1"}, "has more than one line"),
]


def test_what_contradicts_itself_is_named_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for table, changed, words in CONTRADICTIONS:
        made = small_service()
        made[table][0] |= changed
        assert run(write(made, tmp_path / "in"), tmp_path / "out") == 2, words
        said = capsys.readouterr().err
        assert words in said and ".csv, line " in said, said
        assert not (tmp_path / "out").exists()
    made = small_service()
    made["IDS607CodedScoreAssessmentAct"].append(made["IDS607CodedScoreAssessmentAct"][0])
    assert run(write(made, tmp_path / "in"), tmp_path / "out") == 2
    assert "the same row is there already, in line 2" in capsys.readouterr().err


def spoil(rng: random.Random, raw: bytes) -> bytes:
    """One fault of a kind that files have."""
    lines = raw.split(b"\r\n")
    here = rng.randrange(len(raw)) if raw else 0
    some = rng.randrange(max(1, len(lines) - 1))
    kinds: list[Callable[[], bytes]] = [
        lambda: raw[:here],
        lambda: raw[:here] + bytes([rng.randrange(256)]) + raw[here + 1 :],
        lambda: raw[:here] + rng.randbytes(rng.randrange(1, 30)) + raw[here:],
        lambda: raw[:here] + b'"' + raw[here:],
        lambda: raw[:here] + b"," + raw[here:],
        lambda: raw[:here] + b"\0" + raw[here:],
        lambda: raw[:here] + b"\r" + raw[here:],
        lambda: raw.decode("latin-1").encode("utf-16"),
        lambda: raw + "Zoë,é\r\n".encode("latin-1"),
        lambda: b"\r\n".join(lines[:some] + lines[some + 1 :]),
        lambda: b"\r\n".join(lines[:some] + lines[some : some + 1] * 2 + lines[some + 1 :]),
        lambda: b"\r\n".join(sorted(lines)),
        lambda: raw.replace(b"2026", rng.choice([b"2062", b"0026", b"26", b"-2026"]), 1),
        lambda: raw.replace(b",", b";"),
        lambda: b"",
        lambda: b"\xef\xbb\xbf" + raw,
        lambda: raw.replace(b"0", b"O", 1),
        lambda: raw + b"x" * rng.choice([50, 200_000]),
        lambda: raw[:here] + raw[here:].replace(b"1", b"9", 1),
        lambda: b"\r\n".join([lines[0], *rng.sample(lines[1:-1], max(0, len(lines) - 2)), b""]),
    ]
    return rng.choice(kinds)()


def plainly_counted(place: Path) -> tuple[int, int, int, int]:
    """Referrals, contacts, totals and their sum, as a reader without any care would find them."""

    def read(name: str) -> list[dict[str, str]]:
        with (place / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    scores = read("IDS606CodedScoreAssessmentRefer") + read("IDS607CodedScoreAssessmentAct")
    items = {*WSAS, "932601000000109"}
    kept = [
        int(each["PersScore"])
        for each in scores
        if each["CodedAssToolType"].strip() in BY_CODE.keys() - items
    ]
    return len(read("IDS101Referral")), len(read("IDS201CareContact")), len(kept), sum(kept)


def test_spoilt_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt_files(tmp_path, capsys, seed=0, files=80)


@pytest.mark.long
def test_a_thousand_spoilt_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt_files(tmp_path, capsys, seed=1, files=1000)


def spoilt_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, seed: int, files: int
) -> None:
    rng = random.Random(seed)
    whole = write(small_service(), tmp_path / "whole")
    place, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(whole, place)
    refused = 0
    for number in range(files):
        path = place / rng.choice(FILES)
        for _ in range(rng.choice([1, 1, 3])):
            path.write_bytes(spoil(rng, path.read_bytes()) if path.exists() else b"")
        status = run(place, out)
        said = capsys.readouterr().err
        assert "Traceback" not in said
        if status:
            assert status == 2 and not out.exists(), number
            assert path.name in said or path.parent.name in said, (number, said)
            refused += 1
        else:
            totals = [each for each in rows(out, "scores") if each["measure"] != "wsas"]
            found = (len(rows(out, "referrals")), len(rows(out, "contacts")), len(totals))
            assert (*found, sum(int(each["total"]) for each in totals)) == plainly_counted(place)
            shutil.rmtree(out)
        path.write_bytes((whole / path.name).read_bytes())
    assert files * 0.6 < refused < files * 0.98
