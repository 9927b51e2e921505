"""A small service as plain rows: made by hand or by Hypothesis, as the tables of an extract."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from sixteen.outcomes.folder import arrow_schema
from sixteen.outcomes.schema import ATTENDANCE, CONTACT_KINDS, RANGES, TABLES

UNTIL = date(2025, 3, 31)
Row = dict[str, Any]


@dataclass
class Service:
    referrals: list[Row] = field(default_factory=list)
    contacts: list[Row] = field(default_factory=list)
    scores: list[Row] = field(default_factory=list)
    aims: list[Row] = field(default_factory=list)
    follow_ups: list[Row] = field(default_factory=list)
    until: date = UNTIL

    def arrow(self) -> dict[str, pa.Table]:
        return {
            name: pa.Table.from_pylist(
                [{each.name: row.get(each.name) for each in table.columns} for row in rows],
                schema=arrow_schema(table),
            )
            for name, table in TABLES.items()
            for rows in [getattr(self, name)]
        }


# Few days and few totals, at the borders: so that ties and exact differences are common.
DAYS = (
    *(date(2024, 4, day) for day in (1, 2, 3, 30)),
    *(date(2024, 5, 1), date(2024, 5, 13), date(2024, 5, 14), date(2024, 5, 15)),
    *(date(2024, 7, 1), date(2024, 8, 5), date(2024, 8, 6), date(2025, 1, 10), UNTIL),
)
TOTALS = {
    "phq9": ("0", "3", "4", "9", "10", "15", "16", "27"),
    "gad7": ("0", "3", "4", "7", "8", "11", "12", "21"),
    "mi": ("0", "1.57", "1.58", "2.30", "2.31", "3.03", "3.04"),
    "spin": ("0", "8", "9", "18", "19", "28", "29"),
    "pdss": ("0", "2", "3", "7", "8", "12", "13"),
    "oci": ("0", "7", "8", "39", "40", "71", "72"),
    "pcl5": ("0", "21", "22", "31", "32", "41", "42"),
    "hai": ("0", "13", "14", "17", "18", "21", "22"),
    "wsas": ("0", "12", "40"),
    "peq_1": ("0", "4"),
    "peq_satisfaction": ("1", "3"),
}
assert set(TOTALS) <= set(RANGES)
PROBLEMS = (
    *(None, "F32", "F331", "F400", "F400", "F401", "F4010", "F411", "F99", "123456"),
    *("F410", "F42", "F422", "F431", "F452"),
)
OWN = {"F400": "mi", "F401": "spin", "F410": "pdss", "F42": "oci", "F431": "pcl5", "F452": "hai"}


def services() -> st.SearchStrategy[Service]:
    """Hypothesis draws the seed; what a service is made of is drawn from few values by it."""
    return st.integers(0, 2**32).map(lambda seed: made(Random(seed)))


def made(by: Random) -> Service:
    service = Service()
    for number in range(by.randint(0, 6)):
        # Half of them went the whole way, so that there are outcomes; the rest went any way.
        whole = by.random() < 0.6
        received = by.choice(DAYS[:2] if whole else DAYS)
        discharged = by.choice(DAYS[-3:] if whole else (None, *DAYS))
        service.referrals.append(
            {
                "referral": number,
                "received": received,
                "discharged": max(discharged, received) if discharged else None,
                "end_code": by.choice((None, "46", "47", "48", "10")),
                "problem": by.choice(PROBLEMS),
                "source": by.choice((None, "A1", "B1")),
                "age_band": by.choice((None, "18 to 25", "26 to 64")),
                "gender": by.choice((None, "Female", "Male")),
                "ethnicity": by.choice((None, "White", "Mixed")),
                "deprivation": by.choice((None, 1, 10)),
            }
        )
        _contacts(by, service, number, whole)
        _scores(by, service, number, whole)
        _beside(by, service, number)
    return service


def _contacts(by: Random, service: Service, number: int, whole: bool) -> None:
    for place in range(by.randint(2 if whole else 0, 5)):
        sure = whole and place < 2
        service.contacts.append(
            {
                "contact": len(service.contacts) + 1,
                "referral": number,
                "day": by.choice(DAYS[2:-3] if sure else DAYS),
                "kind": by.choice(("02", "03", "05", "net") if sure else CONTACT_KINDS),
                "attendance": by.choice(("5", "6") if sure else (None, *ATTENDANCE)),
                "planned": by.choice((None, True, True, False)),
                "therapy": by.choice((None, "314034001", "304891004")),
                "therapist": by.choice((None, 7, 8)),
            }
        )


def _scores(by: Random, service: Service, number: int, whole: bool) -> None:
    held = [each["contact"] for each in service.contacts if each["referral"] == number]
    wanted = ["phq9", "phq9", "gad7", "gad7"] if whole and by.random() < 0.8 else []
    # Asked of few, and by chance hardly ever twice of one.
    wanted += ["wsas", "wsas"] if whole and by.random() < 0.2 else []
    problem = service.referrals[-1]["problem"] or ""
    own = next((code for begins, code in OWN.items() if problem.startswith(begins)), "gad7")
    wanted += [by.choice((*[own] * 5, *TOTALS)) for _ in range(by.randint(0, 6))]
    for measure in wanted:
        service.scores.append(
            {
                "score": len(service.scores) + 1,
                "referral": number,
                "contact": by.choice((None, None, *held)),
                "day": by.choice(DAYS),
                "measure": measure,
                "total": Decimal(by.choice(TOTALS[measure])),
            }
        )


def _beside(by: Random, service: Service, number: int) -> None:
    for _ in range(by.randint(0, 4)):
        aim, rating = by.randint(1, 2), by.randint(0, 10)
        row = {"referral": number, "aim": aim, "day": by.choice(DAYS), "rating": rating}
        service.aims.append(row)
    for months in by.choice(((), (3,), (3, 12))):
        service.follow_ups.append(
            {
                "referral": number,
                "months": months,
                "opens": DAYS[0],
                "closes": by.choice(DAYS),
                "answered": by.random() < 0.5,
                "stopped": by.random() < 0.3,
            }
        )
