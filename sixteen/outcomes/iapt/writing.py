"""One month of the records, checked and then written as the tables of the IAPT data set v2.1."""

import calendar
import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sixteen.audit.recording import record
from sixteen.journeys.pathways import birth_dates, pathways_between
from sixteen.outcomes.command import say
from sixteen.outcomes.folder import whole_or_nothing
from sixteen.outcomes.iapt.gathering import DYNAMIC, Gathered, Month, gather
from sixteen.outcomes.iapt.rules import Finding, findings
from sixteen.outcomes.iapt.tables import TABLES
from sixteen.outcomes.iapt.told import NOT_HELD, read_me
from sixteen.outcomes.refusals import Refused
from sixteen.people.about_me import said_about_themselves
from sixteen.people.queries import therapists_trained_in

REJECTED = 1


def write_month(text: str, out: Path) -> int:
    """text: the month as 2026-11. The exit status. Raises Refused."""
    month = _month(text)
    provider, commissioner = _organisations()
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(f"{out} is there already. Name a folder that is not.")
    gathered = _gathered(month, provider, commissioner)
    found = findings(gathered.tables, since=month.first, until=month.last)
    missing = Counter(each.code for each in found if each.code in NOT_HELD)
    ours = [each for each in found if each.code not in NOT_HELD]
    for each in ours:
        say(_line(each, gathered.where))
    if any(each.reject for each in ours):
        say("Nothing was written: mend these records first.")
        return REJECTED
    _write(out, gathered, read_me(month, missing, len(ours)))
    print(f"{len(gathered.tables['IDS101Referral'])} referrals of {text} in {out}.")
    print("These are no submission yet: READ-ME.txt in it says what is missing.")
    return 0


def _month(text: str) -> Month:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Refused(f"“{text}” is not a month. Write it as 2026-11.") from None
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    now = timezone.localtime()
    if first > now.date():
        raise Refused(f"{text} has not begun.")
    return Month(first, last, now)


def _organisations() -> tuple[str, str]:
    provider, commissioner = settings.NHS_PROVIDER, settings.NHS_COMMISSIONER
    if not provider or not commissioner:
        raise Refused(
            "Set SIXTEEN_NHS_PROVIDER and SIXTEEN_NHS_COMMISSIONER to the organisation codes of "
            "this service and of who pays for it. Without them no row would be taken."
        )
    return provider, commissioner


@transaction.atomic
def _gathered(month: Month, provider: str, commissioner: str) -> Gathered:
    pathways = pathways_between(month.first, month.last, zone=settings.TIME_ZONE)
    record("write-nhs-tables", by=None, at=month.made_at)
    whom = {each.client for each in pathways}
    return gather(
        pathways,
        month=month,
        provider=provider,
        commissioner=commissioner,
        births=birth_dates(whom),
        said=said_about_themselves(whom),
        dit_therapists=therapists_trained_in(DYNAMIC),
    )


def _line(finding: Finding, where: dict[tuple[str, str], str]) -> str:
    kind = "reject" if finding.reject else "warning"
    place = where.get((finding.table, finding.key)) or where.get(("IDS101Referral", finding.key))
    mend = f" Open {place}" if place else ""
    return f"{finding.code} {kind}, {finding.table} {finding.key}: {finding.words}{mend}"


def _write(out: Path, gathered: Gathered, words: str) -> None:
    with whole_or_nothing(out):
        for table, fields in TABLES.items():
            with _new(out / f"{table}.csv") as file:
                writer = csv.DictWriter(file, fields, lineterminator="\r\n")
                writer.writeheader()
                writer.writerows(gathered.tables[table])
        with _new(out / "READ-ME.txt") as file:
            file.write(words)


def _new(path: Path):  # type: ignore[no-untyped-def]
    """A file that its owner alone can read; birth dates are in it."""
    made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    return os.fdopen(made, "w", encoding="utf-8", newline="")
