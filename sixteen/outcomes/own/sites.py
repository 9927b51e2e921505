"""At which site each pathway mostly was, for this service's own figures and for no extract."""

from collections import Counter, defaultdict
from uuid import UUID

from sixteen.outcomes.own.extract_rows import Rows
from sixteen.outcomes.own.numbers import number_of
from sixteen.scheduling.queries import site_names

NOWHERE = "Online or by telephone"


def with_sites(rows: Rows) -> bool:
    """Put the site of each referral where a provider stands; whether there are several.

    Of two sites with as many contacts it is the first by name.
    """
    sites = {number_of(pk, extract=rows.extract): name for pk, name in _kept(rows).items()}
    places: dict[int, Counter[str]] = defaultdict(Counter)
    for contact in rows.tables["contacts"]:
        places[contact["referral"]][sites.get(contact["contact"], NOWHERE)] += 1
    for row in rows.tables["referrals"]:
        found = places.get(row["referral"])
        row["provider"] = min(found, key=lambda at: (-found[at], at)) if found else None
    return len({row["provider"] for row in rows.tables["referrals"]} - {None, NOWHERE}) > 1


def _kept(rows: Rows) -> dict[UUID, str]:
    every = site_names()
    here = (each.id for pathway in rows.pathways.values() for each in pathway.contacts)
    return {pk: every[pk] for pk in here if pk in every}
