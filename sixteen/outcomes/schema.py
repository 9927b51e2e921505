"""The extract: what the engine counts from, table by table. Plain Python, read without a database.

A directory with one Parquet file a table and `extract.json`. It holds no name, no birth date, no
address and no words of anybody: opaque numbers, days, codes, totals, and characteristics in bands.
The same tables are filled from this service's own record, from any service's NHS data set, and by
the simulation; nothing that counts knows which.

A *referral* is the unit of count, as in the published statistics: somebody asked for help, or was
sent, once. In this software's own record it begins as an enquiry and holds at most one course.
Where a fact is not known its cell is empty (null). There is no code for "unknown".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

VERSION = 1
MANIFEST = "extract.json"
# What an extract was made from, beside a simulation.
OWN, OF_OTHERS = "sixteen", "nhs data set"


class Kind(StrEnum):
    NUMBER = "opaque whole number of 64 bits"
    DAY = "day"
    CODE = "text"
    WHOLE = "whole number of 32 bits"
    SCORE = "decimal (6, 2)"
    YES_NO = "true or false"


@dataclass(frozen=True)
class Column:
    """values: what may stand here, where that is a closed list."""

    name: str
    kind: Kind
    meaning: str
    needed: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """key: the column that is different in each row. of: the columns that lead to other tables."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: str | None = None
    of: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        return f"{self.name}.parquet"


AGE_BANDS = ("Under 16", "16 to 17", "18 to 25", "26 to 64", "65 to 74", "75 to 89", "90 and over")
BELOW = (16, 18, 26, 65, 75, 90)


def age_band(born: date | None, on: date) -> str | None:
    """The band of somebody's age on a day."""
    if born is None:
        return None
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((AGE_BANDS[n] for n, below in enumerate(BELOW) if age < below), AGE_BANDS[-1])


GENDERS = ("Female", "Male", "Indeterminate")
ETHNIC_GROUPS = (
    "White",
    "Mixed",
    "Asian or Asian British",
    "Black or Black British",
    "Other Ethnic Groups",
)
CONTACT_KINDS = ("01", "02", "03", "04", "05", "06", "07", "08", "10", "net")
ATTENDANCE = ("2", "3", "4", "5", "6", "7")

REFERRALS = Table(
    "referrals",
    "One row for each referral.",
    (
        Column("referral", Kind.NUMBER, "the referral, and nothing else", needed=True),
        Column("provider", Kind.CODE, "whose referral it is, where there are several providers"),
        Column("received", Kind.DAY, "the day on which it was received", needed=True),
        Column("discharged", Kind.DAY, "the day on which it ended; empty while it is open"),
        Column("end_code", Kind.CODE, "how it ended: EndCode of the NHS data set (46 as agreed)"),
        Column(
            "problem",
            Kind.CODE,
            "the one problem descriptor: ICD-10 in capitals without a point (F411), or SNOMED CT. "
            "Of several: a valid code first, then primary, then the latest, then the highest row",
        ),
        Column("source", Kind.CODE, "SourceOfReferralIAPT (A1 GP, B1 the person)"),
        Column("age_band", Kind.CODE, "age on the day received", values=AGE_BANDS),
        Column("gender", Kind.CODE, "as the published tables group it", values=GENDERS),
        Column("ethnicity", Kind.CODE, "as the published tables group it", values=ETHNIC_GROUPS),
        Column(
            "deprivation",
            Kind.WHOLE,
            "tenth of the index of multiple deprivation: 1 is the most deprived",
            values=tuple(map(str, range(1, 11))),
        ),
    ),
    key="referral",
)
CONTACTS = Table(
    "contacts",
    "One row for each contact that was booked or happened, and for each log of internet therapy.",
    (
        Column("contact", Kind.NUMBER, "the contact, and nothing else", needed=True),
        Column("referral", Kind.NUMBER, "whose contact", needed=True),
        Column("day", Kind.DAY, "the day for which it was booked", needed=True),
        Column(
            "kind",
            Kind.CODE,
            "AppType: 01 assessment, 02 treatment, 03 both, 04 review, 05 review and treatment, "
            "06 follow-up after the end, 07 and 08 other, 10 employment support; "
            "net: a log of internet therapy",
            needed=True,
            values=CONTACT_KINDS,
        ),
        Column(
            "attendance",
            Kind.CODE,
            "AttendOrDNACode: 2 cancelled by or for the person, 3 did not come, 4 cancelled by the "
            "provider, 5 came in time, 6 came late and was seen, 7 came late and was not seen",
            values=ATTENDANCE,
        ),
        Column("planned", Kind.YES_NO, "false: it was not planned, and then it counts as seen"),
        Column("therapy", Kind.CODE, "SNOMED CT of the therapy (314034001 brief psychodynamic)"),
        Column("therapist", Kind.NUMBER, "who held it, for supervision; left out where it leaves"),
        Column("medium", Kind.CODE, "ConsMechanism"),
        Column("minutes", Kind.WHOLE, "how long it took"),
    ),
    key="contact",
    of=(("referral", "referrals"),),
)
SCORES = Table(
    "scores",
    "One row for each complete total. A missing answer gives no total, and no row.",
    (
        Column("score", Kind.NUMBER, "the score, and nothing else", needed=True),
        Column("referral", Kind.NUMBER, "whose score", needed=True),
        Column("contact", Kind.NUMBER, "the contact it belongs to, if to one"),
        Column("day", Kind.DAY, "the day on which it was completed", needed=True),
        Column(
            "measure",
            Kind.CODE,
            "which measure: phq9, gad7 or another code of the list below",
            needed=True,
        ),
        Column("total", Kind.SCORE, "within the range of its measure", needed=True),
    ),
    key="score",
    of=(("referral", "referrals"), ("contact", "contacts")),
)
AIMS = Table(
    "aims",
    "One row for each time that an aim was rated. The words of an aim are nowhere in an extract.",
    (
        Column("referral", Kind.NUMBER, "whose aim", needed=True),
        Column("aim", Kind.WHOLE, "which of the aims: 1, 2 or 3", needed=True),
        Column("day", Kind.DAY, "the day on which it was rated", needed=True),
        Column("rating", Kind.WHOLE, "0 to 10; not a validated measure", needed=True),
    ),
    of=(("referral", "referrals"),),
)
FOLLOW_UPS = Table(
    "follow_ups",
    "One row for each time of asking again after the end.",
    (
        Column("referral", Kind.NUMBER, "who was to be asked", needed=True),
        Column("months", Kind.WHOLE, "how many months after the end", needed=True),
        Column("opens", Kind.DAY, "from when the person can answer", needed=True),
        Column("closes", Kind.DAY, "the last day to answer", needed=True),
        Column("answered", Kind.YES_NO, "whether anything complete came back", needed=True),
        Column("stopped", Kind.YES_NO, "whether nobody was asked after all", needed=True),
    ),
    of=(("referral", "referrals"),),
)
TABLES: dict[str, Table] = {
    table.name: table for table in (REFERRALS, CONTACTS, SCORES, AIMS, FOLLOW_UPS)
}
# What an extract can do without: an empty table is meant.
OPTIONAL = frozenset({"aims", "follow_ups"})


@dataclass(frozen=True)
class ScoreRange:
    """What a total of one measure can be. step: the smallest difference, as text."""

    code: str
    name: str
    lowest: int
    highest: int
    whole: bool = True


# Ranges as NHS England's own landing code has them (nhsengland/Reusable-Code-Library, v2.1). The
# total of the five WSAS items is taken where all five are given.
RANGES: dict[str, ScoreRange] = {
    each.code: each
    for each in (
        ScoreRange("phq9", "PHQ-9", 0, 27),
        ScoreRange("gad7", "GAD-7", 0, 21),
        ScoreRange("spin", "SPIN", 0, 68),
        ScoreRange("pcl5", "PCL-5", 0, 80),
        ScoreRange("mi", "Mobility Inventory, alone", 0, 5, whole=False),
        ScoreRange("mi_accompanied", "Mobility Inventory, accompanied", 0, 5, whole=False),
        ScoreRange("oci", "OCI", 0, 168),
        ScoreRange("pdss", "PDSS", 0, 28),
        ScoreRange("hai", "HAI, short, week", 0, 54),
        ScoreRange("biq", "BIQ", 0, 72),
        ScoreRange("ibs", "IBS-SSS", 0, 500),
        ScoreRange("phq15", "PHQ-15", 0, 30),
        ScoreRange("pswq", "PSWQ", 16, 80),
        ScoreRange("wsas", "WSAS", 0, 40),
        *(ScoreRange(f"peq_{n}", f"PEQ, treatment, question {n}", 0, 4) for n in range(1, 7)),
        ScoreRange("peq_satisfaction", "PEQ, satisfaction", 0, 4),
    )
}
