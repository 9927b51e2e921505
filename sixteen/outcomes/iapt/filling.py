"""An extract from somebody's tables of the IAPT data set, of rows that were checked before.

Nothing that names anybody goes with it: identifiers become plain numbers, a birth date an age band.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sixteen.outcomes.iapt.cells import day
from sixteen.outcomes.iapt.checking import Checked, problem_code
from sixteen.outcomes.iapt.deprivation import plain_postcode
from sixteen.outcomes.iapt.questionnaires import BY_CODE, NO_WORK, WSAS
from sixteen.outcomes.iapt.reading import Row
from sixteen.outcomes.schema import TABLES, age_band

GENDER = {"1": "Male", "2": "Female", "9": "Indeterminate"}
ETHNICITY = {
    **dict.fromkeys("ABC", "White"),
    **dict.fromkeys("DEFG", "Mixed"),
    **dict.fromkeys("HJKL", "Asian or Asian British"),
    **dict.fromkeys("MNP", "Black or Black British"),
    **dict.fromkeys("RS", "Other Ethnic Groups"),
}
Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class Filled:
    """tables: columns by name, as the schema has them. without_total: WSAS that were not whole.

    before: referrals that are left out, as they began before the tables do; before_ended: of these.
    """

    tables: dict[str, Columns]
    since: date
    until: date
    without_total: int
    before: int
    before_ended: int


def fill(
    checked: Checked, since: date | None = None, tenths: Mapping[str, int] | None = None
) -> Filled:
    """since: from when on the tables hold everything; where not given, from their first period.
    tenths: of deprivation, by postcode.

    Of a referral that began before, what was done first is not in the tables: its waits, its first
    scores and what came of it would be wrong. It is left out whole.
    """
    since = since or checked.since
    every = checked.rows["IDS101Referral"]
    cut = {key for key, row in every.items() if since and _received(row) < since}
    referrals = {key: row for key, row in every.items() if key not in cut}
    numbers = {key: n for n, key in enumerate(_in_order(referrals.items(), RECEIVED), start=1)}
    contacts = {
        key: row
        for key, row in checked.rows["IDS201CareContact"].items()
        if row["ServiceRequestId"] in numbers
    }
    places = {key: n for n, key in enumerate(_in_order(contacts.items(), HELD), start=1)}
    scores = _Scores(checked, numbers, places)
    tables = {
        "referrals": _columns("referrals", _referrals(checked, numbers, tenths or {})),
        "contacts": _columns("contacts", _contacts(checked, numbers, places)),
        "scores": _columns("scores", scores.rows()),
    }
    first, last = _covers(since, checked.until, tables)
    ended = sum(bool(every[key]["ServDischDate"]) for key in cut)
    return Filled(tables, first, last, scores.without_total, len(cut), ended)


def _received(row: Row) -> date:
    found = day(row[RECEIVED])
    assert found is not None  # every cell was checked
    return found


RECEIVED, HELD = "ReferralRequestReceivedDate", "CareContDate"


def _in_order(items: Iterable[tuple[Any, Row]], name: str) -> list[Any]:
    return [key for key, _ in sorted(items, key=lambda pair: (day(pair[1][name]), pair[0]))]


def _columns(table: str, rows: Iterable[dict[str, Any]]) -> Columns:
    names = [column.name for column in TABLES[table].columns]
    columns: Columns = {name: [] for name in names}
    for row in rows:
        for name in names:
            columns[name].append(row.get(name))
    return columns


def _referrals(
    checked: Checked, numbers: dict[Any, int], tenths: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    problems = _problems(checked)
    providers = {row["OrgIDProv"] for row in checked.headers if row["OrgIDProv"]}
    provider = next(iter(providers)) if len(providers) == 1 else None
    for key, number in numbers.items():
        row = checked.rows["IDS101Referral"][key]
        person = checked.rows["IDS001MPI"][row["LocalPatientId"]]
        received = _received(row)
        yield {
            "referral": number,
            "provider": provider,
            "received": received,
            "discharged": day(row["ServDischDate"]),
            "end_code": row["EndCode"] or None,
            "problem": problems.get(key),
            "source": row["SourceOfReferralIAPT"] or None,
            "age_band": age_band(day(person["PersonBirthDate"]), received),
            "gender": GENDER.get(person["Gender"]),
            "ethnicity": ETHNICITY.get(person["EthnicCategory"]),
            "deprivation": tenths.get(plain_postcode(person.cells.get("Postcode", ""))),
        }


def _problems(checked: Checked) -> dict[str, str]:
    """The one problem of each referral: a valid code first, then primary, then the latest, then the
    highest row."""
    best: dict[str, tuple[Any, ...]] = {}
    for place, row in enumerate(checked.rows["IDS603PresentingComplaints"].values()):
        code = problem_code(row)
        primary = row["PresCompCodSig"] == "1"
        rank = (bool(code), primary, day(row["PresCompDate"]) or date.min, place, code)
        key = row["ServiceRequestId"]
        best[key] = max(best.get(key, rank), rank)
    return {key: rank[-1] for key, rank in best.items() if rank[-1]}


def _contacts(
    checked: Checked, numbers: dict[Any, int], places: dict[Any, int]
) -> Iterator[dict[str, Any]]:
    therapies, held_by = _activities(checked)
    staff = {name: n for n, name in enumerate(sorted(set(held_by.values())), start=1)}
    for key, number in places.items():
        row = checked.rows["IDS201CareContact"][key]
        planned = row["PlannedCareContIndicator"]
        minutes = row["ClinContDurOfCareCont"]
        yield {
            "contact": number,
            "referral": numbers[row["ServiceRequestId"]],
            "day": day(row[HELD]),
            "kind": row["AppType"],
            "attendance": row["AttendOrDNACode"] or None,
            "planned": planned == "Y" if planned else None,
            "therapy": therapies.get(key),
            "therapist": staff.get(held_by.get(key, "")),
            "medium": row["ConsMechanism"] or None,
            "minutes": int(minutes) if minutes else None,
        }
    logs = (row for row in checked.logs if row["ServiceRequestId"] in numbers)
    for number, row in enumerate(logs, start=len(places) + 1):
        yield {
            "contact": number,
            "referral": numbers[row["ServiceRequestId"]],
            "day": day(row["StartDateIntEnabledTherLog"]),
            "kind": "net",
        }


def _activities(checked: Checked) -> tuple[dict[str, str], dict[str, str]]:
    """Therapy and therapist of each contact: those of its first activity that names one."""
    therapies: dict[str, str] = {}
    held_by: dict[str, str] = {}
    for row in checked.rows["IDS202CareActivity"].values():
        if row["CodeProcAndProcStatus"]:
            therapies.setdefault(row["CareContactId"], row["CodeProcAndProcStatus"])
        if row["CarePersLocalId"]:
            held_by.setdefault(row["CareContactId"], row["CarePersLocalId"])
    return therapies, held_by


class _Scores:
    """Totals as they stand, and one for the five items of WSAS where all of them are given."""

    def __init__(self, checked: Checked, numbers: dict[Any, int], places: dict[Any, int]) -> None:
        self.checked, self.numbers, self.places = checked, numbers, places
        self.without_total = 0

    def rows(self) -> Iterator[dict[str, Any]]:
        items: dict[tuple[Any, ...], dict[str, Decimal]] = {}
        number = 0
        for referral, contact, on, code, text in self._given():
            tool = BY_CODE.get(code)
            if tool is None:
                continue  # counted, and told, when it was read
            if tool.measure in WSAS:
                key = (referral, on, contact or 0)
                items.setdefault(key, {})[tool.measure] = Decimal(text)
                continue
            number += 1
            yield self._row(number, referral, contact, on, tool.measure, Decimal(text))
        for (referral, on, contact), given in sorted(items.items()):
            if len(given) < len(WSAS) or given[WSAS[0]] == NO_WORK:
                self.without_total += 1
                continue
            number += 1
            total = sum(given.values(), Decimal(0))
            yield self._row(number, referral, contact or None, on, "wsas", total)

    def _given(self) -> Iterator[tuple[int, int | None, date | None, str, str]]:
        rows = self.checked.rows
        for row in rows["IDS607CodedScoreAssessmentAct"].values():
            contact = rows["IDS202CareActivity"][row["CareActId"]]["CareContactId"]
            if contact not in self.places:
                continue
            booked = rows["IDS201CareContact"][contact]
            referral = self.numbers[booked["ServiceRequestId"]]
            code, text = row["CodedAssToolType"], row["PersScore"]
            yield referral, self.places[contact], day(booked[HELD]), code, text
        for row in rows["IDS606CodedScoreAssessmentRefer"].values():
            if row["ServiceRequestId"] not in self.numbers:
                continue
            referral = self.numbers[row["ServiceRequestId"]]
            on = day(row["AssToolCompDate"])
            yield referral, None, on, row["CodedAssToolType"], row["PersScore"]

    @staticmethod
    def _row(
        number: int, referral: int, contact: int | None, on: date | None, measure: str, total: Any
    ) -> dict[str, Any]:
        return {
            "score": number,
            "referral": referral,
            "contact": contact,
            "day": on,
            "measure": measure,
            "total": total,
        }


def _covers(
    since: date | None, until: date | None, tables: dict[str, Columns]
) -> tuple[date, date]:
    """The days of the periods; where nobody names one, those that stand in the rows."""
    days = [
        *tables["referrals"]["received"],
        *filter(None, tables["referrals"]["discharged"]),
        *tables["contacts"]["day"],
        *tables["scores"]["day"],
    ]
    first = since or min(days)
    return first, until or max(days, default=first)
