"""What a person wants, as one thing that every form fills in and matching reads.

    said = said_by(enquiry)
    set_wishes(enquiry=enquiry, said=replace(said, formats=("video",)), by=account, at=now)

A form that shows a part changes that part: `replace` keeps the rest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.matching import Window
from sixteen.intake.models import Enquiry, Wishes
from sixteen.intake.refusals import WishesChanged
from sixteen.people.models import Account
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class Away:
    """Dates on which somebody cannot come, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Said:
    """An empty one is no preference, except where it says otherwise.

    concerns: codes of people.Concern. formats: of scheduling.FORMATS. languages: codes. genders:
    of the therapist. step_free: needed. most_pence: what they can pay for a session, None where
    they did not say. windows: when they can come. not_with: therapists' accounts.
    """

    concerns: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    step_free: bool = False
    most_pence: int | None = None
    windows: tuple[Window, ...] = ()
    not_with: tuple[UUID, ...] = ()
    away: tuple[Away, ...] = ()


@transaction.atomic
def set_wishes(
    *,
    enquiry: Enquiry,
    said: Said,
    by: Account | None,
    at: datetime,
    revision: int | None = None,
) -> Wishes:
    """All that they want from now on. The same again writes nothing.

    by: None where the person wrote it themselves. `written_by` is whoever of us wrote in it last.
    revision: of the wishes that the writer saw (revision_of); WishesChanged where they are others.
    """
    Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    row = Wishes.objects.filter(enquiry=enquiry).first()
    new = {"practical": _practical(said), "concerns": sorted(said.concerns)}
    if row is not None and new == {name: row.open(name) for name in new}:
        return row
    if revision not in (None, row.revision if row else 0):
        raise WishesChanged
    row = row or Wishes(enquiry=enquiry, client_id=enquiry.client_id)
    row.seal(**new)
    # What we noted is among it from now on, whatever they add through their link afterwards.
    row.said_at, row.written_by = at, by or row.written_by
    row.save()
    record("set-wishes", by=by, at=at, thing=row, person=enquiry.client_id)
    return row


def revision_of(enquiry: Enquiry) -> int:
    """Of their wishes now, for a form that shows them; 0 where there are none. Read it first."""
    return Wishes.objects.filter(enquiry=enquiry).values_list("revision", flat=True).first() or 0


def said_by(enquiry: Enquiry) -> Said:
    """What this person said they want; nothing in particular where nobody asked."""
    return said_by_each([enquiry]).get(enquiry.pk, Said())


def said_by_each(enquiries: Iterable[Enquiry]) -> dict[UUID, Said]:
    """By the enquiry's id, in two queries. Who said nothing, or was erased, is not in it."""
    rows = Wishes.objects.filter(enquiry__in=[each.pk for each in enquiries])
    return {row.enquiry_id: _said(row) for row in opened(rows)}


def _practical(said: Said) -> dict[str, Any]:
    return {
        "formats": sorted(said.formats),
        "languages": sorted(said.languages),
        "genders": sorted(said.genders),
        "step_free": said.step_free,
        "most_pence": said.most_pence,
        "windows": [
            [each.weekday, f"{each.starts:%H:%M}", f"{each.ends:%H:%M}"]
            for each in sorted(said.windows)
        ],
        "not_with": sorted(str(each) for each in said.not_with),
        "away": [[each.first.isoformat(), each.last.isoformat()] for each in said.away],
    }


def _said(row: Wishes) -> Said:
    kept = row.open("practical") or {}
    return Said(
        concerns=tuple(row.open("concerns") or ()),
        formats=tuple(kept.get("formats", ())),
        languages=tuple(kept.get("languages", ())),
        genders=tuple(kept.get("genders", ())),
        step_free=kept.get("step_free", False),
        most_pence=kept.get("most_pence"),
        windows=tuple(
            Window(weekday, time.fromisoformat(starts), time.fromisoformat(ends))
            for weekday, starts, ends in kept.get("windows", ())
        ),
        not_with=tuple(UUID(each) for each in kept.get("not_with", ())),
        away=tuple(
            Away(date.fromisoformat(first), date.fromisoformat(last))
            for first, last in kept.get("away", ())
        ),
    )
