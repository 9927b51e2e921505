"""Reading tables of the IAPT data set from CSV files of anybody's making.

Whatever is in a file, the answer is rows or a list of problems with file, line and column. Nothing
is guessed and nothing is repaired.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sixteen.outcomes.iapt.tables import TABLES
from sixteen.outcomes.refusals import Refused, short

NEEDED = {
    "IDS001MPI": ("LocalPatientId", "PersonBirthDate", "Gender", "EthnicCategory"),
    "IDS101Referral": (
        *("ServiceRequestId", "LocalPatientId", "ReferralRequestReceivedDate"),
        *("SourceOfReferralIAPT", "EndCode", "ServDischDate"),
    ),
    "IDS201CareContact": (
        *("CareContactId", "ServiceRequestId", "CareContDate", "PlannedCareContIndicator"),
        *("AttendOrDNACode", "ClinContDurOfCareCont", "AppType", "ConsMechanism"),
    ),
    "IDS202CareActivity": (
        *("CareActId", "CareContactId", "CarePersLocalId", "CodeProcAndProcStatus"),
    ),
    "IDS603PresentingComplaints": (
        *("ServiceRequestId", "FindSchemeInUse", "PresComp", "PresCompCodSig", "PresCompDate"),
    ),
    "IDS606CodedScoreAssessmentRefer": (
        *("ServiceRequestId", "CodedAssToolType", "PersScore", "AssToolCompDate"),
        "AssToolCompTime",
    ),
    "IDS607CodedScoreAssessmentAct": ("CareActId", "CodedAssToolType", "PersScore"),
}
OPTIONAL = {
    "IDS000Header": (
        *("OrgIDProv", "ReportingPeriodStartDate", "ReportingPeriodEndDate"),
        "DateTimeDatSetCreate",
    ),
    "IDS205InternetTherLog": ("ServiceRequestId", "StartDateIntEnabledTherLog"),
}
# Read where they are there: only where somebody lives, which counts for deprivation alone.
BESIDE = {"IDS001MPI": ("Postcode",)}
LONGEST = 1000
SHOWN = 20


@dataclass(frozen=True)
class Row:
    """One line of a file: its cells by the name of the field."""

    file: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells[name]


@dataclass
class Problems:
    """What is wrong, in the order in which it was found. More than SHOWN are counted only."""

    shown: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, row: Row, column: str, words: str) -> None:
        self.at(row.file, row.line, column, words)

    def at(self, file: Path, line: int, column: str, words: str) -> None:
        self.count += 1
        if len(self.shown) < SHOWN:
            place = f"{file.parent.name}/{file.name}, line {line}"
            self.shown.append(f"{place}{f', {column}' if column else ''}: {words}.")

    def refuse_if_any(self) -> None:
        if self.count:
            more = self.count - len(self.shown)
            rest = [f"… and {more:,} more."] if more else []
            raise Refused("\n".join(["Nothing was written.", *self.shown, *rest]))


@dataclass(frozen=True)
class Month:
    """The tables of one folder: rows by the name of the table."""

    folder: Path
    tables: dict[str, list[Row]]


def read_months(place: Path) -> list[Month]:
    """The tables of a folder; or of its folders, one a month, in no order that says anything."""
    if not place.is_dir():
        raise Refused(f"{place} is not a folder.")
    try:
        within = sorted(each for each in place.iterdir() if each.is_dir())
        here = any(_table_of(each) for each in place.iterdir() if each.is_file())
        if here and within:
            raise Refused(f"{place} holds both tables and folders. It is one or the other.")
        folders = [place] if here or not within else within
        problems = Problems()
        months = [_month(folder, problems) for folder in folders]
    except OSError as why:
        raise Refused(f"{why.filename} cannot be read: {why.strerror}.") from None
    problems.refuse_if_any()
    return months


def _table_of(path: Path) -> str | None:
    """The table in a file: IDS101Referral.csv or IDS101.csv, in any case."""
    if path.suffix.lower() != ".csv":
        return None
    for name in TABLES:
        if path.stem.lower() in (name.lower(), name[:6].lower()):
            return name
    return None


def _month(folder: Path, problems: Problems) -> Month:
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        table = _table_of(path)
        if table in found:
            raise Refused(f"{folder}: {found[table].name} and {path.name} are the same table.")
        if table:
            found[table] = path
    missing = [f"{table}.csv" for table in NEEDED if table not in found]
    if missing:
        raise Refused(f"{folder}: {', '.join(missing)} is missing.")
    wanted = {**NEEDED, **OPTIONAL}
    tables = {
        table: list(rows_of(found[table], columns, problems, beside=BESIDE.get(table, ())))
        if table in found
        else []
        for table, columns in wanted.items()
    }
    return Month(folder, tables)


def rows_of(
    path: Path, columns: tuple[str, ...], problems: Problems, *, beside: tuple[str, ...] = ()
) -> Iterator[Row]:
    """Line by line. columns: those that the file has to have; beside: those that it may have."""
    lines = _lines(path)
    reader = csv.reader(lines, strict=True)
    head: list[str] | None = None
    try:
        for cells in reader:
            if not cells:
                continue
            if head is None:
                head = _head(path, cells, columns)
                columns = (*columns, *(each for each in beside if head.count(each) == 1))
            elif len(cells) != len(head):
                words = f"there are {len(cells)} cells, and the header has {len(head)}"
                problems.at(path, reader.line_num, "", words)
            else:
                told = dict(zip(head, (each.strip() for each in cells), strict=True))
                row = Row(path, reader.line_num, {name: told[name] for name in columns})
                _plain(row, problems)
                yield row
    except csv.Error as why:
        raise Refused(f"{_named(path)}, line {reader.line_num + 1}: {why}.") from None
    if head is None:
        raise Refused(f"{_named(path)}: it is empty. A table without rows has its header.")


def _lines(path: Path) -> Iterator[str]:
    """Lines of text, ends and all. Raises Refused with the line that is not UTF-8."""
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if len(raw) > 100 * LONGEST:
                raise Refused(f"{_named(path)}, line {number}: it is too long to be a row.")
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as why:
                byte = raw[why.start]
                raise Refused(
                    f"{_named(path)}, line {number}: byte {why.start + 1} ({byte:#04x}) is not "
                    "UTF-8. Save the file as UTF-8."
                ) from None
            if "\0" in line:
                raise Refused(f"{_named(path)}, line {number}: there is a null character in it.")
            if not line.endswith("\n"):
                raise Refused(
                    f"{_named(path)}, line {number}: it has no line end, so the file may have been "
                    "cut off. Add a line end if it is whole."
                )
            yield line


def _head(path: Path, cells: list[str], columns: tuple[str, ...]) -> list[str]:
    head = [each.strip() for each in cells]
    for name in columns:
        if name not in head:
            raise Refused(f"{_named(path)}, line 1: there is no column {name}.")
        if head.count(name) > 1:
            raise Refused(f"{_named(path)}, line 1: {name} is there {head.count(name)} times.")
    return head


def _plain(row: Row, problems: Problems) -> None:
    for name, value in row.cells.items():
        if not value.isprintable():
            problems.add(row, name, f"{short(value)} has more than one line, or a hidden character")
        if len(value) > LONGEST:
            problems.add(row, name, f"{len(value):,} characters are no value of it")


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
