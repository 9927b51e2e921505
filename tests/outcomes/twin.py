"""The slow, obvious twin of every indicator: plain loops over plain rows.

It is written from the published rules, not from the engine, and shares nothing with it: not the
thresholds, not the fields, not the arithmetic.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.outcomes.made_up import Row, Service

CUT = {"phq9": 10, "gad7": 8, "mi": Decimal("2.31"), "spin": 19}
CUT |= {"pdss": 8, "oci": 40, "pcl5": 32, "hai": 18}
CHANGE = {"phq9": 6, "gad7": 4, "mi": Decimal("0.73"), "spin": 10}
CHANGE |= {"pdss": 5, "oci": 32, "pcl5": 10, "hai": 4}
OF_PROBLEM = {"F400": "mi", "F401": "spin", "F410": "pdss", "F431": "pcl5", "F452": "hai"}


@dataclass
class Path:
    """One referral with what happened in it."""

    row: Row
    until: date
    contacts: list[Row]
    scores: list[Row]

    @property
    def received(self) -> date:
        return self.row["received"]

    @property
    def ended(self) -> bool:
        return self.row["discharged"] is not None

    def _inside(self, day: date) -> bool:
        return self.received <= day <= (self.row["discharged"] or self.until)

    @property
    def inside(self) -> list[Row]:
        return [each for each in self.contacts if self._inside(each["day"])]

    @property
    def treatments(self) -> list[Row]:
        return sorted(filter(is_treatment, self.inside), key=lambda each: each["day"])

    @property
    def seen(self) -> list[Row]:
        return [each for each in self.inside if happened(each) and each["kind"] not in ("06", "10")]

    @property
    def finished(self) -> bool:
        return self.ended and len(self.treatments) >= 2

    def treated_on(self, number: int) -> date | None:
        return self.treatments[number - 1]["day"] if len(self.treatments) >= number else None

    def wait(self) -> int | None:
        first = self.treated_on(1)
        return (first - self.received).days if first else None

    def between(self) -> int | None:
        second = self.treated_on(2)
        return (second - self.treatments[0]["day"]).days if second else None

    def totals(self, measure: str) -> tuple[Decimal | None, Decimal | None]:
        kinds = {each["contact"]: each["kind"] for each in self.contacts}
        days: dict[date, list[Decimal]] = defaultdict(list)
        for score in self.scores:
            left_out = kinds.get(score["contact"]) in ("06", "10")
            if score["measure"] == measure and self._inside(score["day"]) and not left_out:
                days[score["day"]].append(score["total"])
        if not days:
            return None, None
        last = max(days[max(days)]) if len(days) > 1 else None
        return min(days[min(days)]), last

    @property
    def anxiety(self) -> str:
        problem = self.row["problem"] or ""
        own = "oci" if problem[:3] == "F42" else OF_PROBLEM.get(problem[:4], "gad7")
        return own if self.totals(own)[1] is not None else "gad7"

    def pair(self) -> list[tuple[str, Decimal | None, Decimal | None]]:
        return [(measure, *self.totals(measure)) for measure in ("phq9", self.anxiety)]

    @property
    def paired(self) -> bool:
        return all(last is not None for _, _, last in self.pair())

    @property
    def caseness(self) -> bool:
        return any(first is not None and first >= CUT[m] for m, first, _ in self.pair())

    @property
    def not_caseness(self) -> bool:
        return all(first is not None and first < CUT[m] for m, first, _ in self.pair())

    def moved(self, direction: int) -> bool:
        """Whether either measure moved reliably: 1 better, -1 worse."""
        return any(
            first is not None and last is not None and direction * (first - last) >= CHANGE[m]
            for m, first, last in self.pair()
        )

    @property
    def improved(self) -> bool:
        return self.paired and self.moved(1) and not self.moved(-1)

    @property
    def worse(self) -> bool:
        return self.paired and self.moved(-1) and not self.moved(1)

    @property
    def recovered(self) -> bool:
        below = all(last is not None and last < CUT[m] for m, _, last in self.pair())
        return self.paired and self.caseness and below

    def most(self, what: str) -> object:
        given = [each for each in self.treatments if each[what] is not None]
        codes = {each[what] for each in given}
        if not codes:
            return None

        def rank(code):
            days = [each["day"] for each in given if each[what] == code]
            return (-len(days), date.max - max(days), code)

        return min(codes, key=rank)


def happened(contact: Row) -> bool:
    attended = contact["attendance"] in ("5", "6")
    return attended or contact["planned"] is False or contact["kind"] == "net"


def is_treatment(contact: Row) -> bool:
    return contact["kind"] == "net" or (happened(contact) and contact["kind"] in ("02", "03", "05"))


def paths_of(service: Service) -> list[Path]:
    return [
        Path(
            row,
            service.until,
            [each for each in service.contacts if each["referral"] == row["referral"]],
            [each for each in service.scores if each["referral"] == row["referral"]],
        )
        for row in service.referrals
    ]
