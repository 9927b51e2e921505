"""One month of the records as NHS tables: exact fields, honest codes, and nobody's name."""

import csv
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sixteen.care.models import Course
from sixteen.outcomes.iapt import rules, tables
from sixteen.outcomes.iapt.gathering import reference
from sixteen.outcomes.iapt.tables import TABLES, row
from sixteen.outcomes.iapt.writing import write_month
from sixteen.outcomes.refusals import Refused
from sixteen.questionnaires.models import Response
from tests.portal.house import NOW, House

SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)
NAME = "Wilhelmina Quaye"


@pytest.fixture
def out(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.NHS_PROVIDER, settings.NHS_COMMISSIONER = "ABC01", "XYZ01"
    clock = "sixteen.outcomes.iapt.writing.timezone.localtime"
    monkeypatch.setattr(clock, lambda: datetime(2026, 12, 3, 9, tzinfo=UTC))
    return tmp_path / "out"


def read(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answer(house: House, course, number: int, measure: str, total: int, day: datetime) -> None:  # type: ignore[no-untyped-def]
    asked = house.request(course, measure, number=number, state="answered")
    kept = Response(
        request=asked,
        client_id=asked.client_id,
        measure_version="1",
        begun_at=day,
        changed_at=day,
        finished_at=day,
    )
    kept.seal(answers={}, total=str(total))
    kept.save()


@pytest.mark.django_db
def test_a_month_of_the_records(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = House()
    client = house.client(NAME)
    client.seal(birth_date="1990-05-02")
    client.save()
    # Sessions are on Thursdays; the third to the sixth were held from 29 October on.
    course = house.course(client, held=6)
    course.made_at = NOW - timedelta(days=60)
    course.save()
    missed = course.sessions.get(number=5)
    missed.state = "missed"
    missed.save()
    answer(house, course, 4, "phq9", 14, NOW - timedelta(days=20))
    answer(house, course, 5, "gad7", 9, NOW - timedelta(days=12))
    assert write_month("2026-11", out) == 0
    is_whole_and_closed(out)
    says_what_took_place(out, course)
    told = "".join(path.read_text("utf-8") for path in out.iterdir())
    said = capsys.readouterr()
    assert not any(part in told + said.out + said.err for part in (*NAME.split(), "mina@"))
    assert "not the Intermediate Database" in (out / "READ-ME.txt").read_text("utf-8")
    assert "1 x IDS00145" in (out / "READ-ME.txt").read_text("utf-8")
    with pytest.raises(Refused, match="is there already"):
        write_month("2026-11", out)


def is_whole_and_closed(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*(f"{name}.csv" for name in TABLES), "READ-ME.txt"]
    )
    for name, fields in TABLES.items():
        head = (out / f"{name}.csv").read_text("utf-8").splitlines()[0]
        assert head == ",".join(fields)
        assert stat.S_IMODE((out / f"{name}.csv").stat().st_mode) == 0o600


def says_what_took_place(out: Path, course: Course) -> None:
    (referral,) = read(out, "IDS101Referral")
    assert referral["ServiceRequestId"] == reference(course.pk)
    assert len(referral["ServiceRequestId"]) == 20
    assert referral["OrgIDComm"] == "XYZ01"
    (person,) = read(out, "IDS001MPI")
    assert person["PersonBirthDate"] == "1990-05-02"
    contacts = read(out, "IDS201CareContact")
    days = [each["CareContDate"][8:] for each in contacts]
    assert days == ["05", "12", "19", "26"]
    assert [each["AttendOrDNACode"] for each in contacts] == ["5", "3", "5", ""]
    assert {each["AppType"] for each in contacts} == {"02"}
    acts = {each["CareActId"]: each for each in read(out, "IDS202CareActivity")}
    assert {each["CodeProcAndProcStatus"] for each in acts.values()} == {"314034001"}
    (attached,) = read(out, "IDS607CodedScoreAssessmentAct")
    assert (attached["CodedAssToolType"], attached["PersScore"]) == ("720433000", "14")
    assert acts[attached["CareActId"]]["CareContactId"] == contacts[0]["CareContactId"]
    (beside,) = read(out, "IDS606CodedScoreAssessmentRefer")
    assert (beside["CodedAssToolType"], beside["AssToolCompDate"]) == ("445455005", "2026-11-12")


@pytest.mark.django_db
def test_nothing_is_written_while_a_record_would_be_refused(
    out: Path, capsys: pytest.CaptureFixture[str], settings
) -> None:
    house = House()
    client = house.client(NAME)
    course = house.course(client, held=6)
    client.seal(birth_date="2026-12-24")  # somebody took the year of the day for that of the birth
    client.save()
    # It was entered after it began and ended: it was received when it began, at the latest.
    course.made_at, course.state = NOW, "ended"
    course.ended_at = NOW - timedelta(days=10)
    course.save()
    assert write_month("2026-11", out) == 1
    said = capsys.readouterr().err
    assert f"IDS10140 reject, IDS101Referral {reference(course.pk)}" in said
    assert f"Open /work/courses/{course.pk}/\n" in said
    assert "IDS10128" not in said and "IDS20171" not in said
    assert "IDS10137 warning" in said and "IDSREJ008 reject" in said
    assert f"Open /work/courses/{course.pk}/sessions/7/" in said  # nobody said what became of it
    assert not out.exists()
    for month, words in (("2027-01", "has not begun"), ("11/2026", "is not a month")):
        with pytest.raises(Refused, match=words):
            write_month(month, out)
    settings.NHS_PROVIDER = ""
    with pytest.raises(Refused, match="SIXTEEN_NHS_PROVIDER"):
        write_month("2026-11", out)


def whole() -> tables.Tables:
    """A month of one person about which nothing can be said."""
    found: tables.Tables = {name: [] for name in TABLES}
    made = {
        "IDS000Header": {
            **{"DatSetVer": "2.1", "OrgIDProv": "A", "OrgIDSubmit": "A", "PrimSystemInUse": "S"},
            **{"ReportingPeriodStartDate": "2026-11-01", "ReportingPeriodEndDate": "2026-11-30"},
            "DateTimeDatSetCreate": "2026-12-01T09:00:00",
        },
        "IDS001MPI": {
            **{"LocalPatientId": "P", "OrgIDLocalPatientId": "A", "PersonBirthDate": "1990-05-02"},
            **{"NHSNumber": "9990000018", "Postcode": "LS1 4AP", "Gender": "2"},
        },
        "IDS002GP": {"LocalPatientId": "P", "GMPCodeReg": "G"},
        "IDS101Referral": {
            **{"ServiceRequestId": "R", "LocalPatientId": "P", "OrgIDComm": "C"},
            **{"ReferralRequestReceivedDate": "2026-10-01"},
        },
        "IDS201CareContact": {
            **{"CareContactId": "K", "ServiceRequestId": "R", "CareContDate": "2026-11-05"},
            **{"IAPTLTCServiceInd": "N", "AppType": "02", "AttendOrDNACode": "5"},
        },
        "IDS202CareActivity": {"CareActId": "T", "CareContactId": "K"},
        "IDS603PresentingComplaints": {
            **{"ServiceRequestId": "R", "FindSchemeInUse": "01", "PresComp": "F32"},
        },
        "IDS606CodedScoreAssessmentRefer": {
            **{"ServiceRequestId": "R", "CodedAssToolType": "720433000", "PersScore": "12"},
            **{"AssToolCompDate": "2026-11-04"},
        },
        "IDS607CodedScoreAssessmentAct": {
            **{"CareActId": "T", "CodedAssToolType": "445455005", "PersScore": "9"},
        },
    }
    for table, values in made.items():
        found[table].append(row(table, **values))
    return found


def codes(found: tables.Tables) -> set[str]:
    return {each.code for each in rules.findings(found, since=SINCE, until=UNTIL)}


# What is changed in the whole month, and what NHS England would say of it.
WRONG = [
    ("IDS001MPI", {"PersonBirthDate": "2027-01-01"}, {"IDSREJ008", "IDS10140"}),
    ("IDS001MPI", {"PersonBirthDate": "1990-02-30"}, {"IDSREJ008"}),
    ("IDS001MPI", {"PersonBirthDate": ""}, {"IDS00120"}),
    ("IDS001MPI", {"NHSNumber": "", "Postcode": "", "Gender": ""}, {
        "IDS00111", "IDS00123", "IDS00129"}),
    ("IDS002GP", {"LocalPatientId": "Q"}, {"IDS00220", "IDS00145"}),
    ("IDS101Referral", {"LocalPatientId": "Q"}, {"IDS10101", "IDS00146"}),
    ("IDS101Referral", {"OrgIDComm": ""}, {"IDS10108"}),
    ("IDS101Referral", {"ReferralRequestReceivedDate": "2026-12-01"}, {"IDS10113", "IDS20171",
        "IDS60617"}),
    ("IDS101Referral", {"ServDischDate": "2026-09-30", "EndCode": "46"}, {"IDS10128", "IDS10129"}),
    ("IDS101Referral", {"ServDischDate": "2026-10-31", "EndCode": "46"}, {"IDS10129"}),
    ("IDS101Referral", {"ServDischDate": "2026-12-01", "EndCode": "46"}, {"IDS10139"}),
    ("IDS101Referral", {"ServDischDate": "2026-11-20"}, {"IDS10137"}),
    ("IDS101Referral", {"EndCode": "46"}, {"IDS10138"}),
    ("IDS101Referral", {"EndCode": "15", "ServDischDate": "2026-11-20"}, {"IDS10136"}),
    ("IDS201CareContact", {"ServiceRequestId": "S"}, {"IDS20142"}),
    ("IDS201CareContact", {"CareContDate": "2026-12-01"}, {"IDS20108"}),
    ("IDS201CareContact", {"CareContDate": "2026-10-31"}, {"IDS20170"}),
    ("IDS201CareContact", {"AttendOrDNACode": "8"}, {"IDS20128"}),
    ("IDS201CareContact", {"AttendOrDNACode": ""}, {rules.NO_CODE}),
    ("IDS201CareContact", {"AppType": "09"}, {"IDS20156"}),
    ("IDS201CareContact", {"AppType": ""}, {"IDS20154"}),
    ("IDS202CareActivity", {"CareContactId": "L"}, {"IDS20224", "IDS20169"}),
    ("IDS603PresentingComplaints", {"ServiceRequestId": "S"}, {"IDS60301"}),
    ("IDS606CodedScoreAssessmentRefer", {"ServiceRequestId": "S"}, {"IDS60612"}),
    ("IDS606CodedScoreAssessmentRefer", {"CodedAssToolType": "1"}, {"IDS60613"}),
    ("IDS606CodedScoreAssessmentRefer", {"PersScore": "28"}, {"IDS60615"}),
    ("IDS606CodedScoreAssessmentRefer", {"AssToolCompDate": "2026-12-01"}, {"IDS60610"}),
    ("IDS606CodedScoreAssessmentRefer", {"AssToolCompDate": "2026-10-31"}, {"IDS60618"}),
    ("IDS607CodedScoreAssessmentAct", {"CareActId": "U"}, {"IDS60708"}),
    ("IDS607CodedScoreAssessmentAct", {"CodedAssToolType": "1"}, {"IDS60710"}),
    ("IDS607CodedScoreAssessmentAct", {"PersScore": "-1"}, {"IDS60711"}),
    ("IDS607CodedScoreAssessmentAct", {"PersScore": ""}, {"IDS60705", "IDS60711"}),
]  # fmt: skip


def test_each_rule_finds_its_fault_and_nothing_else() -> None:
    assert codes(whole()) == set()
    for table, changed, expected in WRONG:
        found = whole()
        found[table][0] |= changed
        assert codes(found) == expected, (table, changed)
    for table, code in (
        ("IDS001MPI", "IDSREJ010"),
        ("IDS101Referral", "IDS10103"),
        ("IDS201CareContact", "IDS20143"),
        ("IDS202CareActivity", "IDS20225"),
        ("IDS603PresentingComplaints", "IDS60302"),
        ("IDS606CodedScoreAssessmentRefer", "IDS60616"),
        ("IDS607CodedScoreAssessmentAct", "IDS60709"),
        ("IDS000Header", "IDSREJ015"),
    ):
        found = whole()
        found[table].append(dict(found[table][0]))
        assert codes(found) == {code}, table
    for table, code in (("IDS000Header", "IDSREJ002"), ("IDS002GP", "IDSREJ005")):
        found = whole()
        found[table].clear()
        assert code in codes(found)
