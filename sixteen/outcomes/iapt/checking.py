"""The cells of somebody's tables as values, and whether the rows fit together.

What contradicts itself is refused with its place: a figure that is counted from it would be wrong.
"""

import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from sixteen.outcomes.iapt.cells import LATEST, day
from sixteen.outcomes.iapt.periods import in_order
from sixteen.outcomes.iapt.questionnaires import BY_CODE, MOBILITY, OTHERS, score
from sixteen.outcomes.iapt.reading import Month, Problems, Row
from sixteen.outcomes.iapt.rules import ATTENDANCE, END_CODES, KINDS
from sixteen.outcomes.refusals import short

KEYS: dict[str, tuple[str, ...]] = {
    "IDS001MPI": ("LocalPatientId",),
    "IDS101Referral": ("ServiceRequestId",),
    "IDS201CareContact": ("CareContactId",),
    "IDS202CareActivity": ("CareActId",),
    "IDS603PresentingComplaints": ("ServiceRequestId", "PresComp", "PresCompDate"),
    "IDS606CodedScoreAssessmentRefer": (
        *("ServiceRequestId", "CodedAssToolType", "AssToolCompDate", "AssToolCompTime"),
    ),
    "IDS607CodedScoreAssessmentAct": ("CareActId", "CodedAssToolType"),
}
PARENTS = (
    ("IDS101Referral", "LocalPatientId", "IDS001MPI"),
    ("IDS201CareContact", "ServiceRequestId", "IDS101Referral"),
    ("IDS202CareActivity", "CareContactId", "IDS201CareContact"),
    ("IDS603PresentingComplaints", "ServiceRequestId", "IDS101Referral"),
    ("IDS606CodedScoreAssessmentRefer", "ServiceRequestId", "IDS101Referral"),
    ("IDS607CodedScoreAssessmentAct", "CareActId", "IDS202CareActivity"),
)
ICD10, SNOMED = re.compile(r"[A-Z]\d[0-9A-Z]{1,4}"), re.compile(r"\d{6,18}", re.ASCII)
Rows = dict[str, dict[Hashable, Row]]


@dataclass
class Checked:
    """One row for each key: of a row that was sent again the newest. left: scores of tools that are
    known and count nowhere. since, until: the days that the tables are about, where they say so."""

    rows: Rows
    logs: list[Row]
    headers: list[Row]
    since: date | None = None
    until: date | None = None
    left: int = 0
    mobility: int = 0


def problem_code(row: Row) -> str:
    """The complaint as the extract has it: capitals, without a point; "" where it is no code."""
    said = row["PresComp"].upper().replace(".", "")
    form = ICD10 if row["FindSchemeInUse"] == "01" else SNOMED
    return said if form.fullmatch(said) else ""


def check(months: list[Month]) -> Checked:
    """Raises Refused with every place that is wrong."""
    problems = Problems()
    rows: Rows = {table: {} for table in KEYS}
    logs: dict[Hashable, Row] = {}
    sent = in_order(months)
    for month, _ in sent:
        for table, names in KEYS.items():
            _keyed(rows[table], month.tables[table], names, problems)
        logs |= _logs(month.tables["IDS205InternetTherLog"])
    headers = [row for month, _ in sent for row in month.tables["IDS000Header"]]
    periods = [each.period for each in sent if each.period]
    since = min((each.first for each in periods), default=None)
    until = max((each.last for each in periods), default=None)
    made = Checked(rows, list(logs.values()), headers, since, until)
    _Cells(problems, made).all()
    problems.refuse_if_any()
    _Together(problems, made).all()
    problems.refuse_if_any()
    return made


def _keyed(
    into: dict[Hashable, Row], rows: list[Row], names: tuple[str, ...], problems: Problems
) -> None:
    seen: dict[Hashable, int] = {}
    for row in rows:
        key = row[names[0]] if len(names) == 1 else tuple(row[name] for name in names)
        if not row[names[0]]:
            problems.add(row, names[0], "it is blank")
        elif key in seen:
            problems.add(row, names[0], f"the same row is there already, in line {seen[key]}")
        else:
            seen[key] = row.line
            into[key] = row


def _logs(rows: list[Row]) -> dict[Hashable, Row]:
    """They have no key: the first, second … of a referral and day is the same one sent again."""
    found: dict[Hashable, Row] = {}
    times: Counter[tuple[str, str]] = Counter()
    for row in rows:
        of = (row["ServiceRequestId"], row["StartDateIntEnabledTherLog"])
        times[of] += 1
        found[(*of, times[of])] = row
    return found


class _Cells:
    """Each cell by itself."""

    def __init__(self, problems: Problems, made: Checked) -> None:
        self.problems, self.made = problems, made

    def all(self) -> None:
        rows = self.made.rows
        for row in rows["IDS001MPI"].values():
            self.date(row, "PersonBirthDate")
            self.one_of(row, "Gender", {"1", "2", "9", "X"})
        for row in rows["IDS101Referral"].values():
            self.needed(row, "LocalPatientId")
            self.date(row, "ReferralRequestReceivedDate", needed=True)
            self.date(row, "ServDischDate")
            self.one_of(row, "EndCode", END_CODES)
        for row in rows["IDS201CareContact"].values():
            self.contact(row)
        for row in rows["IDS202CareActivity"].values():
            self.needed(row, "CareContactId")
        for row in rows["IDS603PresentingComplaints"].values():
            self.date(row, "PresCompDate")
            self.one_of(row, "PresCompCodSig", {"1", "2"})
        for row in rows["IDS606CodedScoreAssessmentRefer"].values():
            self.date(row, "AssToolCompDate", needed=True)
            self.score(row)
        for row in rows["IDS607CodedScoreAssessmentAct"].values():
            self.score(row)
        for row in self.made.logs:
            self.needed(row, "ServiceRequestId")
            self.date(row, "StartDateIntEnabledTherLog", needed=True)

    def contact(self, row: Row) -> None:
        self.needed(row, "ServiceRequestId")
        self.date(row, "CareContDate", needed=True)
        self.needed(row, "AppType")
        self.one_of(row, "AppType", KINDS)
        self.one_of(row, "AttendOrDNACode", ATTENDANCE)
        self.one_of(row, "PlannedCareContIndicator", {"Y", "N"})
        minutes = row["ClinContDurOfCareCont"]
        if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) <= 4):
            self.wrong(row, "ClinContDurOfCareCont", "a number of minutes")

    def score(self, row: Row) -> None:
        code = row["CodedAssToolType"]
        if code in OTHERS:
            self.made.left += 1
        elif code in MOBILITY:
            self.made.mobility += 1
        elif code not in BY_CODE:
            self.wrong(row, "CodedAssToolType", "a questionnaire of the data set")
        elif score(BY_CODE[code], row["PersScore"]) is None:
            tool = BY_CODE[code]
            self.wrong(row, "PersScore", f"a whole number from {tool.lowest} to {tool.highest}")

    def needed(self, row: Row, name: str) -> None:
        if not row[name]:
            self.problems.add(row, name, "it is blank")

    def one_of(self, row: Row, name: str, known: set[str]) -> None:
        if row[name] and row[name] not in known:
            self.wrong(row, name, f"one of {', '.join(sorted(known))}")

    def date(self, row: Row, name: str, *, needed: bool = False) -> None:
        if not row[name]:
            if needed:
                self.problems.add(row, name, "it is blank")
            return
        if day(row[name]) is None:
            self.wrong(row, name, "a date like 2026-11-30")

    def wrong(self, row: Row, name: str, wanted: str) -> None:
        self.problems.add(row, name, f"{short(row[name])} is not {wanted}")


class _Together:
    """Rows that fit neither each other nor the calendar."""

    def __init__(self, problems: Problems, made: Checked) -> None:
        self.problems, self.rows, self.made = problems, made.rows, made
        self.until = made.until or LATEST

    def all(self) -> None:
        for table, name, parent in PARENTS:
            for row in self.rows[table].values():
                self.has_parent(row, name, parent)
        for row in self.made.logs:
            self.has_parent(row, "ServiceRequestId", "IDS101Referral")
        for row in self.rows["IDS101Referral"].values():
            self.referral(row)
        self.days_within("IDS201CareContact", "CareContDate")
        self.days_within("IDS606CodedScoreAssessmentRefer", "AssToolCompDate")

    def has_parent(self, row: Row, name: str, parent: str) -> None:
        if row[name] not in self.rows[parent]:
            self.problems.add(row, name, f"{short(row[name])} is not in {parent}")

    def referral(self, row: Row) -> None:
        received, ended = day(row["ReferralRequestReceivedDate"]), day(row["ServDischDate"])
        person = self.rows["IDS001MPI"].get(row["LocalPatientId"])
        born = day(person["PersonBirthDate"]) if person else None
        assert received is not None  # every cell was checked by now
        self.not_before(row, "ReferralRequestReceivedDate", received, born, "the birth")
        self.not_after(row, "ReferralRequestReceivedDate", received)
        if ended:
            self.not_before(row, "ServDischDate", ended, received, "the referral")
            self.not_after(row, "ServDischDate", ended)

    def days_within(self, table: str, name: str) -> None:
        for row in self.rows[table].values():
            on = day(row[name])
            parent = self.rows["IDS101Referral"].get(row["ServiceRequestId"])
            received = day(parent["ReferralRequestReceivedDate"]) if parent else None
            assert on is not None
            self.not_before(row, name, on, received, "the referral")
            self.not_after(row, name, on)

    def not_before(self, row: Row, name: str, on: date, since: date | None, what: str) -> None:
        if since and on < since:
            self.problems.add(row, name, f"{on} is before {what}, {since}")

    def not_after(self, row: Row, name: str, on: date) -> None:
        if on > self.until:
            self.problems.add(row, name, f"{on} is after the last reporting period, {self.until}")
