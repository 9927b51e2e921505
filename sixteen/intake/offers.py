"""An offer of a course as a record: made, answered once, found by the person's own link.

What an answer sets in motion (a course, a state of the enquiry) is journeys.offers.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.intake.models import Enquiry, Offer
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.scheduling.links import hash_of
from sixteen.scheduling.models import Room, Series
from sixteen.scheduling.series import let_series_go, turns_of
from sixteen.vault import keys

_OFFERS = Offer.objects.select_related(
    "client", "enquiry", "therapist__therapist", "room__site", "series"
)


@transaction.atomic
def write_offer(
    *,
    enquiry: Enquiry,
    series: Series,
    protocol: str,
    format: str,
    room: Room | None,
    starts: Sequence[datetime],
    breaks: Sequence[date],
    reasons: Mapping[str, Sequence[str]],
    reply_by: datetime,
    by: Account,
    at: datetime,
) -> Offer:
    """An open offer of the times that this series keeps."""
    offer = Offer(
        enquiry=enquiry,
        client_id=enquiry.client_id,
        therapist_id=series.therapist_id,
        protocol=protocol,
        format=format,
        room=room,
        zone=series.zone,
        starts=[each.isoformat() for each in starts],
        breaks=[each.isoformat() for each in breaks],
        series=series,
        made_at=at,
        made_by=by,
        reply_by=reply_by,
    )
    offer.link_hash = hash_of(link_code(offer))
    offer.seal(reasons={name: list(words) for name, words in reasons.items()})
    offer.save(force_insert=True)
    record("offer-course", by=by, at=at, thing=offer, person=offer.client_id)
    return offer


@transaction.atomic
def close_offer(*, offer: Offer, state: str, by: Account | None, at: datetime) -> Offer:
    """Settle an open offer; its times are free again unless it was accepted. Once: see `state`."""
    now = Offer.objects.select_for_update(of=("self",)).select_related("series").get(pk=offer.pk)
    if now.state != "open":
        return now
    series = now.series
    now.state, now.answered_at, now.answered_by = state, at, by
    if state != "accepted":
        now.series = None
    now.save()
    if state != "accepted":
        let_series_go(series=series, by=by, at=at)
    record(f"offer-{state}", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def take_back_open_offer(*, enquiry: Enquiry, by: Account | None, at: datetime) -> None:
    """Something else was settled: nothing more is kept for this person."""
    for offer in Offer.objects.filter(enquiry=enquiry, state="open"):
        close_offer(offer=offer, state="withdrawn", by=by, at=at)


def turns_of_open_offer(enquiry: Enquiry) -> set[UUID | None]:
    """Locks it; with whom whoever takes it back takes turns. Empty where nothing is open."""
    rows = Offer.objects.select_for_update(of=("self",)).select_related("series")
    found = rows.filter(enquiry=enquiry, state="open").first()
    return turns_of(found.series) if found and found.series else set()


def link_code(offer: Offer) -> str:
    """32 letters for the path of the person's link. Treat it like a key: never log or keep it."""
    made = hmac.new(keys.derived("offer-link"), offer.pk.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:24]).decode()


def offer_by_link(code: str, *, at: datetime) -> Offer:
    """Whose link this is. Show times, place and therapist, and nothing of what brings them."""
    found = _OFFERS.filter(link_hash=hash_of(code)).first()
    if found is None:
        refuse(by=None, what="offer-link")
    return found


def offer_for_office(account: Account, pk: UUID, *, at: datetime) -> Offer:
    """For whoever runs the diary or the service."""
    found = _OFFERS.filter(pk=pk).first()
    if not (found and (account.may(Permission.DIARY) or account.may(Permission.SERVICE))):
        refuse(by=account, what="offer", person=found.client_id if found else None)
    record("view-offer", by=account, at=at, thing=found, person=found.client_id)
    return found


def newest_offer(enquiry: Enquiry) -> Offer | None:
    return _OFFERS.filter(enquiry=enquiry).order_by("-made_at").first()


def offer_to(client: Client) -> Offer | None:
    """The offer that somebody may still have to say something to."""
    newest = _OFFERS.filter(client=client).order_by("-made_at").first()
    return newest if newest and newest.state in ("open", "lapsed") else None


def offers_since(at: datetime) -> list[Offer]:
    """Offers made since then, the newest first."""
    return list(_OFFERS.filter(made_at__gte=at).order_by("-made_at", "pk"))


def starts_of(offer: Offer) -> list[datetime]:
    return [datetime.fromisoformat(each) for each in offer.starts]


def breaks_of(offer: Offer) -> list[date]:
    return [date.fromisoformat(each) for each in offer.breaks]
