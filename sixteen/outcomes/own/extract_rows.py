"""The rows of an extract from the pathways of this service. Nothing that names anybody goes along.

An enquiry is a referral. Its consultation is an assessment, its numbered sessions are treatment.
What this service does not ask (problem, deprivation) stays empty, and so do gender and ethnic group
of whoever did not say.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sixteen.journeys.pathways import Answered, Contact, Pathway
from sixteen.outcomes.iapt.filling import ETHNICITY, GENDER
from sixteen.outcomes.iapt.gathering import (
    BECAME,
    BRIEF_PSYCHODYNAMIC,
    DYNAMIC,
    SOURCES,
    end_code,
)
from sixteen.outcomes.own.numbers import number_of
from sixteen.outcomes.schema import RANGES, age_band

ASSESSMENT, TREATMENT = "01", "02"
Row = dict[str, Any]


class Rows:
    """extract: the number of the extract, which every opaque number depends on.

    pathways: whose each opaque number is; never written anywhere. elsewhere: how many courses are
    left out, as they came in after some sessions: their first scores and waits are not here.
    """

    def __init__(self, extract: str, *, now: datetime, with_therapists: bool) -> None:
        self.extract, self.now, self.with_therapists = extract, now, with_therapists
        self.tables: dict[str, list[Row]] = {
            name: [] for name in ("referrals", "contacts", "scores", "aims", "follow_ups")
        }
        self.referral_of: dict[UUID, int] = {}
        self.pathways: dict[int, Pathway] = {}
        self.elsewhere = 0

    def add(self, pathway: Pathway, born: str, said: Mapping[str, str]) -> None:
        """born: as it is kept. said: of themselves, see domain/about_me.py."""
        if pathway.elsewhere:
            self.elsewhere += 1
            return
        referral = number_of(pathway.id, extract=self.extract)
        self.pathways[referral] = pathway
        if pathway.course:
            self.referral_of[pathway.course] = referral
        self.tables["referrals"].append(
            {
                "referral": referral,
                "received": pathway.began,
                "discharged": pathway.ended,
                "end_code": (end_code(pathway) or None) if pathway.ended else None,
                "source": SOURCES.get(pathway.source),
                "age_band": age_band(_day(born), pathway.began),
                "gender": GENDER.get(said.get("gender", "")),
                "ethnicity": ETHNICITY.get(said.get("ethnicity", "")),
            }
        )
        for contact in pathway.contacts:
            if contact.starts_at <= self.now:
                self._contact(referral, pathway, contact)
        for answered in pathway.beside:
            self._score(referral, None, answered)

    def _contact(self, referral: int, pathway: Pathway, contact: Contact) -> None:
        number = number_of(contact.id, extract=self.extract)
        dynamic = contact.session is not None and pathway.protocol in DYNAMIC
        therapist = number_of(contact.therapist, extract=self.extract)
        self.tables["contacts"].append(
            {
                "contact": number,
                "referral": referral,
                "day": contact.day,
                "kind": ASSESSMENT if contact.session is None else TREATMENT,
                "attendance": BECAME.get(contact.became),
                "planned": True,
                "therapy": BRIEF_PSYCHODYNAMIC if dynamic else None,
                "therapist": therapist if self.with_therapists else None,
                "minutes": contact.minutes if contact.took_place else None,
            }
        )
        for answered in contact.answered:
            self._score(referral, number, answered)

    def _score(self, referral: int, contact: int | None, answered: Answered) -> None:
        if answered.measure in RANGES:
            self.tables["scores"].append(
                {
                    "score": len(self.tables["scores"]) + 1,
                    "referral": referral,
                    "contact": contact,
                    "day": answered.on,
                    "measure": answered.measure,
                    "total": Decimal(answered.total),
                }
            )

    def add_aims(self, rated: Iterable[tuple[UUID, int, date, int]]) -> None:
        for course, aim, day, rating in rated:
            if course in self.referral_of:
                self.tables["aims"].append(
                    {"referral": self.referral_of[course], "aim": aim, "day": day, "rating": rating}
                )

    def add_follow_ups(self, asked: Iterable[tuple[UUID, Row]]) -> None:
        for course, row in asked:
            if course in self.referral_of:
                self.tables["follow_ups"].append({"referral": self.referral_of[course], **row})


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
