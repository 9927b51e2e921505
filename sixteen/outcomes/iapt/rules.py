"""What NHS England's landing would say of these tables: its codes, in our words.

Codes and conditions as in nhsengland/Reusable-Code-Library (rules of version 2.0 with the fields of
2.1). A reject means that the row is not taken, and what hangs on it with it. `key` is the opaque
identifier of the row that has to be mended.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sixteen.outcomes.iapt.questionnaires import BY_CODE, MOBILITY, OTHERS, score
from sixteen.outcomes.iapt.tables import BLANK, Row, Tables

ATTENDANCE = {"2", "3", "4", "5", "6", "7"}
KINDS = {"01", "02", "03", "04", "05", "06", "07", "08", "10"}
END_CODES = {"10", "11", "12", "13", "14", "16", "17", "95", "46", "47", "48", "49", "96", "50"}
NO_CODE = "IDS-----"  # what NHS England has no rule for
KEYS = {
    "IDS001MPI": "LocalPatientId",
    "IDS101Referral": "ServiceRequestId",
    "IDS201CareContact": "CareContactId",
    "IDS202CareActivity": "CareActId",
}


@dataclass(frozen=True)
class Finding:
    """reject: the row is not taken; otherwise a warning. key: "" for what is about a whole file."""

    code: str
    table: str
    key: str
    words: str
    reject: bool = True


def findings(tables: Tables, *, since: date, until: date) -> list[Finding]:
    """Everything that is found, file by file and then row by row."""
    month = _Month(tables, since, until)
    rules: tuple[Callable[[], Iterable[Finding]], ...] = (
        month.whole_files,
        month.blanks,
        month.twice,
        month.parents,
        month.people,
        month.referrals,
        month.contacts,
        month.scores,
    )
    return [finding for rule in rules for finding in rule()]


def day(text: str) -> date | None:
    """A date as the tables write it; None where it is none."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


class _Month:
    def __init__(self, tables: Tables, since: date, until: date) -> None:
        self.tables, self.since, self.until = tables, since, until
        self.by_key = {
            table: {each[key]: each for each in tables[table]} for table, key in KEYS.items()
        }

    def whole_files(self) -> Iterator[Finding]:
        empty = {
            "IDS000Header": "IDSREJ002",
            "IDS001MPI": "IDSREJ003",
            "IDS101Referral": "IDSREJ004",
            "IDS002GP": "IDSREJ005",
        }
        for table, code in empty.items():
            if not self.tables[table]:
                yield Finding(code, table, "", "The table is empty.")
        if len(self.tables["IDS000Header"]) > 1:
            yield Finding("IDSREJ015", "IDS000Header", "", "There is more than one header.")

    def blanks(self) -> Iterator[Finding]:
        for table, fields in BLANK.items():
            for each in self.tables[table]:
                for name, code in fields.items():
                    if not each[name]:
                        yield Finding(code, table, _key(table, each), f"{name} is blank.")

    def twice(self) -> Iterator[Finding]:
        twice = {
            ("IDS001MPI", "LocalPatientId"): "IDSREJ010",
            ("IDS101Referral", "ServiceRequestId"): "IDS10103",
            ("IDS201CareContact", "CareContactId"): "IDS20143",
            ("IDS202CareActivity", "CareActId"): "IDS20225",
            ("IDS603PresentingComplaints", "ServiceRequestId PresComp PresCompDate"): "IDS60302",
            (
                "IDS606CodedScoreAssessmentRefer",
                "ServiceRequestId CodedAssToolType AssToolCompDate AssToolCompTime",
            ): "IDS60616",
            ("IDS607CodedScoreAssessmentAct", "CareActId CodedAssToolType"): "IDS60709",
        }
        for (table, fields), code in twice.items():
            counted = Counter(tuple(each[f] for f in fields.split()) for each in self.tables[table])
            for values, times in counted.items():
                if times > 1:
                    yield Finding(code, table, values[0], f"It is there {times} times.")

    def parents(self) -> Iterator[Finding]:
        hangs = (
            ("IDS00220", "IDS002GP", "LocalPatientId", "IDS001MPI"),
            ("IDS10101", "IDS101Referral", "LocalPatientId", "IDS001MPI"),
            ("IDS20142", "IDS201CareContact", "ServiceRequestId", "IDS101Referral"),
            ("IDS20224", "IDS202CareActivity", "CareContactId", "IDS201CareContact"),
            ("IDS60301", "IDS603PresentingComplaints", "ServiceRequestId", "IDS101Referral"),
            ("IDS60612", "IDS606CodedScoreAssessmentRefer", "ServiceRequestId", "IDS101Referral"),
            ("IDS60708", "IDS607CodedScoreAssessmentAct", "CareActId", "IDS202CareActivity"),
        )
        for code, table, name, parent in hangs:
            for each in self.tables[table]:
                if each[name] not in self.by_key[parent]:
                    words = f"There is no row of {parent} with its {name}."
                    yield Finding(code, table, _key(table, each), words)

    def people(self) -> Iterator[Finding]:
        with_gp = {each["LocalPatientId"] for each in self.tables["IDS002GP"]}
        referred = {each["LocalPatientId"] for each in self.tables["IDS101Referral"]}
        for person, each in self.by_key["IDS001MPI"].items():
            found = _Of("IDS001MPI", person)
            born = day(each["PersonBirthDate"])
            if not each["PersonBirthDate"]:
                yield found.warning("IDS00120", "The birth date is not known.")
            elif born is None or born > self.until:
                yield found.reject("IDSREJ008", "The birth date is no date that can be.")
            if person not in with_gp:
                yield found.reject("IDS00145", "There is no GP practice for this person.")
            if person not in referred:
                yield found.reject("IDS00146", "There is no referral of this person.")
            for name, code in (("NHSNumber", "IDS00111"), ("Postcode", "IDS00123")):
                if not each[name]:
                    yield found.warning(code, f"{name} is blank.")
            if not each["Gender"]:
                yield found.warning("IDS00129", "Gender is blank.")

    def referrals(self) -> Iterator[Finding]:
        stayed = {
            each["ServiceRequestId"]
            for each in self.tables["IDS201CareContact"]
            if each["AppType"] == "06"
        }
        for request, each in self.by_key["IDS101Referral"].items():
            found = _Of("IDS101Referral", request)
            received, ended = day(each["ReferralRequestReceivedDate"]), day(each["ServDischDate"])
            person = self.by_key["IDS001MPI"].get(each["LocalPatientId"], {})
            born = day(person.get("PersonBirthDate", ""))
            if received and received > self.until:
                yield found.reject("IDS10113", "It was received after the end of the month.")
            if received and born and received < born:
                yield found.reject("IDS10140", "It was received before the person was born.")
            if received and ended and ended < received:
                yield found.reject("IDS10128", "It ended before it was received.")
            if ended and ended > self.until:
                yield found.reject("IDS10139", "It ended after the end of the month.")
            if ended and ended < self.since and request not in stayed:
                yield found.reject("IDS10129", "It ended before the month began.")
            if ended and not each["EndCode"]:
                yield found.warning("IDS10137", "It ended, and no reason is kept.")
            if each["EndCode"] and each["EndCode"] not in END_CODES:
                yield found.warning("IDS10136", "The reason for the end is not in the list.")
            if each["EndCode"] and not each["ServDischDate"]:
                yield found.warning("IDS10138", "There is a reason for an end, and no end.")

    def contacts(self) -> Iterator[Finding]:
        active = {each["CareContactId"] for each in self.tables["IDS202CareActivity"]}
        for contact, each in self.by_key["IDS201CareContact"].items():
            found = _Of("IDS201CareContact", contact)
            on = day(each["CareContDate"])
            parent = self.by_key["IDS101Referral"].get(each["ServiceRequestId"], {})
            received = day(parent.get("ReferralRequestReceivedDate", ""))
            if on and on > self.until:
                yield found.reject("IDS20108", "It took place after the end of the month.")
            if on and on < self.since:
                yield found.reject("IDS20170", "It took place before the month began.")
            if on and received and on < received:
                yield found.reject("IDS20171", "It took place before the person had asked.")
            if not each["AttendOrDNACode"]:
                yield found.warning(NO_CODE, "Nobody has said whether it took place.")
            elif each["AttendOrDNACode"] not in ATTENDANCE:
                yield found.reject("IDS20128", "What became of it is not in the list.")
            if each["AppType"] and each["AppType"] not in KINDS:
                yield found.reject("IDS20156", "The kind of appointment is not in the list.")
            if each["AttendOrDNACode"] in ("5", "6") and contact not in active:
                yield found.warning("IDS20169", "It was attended, and nothing was done in it.")

    def scores(self) -> Iterator[Finding]:
        codes = {
            "IDS606CodedScoreAssessmentRefer": ("IDS60613", "IDS60615"),
            "IDS607CodedScoreAssessmentAct": ("IDS60710", "IDS60711"),
        }
        for table, (unknown, form) in codes.items():
            for each in self.tables[table]:
                found = _Of(table, _key(table, each))
                code = each["CodedAssToolType"]
                if code and code not in BY_CODE and code not in OTHERS | MOBILITY:
                    yield found.reject(unknown, "The questionnaire is not in the list.")
                elif code in BY_CODE and score(BY_CODE[code], each["PersScore"]) is None:
                    yield found.reject(form, "The questionnaire cannot give this score.")
        yield from self._days_of_scores()

    def _days_of_scores(self) -> Iterator[Finding]:
        for each in self.tables["IDS606CodedScoreAssessmentRefer"]:
            found = _Of("IDS606CodedScoreAssessmentRefer", each["ServiceRequestId"])
            on = day(each["AssToolCompDate"])
            parent = self.by_key["IDS101Referral"].get(each["ServiceRequestId"], {})
            received = day(parent.get("ReferralRequestReceivedDate", ""))
            if on and on > self.until:
                yield found.reject("IDS60610", "It was answered after the end of the month.")
            if on and on < self.since:
                yield found.reject("IDS60618", "It was answered before the month began.")
            if on and received and on < received:
                yield found.reject("IDS60617", "It was answered before the person had asked.")


@dataclass(frozen=True)
class _Of:
    table: str
    key: str

    def reject(self, code: str, words: str) -> Finding:
        return Finding(code, self.table, self.key, words)

    def warning(self, code: str, words: str) -> Finding:
        return Finding(code, self.table, self.key, words, reject=False)


def _key(table: str, each: Row) -> str:
    return each[KEYS[table]] if table in KEYS else next(iter(each.values()))
