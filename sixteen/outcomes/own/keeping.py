"""No extract outlives its day, and none holds somebody who was erased.

Which were made stands in the register, those of others' tables too. The worker deletes each when
its day has come, and each that holds a referral which the record no longer has: whoever was erased
is not in any file of ours then. A copy that somebody made of it is theirs to delete.
"""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from sixteen.audit.recording import record
from sixteen.journeys.pathways import pathway_ids
from sixteen.outcomes.folder import ExtractProblem, read_manifest
from sixteen.outcomes.own.numbers import number_of
from sixteen.outcomes.register import delete, forget, is_due, is_it, known, register
from sixteen.outcomes.schema import OWN, TABLES
from sixteen.people.models import Erasure

# What was looked at last by this process: nothing can be due again until one of these changes.
_looked: list[tuple[date, int, float]] = []


def tend_extracts(*, at: datetime) -> int:
    """Delete what is due, or holds somebody who is no longer in the record; how many."""
    places = {place: number for place, number in known().items() if place.exists()}
    if not places:
        return 0
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    state = (today, Erasure.objects.count(), register().stat().st_mtime)
    if _looked == [state]:
        return 0
    here = pathway_ids()
    gone = [
        place
        for place, number in places.items()
        if is_due(place, number, today) or _holds_others(place, number, here)
    ]
    for place in gone:
        record("delete-extract", by=None, at=at)
        delete(place)
        forget(place)
    _looked[:] = [state]
    return len(gone)


def _holds_others(place: Path, number: str, here: set) -> bool:  # type: ignore[type-arg]
    """Of our own record alone: whom others' tables are about, nobody here can say."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        facts = read_manifest(place)
        if facts.made_from != OWN or not is_it(facts, number):
            return False
        found = pq.read_table(place / TABLES["referrals"].file, columns=["referral"])
    except (ExtractProblem, OSError, pa.ArrowException):
        return False
    numbers = {number_of(pk, extract=facts.number) for pk in here}
    return bool(set(found["referral"].to_pylist()) - numbers)
