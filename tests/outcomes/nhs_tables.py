"""A small service as tables of the NHS data set, written as CSV."""

import csv
from pathlib import Path

from sixteen.outcomes.iapt.tables import TABLES, Tables, row

MEASURES = ("720433000", "445455005")
WSAS = ("932621000000100", "932581000000100", "932611000000106", "932591000000103")
READ = [
    *("IDS000Header", "IDS001MPI", "IDS101Referral", "IDS201CareContact", "IDS202CareActivity"),
    *("IDS603PresentingComplaints", "IDS606CodedScoreAssessmentRefer"),
    "IDS607CodedScoreAssessmentAct",
]


def small_service(people: int = 6) -> Tables:
    """Person n has n treatments (the first none), a PHQ-9 and a GAD-7 at each, and a WSAS at the
    first; the last two are discharged."""
    made: Tables = {name: [] for name in TABLES}
    period = {"ReportingPeriodStartDate": "2026-01-01", "ReportingPeriodEndDate": "2026-06-30"}
    add(made, "IDS000Header", DatSetVer="2.1", OrgIDProv="ABC01", **period)
    for n in range(people):
        person(made, n, ended=n >= people - 2)
        for k in range(n):
            treatment(made, n, k)
        if n:
            for code in (*WSAS, "932601000000109"):
                given(made, f"A{n}0", code, "3")
            add(
                made,
                "IDS606CodedScoreAssessmentRefer",
                **{"ServiceRequestId": f"R{n}", "CodedAssToolType": MEASURES[0]},
                **{"PersScore": "21", "AssToolCompDate": "2026-01-09"},
            )
    return made


def add(made: Tables, table: str, **values: str) -> None:
    made[table].append(row(table, **values))


def given(made: Tables, act: str, code: str, score: str) -> None:
    values = {"CareActId": act, "CodedAssToolType": code, "PersScore": score}
    add(made, "IDS607CodedScoreAssessmentAct", **values)


def person(made: Tables, n: int, *, ended: bool) -> None:
    """Somebody who was referred, with a complaint."""
    add(
        made,
        "IDS001MPI",
        **{"LocalPatientId": f"P{n}", "PersonBirthDate": f"{1950 + 9 * n}-03-0{n + 1}"},
        **{"Gender": "129X"[n % 4], "EthnicCategory": "ADHMS9"[n % 6]},
    )
    end = {"EndCode": "46", "ServDischDate": "2026-06-15"} if ended else {}
    add(
        made,
        "IDS101Referral",
        **{"ServiceRequestId": f"R{n}", "LocalPatientId": f"P{n}", "SourceOfReferralIAPT": "B1"},
        **{"ReferralRequestReceivedDate": f"2026-01-0{n + 1}", **end},
    )
    complaint = {"FindSchemeInUse": "01", "PresCompCodSig": "1", "PresCompDate": "2026-01-10"}
    complaint |= {"ServiceRequestId": f"R{n}", "PresComp": "F32.1"}
    add(made, "IDS603PresentingComplaints", **complaint)


def treatment(made: Tables, n: int, k: int) -> None:
    """The treatment k of person n, with its totals."""
    add(
        made,
        "IDS201CareContact",
        **{"CareContactId": f"C{n}{k}", "ServiceRequestId": f"R{n}", "AppType": "02"},
        **{"CareContDate": f"2026-0{k + 1}-20", "AttendOrDNACode": "5"},
        **{"PlannedCareContIndicator": "Y", "ClinContDurOfCareCont": "50"},
    )
    activity = {"CareActId": f"A{n}{k}", "CareContactId": f"C{n}{k}", "CarePersLocalId": "T1"}
    add(made, "IDS202CareActivity", **activity, CodeProcAndProcStatus="314034001")
    for code, total in zip(MEASURES, (20 - 3 * k, 15 - 2 * k), strict=True):
        given(made, f"A{n}{k}", code, str(total))


def write(tables: Tables, place: Path, names: list[str] | None = None) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    for name in names or READ:
        with (place / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, TABLES[name], lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(tables[name])
    return place
