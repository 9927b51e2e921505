"""The courses behind a figure, for the service lead: to see that it is right, or what is missing.

Of each: a reference, by which its therapist can find it, and the days on which it was received and
ended. No score is told; whose names go along is in the audit, as a look at each of them. None of
this is ever in a file that is taken along.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sixteen.audit.recording import record_each
from sixteen.journeys.pathways import Pathway
from sixteen.outcomes.catalogue import HEADLINES, INDICATORS, Indicator
from sixteen.outcomes.members import members
from sixteen.outcomes.own.counted import counted_now
from sixteen.outcomes.own.dashboard import BESIDE, BRANCHES
from sixteen.outcomes.own.extracting import rows_now
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission

# Every figure of the page that has a list.
LISTED = frozenset((*HEADLINES, *BRANCHES, *BESIDE))
SHORT = 8


@dataclass(frozen=True)
class Listed:
    """reference: how the address of the course begins (of the enquiry, where there is no course).
    times: how often this one is counted; more than once where an indicator counts aims."""

    reference: str
    client: UUID
    received: date
    ended: date | None
    times: int


@dataclass(frozen=True)
class Behind:
    """counted: who is counted. others: who is in the denominator and not counted."""

    indicator: Indicator
    counted: tuple[Listed, ...]
    others: tuple[Listed, ...]

    @property
    def clients(self) -> set[UUID]:
        return {each.client for each in (*self.counted, *self.others)}


def courses_behind(
    account: Account, code: str, *, since: date, until: date, at: datetime
) -> Behind:
    """code: one of LISTED. since, until: the first and last day that count."""
    if not account.may(Permission.SERVICE):
        refuse(by=account, what="outcomes")
    rows, _ = rows_now(uuid4().hex, now=at, with_therapists=False)
    with counted_now(rows, until) as tables:
        found = members(tables, code, since, until)
    behind = Behind(
        INDICATORS[code],
        _listed(found.counted, rows.pathways),
        _listed(found.others, rows.pathways),
    )
    record_each("view-counted", by=account, at=at, people=behind.clients)
    return behind


def _listed(referrals: Iterable[int], pathways: dict[int, Pathway]) -> tuple[Listed, ...]:
    found = [
        Listed((each.course or each.id).hex[:SHORT], each.client, each.received, each.ended, times)
        for number, times in Counter(referrals).items()
        for each in (pathways[number],)
    ]
    return tuple(sorted(found, key=lambda each: (each.ended or date.max, each.reference)))
