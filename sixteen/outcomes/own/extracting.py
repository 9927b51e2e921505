"""An extract of this service's own record, in memory or in a directory of its owner's alone."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pyarrow as pa
from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.queries.asked_again import aim_ratings, all_follow_ups
from sixteen.journeys.pathways import birth_dates, pathways_between
from sixteen.outcomes.command import say, steps
from sixteen.outcomes.folder import Extract, Manifest, arrow_schema, whole_or_nothing, write_extract
from sixteen.outcomes.own.extract_rows import Rows
from sixteen.outcomes.printing import elsewhere_words
from sixteen.outcomes.refusals import Refused
from sixteen.outcomes.register import forget, remember
from sixteen.outcomes.schema import OWN, TABLES
from sixteen.people.about_me import said_about_themselves
from sixteen.people.models import Account
from sixteen.questionnaires.queries import follow_ups_answered
from sixteen.vault.person_keys import people_with_keys


def rows_now(extract: str, *, now: datetime, with_therapists: bool) -> tuple[Rows, date]:
    """Every row of everybody who was not erased, and the first day that is in them."""
    zone = ZoneInfo(settings.TIME_ZONE)
    today = now.astimezone(zone).date()
    kept = people_with_keys()
    every = pathways_between(date.min, today, zone=settings.TIME_ZONE)
    pathways = [each for each in every if each.client in kept]
    whom = {each.client for each in pathways}
    births, said = birth_dates(whom), said_about_themselves(whom)
    rows = Rows(extract, now=now, with_therapists=with_therapists)
    for each in pathways:
        rows.add(each, births.get(each.client, ""), said.get(each.client, {}))
    rows.add_aims((r.course, r.aim, r.at.astimezone(zone).date(), r.rating) for r in aim_ratings())
    rows.add_follow_ups(_follow_ups(zone))
    return rows, min((row["received"] for row in rows.tables["referrals"]), default=today)


def _follow_ups(zone: ZoneInfo) -> list[tuple[UUID, dict[str, Any]]]:
    answered = follow_ups_answered()
    return [
        (
            each.course_id,
            {
                "months": each.months,
                "opens": each.opens_at.astimezone(zone).date(),
                "closes": each.closes_at.astimezone(zone).date(),
                "answered": each.pk in answered,
                "stopped": each.stopped_at is not None,
            },
        )
        for each in all_follow_ups()
    ]


def arrow(rows: Rows) -> dict[str, pa.Table]:
    return {
        name: pa.Table.from_pylist(
            [{each.name: row.get(each.name) for each in TABLES[name].columns} for row in found],
            schema=arrow_schema(TABLES[name]),
        )
        for name, found in rows.tables.items()
    }


@transaction.atomic
def extract_to(
    out: Path, *, with_therapists: bool, days: int, by: Account | None, at: datetime
) -> Extract:
    """Write an extract, which is deleted after so many days. Raises Refused."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(f"{out} is there already. Name a folder that is not.")
    number = uuid4().hex
    with steps() as step:
        step("Reading the record")
        rows, since = rows_now(number, now=at, with_therapists=with_therapists)
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    manifest = Manifest(
        made_from=OWN,
        made_at=at,
        since=since,
        until=today,
        service=settings.SERVICE["name"],
        delete_on=today + timedelta(days=days),
        number=number,
    )
    record("make-extract", by=by, at=at)
    if rows.elsewhere:
        say(elsewhere_words(rows.elsewhere))
    with whole_or_nothing(out):
        # Known before anything is in it: a stop in between leaves nothing that nobody deletes.
        remember(out, number)
        try:
            return write_extract(out, arrow(rows), manifest)
        except BaseException:
            forget(out)
            raise
