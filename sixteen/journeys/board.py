"""What the service lead looks at: who has waited longest and why, and what became of offers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sixteen.domain.matching import Match, Possible
from sixteen.domain.pathway import State
from sixteen.intake.models import Offer
from sixteen.intake.offers import offers_since, starts_of
from sixteen.journeys.matching import Waiting, waiting_list

LOOK_BACK = timedelta(days=365)
FREE_AGAIN_FOR = timedelta(days=14)
Hour = tuple[UUID, str, int, str]


@dataclass(frozen=True)
class FreeAgain:
    """Times that somebody did not take, and who of those they fit has waited longest."""

    offer: Offer
    following: Waiting
    match: Match
    possible: Possible


@dataclass(frozen=True)
class Board:
    waiting: list[Waiting]
    open_offers: list[Offer]
    unanswered: list[Offer]
    free_again: list[FreeAgain]


def board(*, at: datetime) -> Board:
    """Everything in a fixed number of queries. unanswered: somebody asks these people again."""
    waiting, offers = waiting_list(at=at), offers_since(at - LOOK_BACK)
    newest = {offer.enquiry_id: offer for offer in reversed(offers)}
    return Board(
        waiting=waiting,
        open_offers=[offer for offer in offers if offer.state == "open"],
        unanswered=[
            offer
            for offer in newest.values()
            if offer.state == "lapsed" and offer.enquiry.state == State.AWAITING_REPLY
        ],
        free_again=_free_again(offers, waiting, at),
    )


def _free_again(offers: list[Offer], waiting: list[Waiting], at: datetime) -> list[FreeAgain]:
    """One row for each hour, the newest first. Who said no to an hour is not asked for it again."""
    said_no = {(_hour_of(offer), offer.client_id) for offer in offers if offer.state == "declined"}
    found: dict[Hour, FreeAgain] = {}
    for offer in offers:
        if offer.state in ("open", "accepted") or offer.answered_at < at - FREE_AGAIN_FOR:
            continue
        hour = _hour_of(offer)
        asked = (each for each in waiting if (hour, each.enquiry.client_id) not in said_no)
        following = next(_whom_it_fits(hour, asked), None)
        if following is not None:
            found.setdefault(hour, FreeAgain(offer, *following))
    return list(found.values())


def _whom_it_fits(
    hour: Hour, waiting: Iterable[Waiting]
) -> Iterator[tuple[Waiting, Match, Possible]]:
    """Those for whom the same therapist has the same hour of the week, longest wait first."""
    for each in waiting:
        for match in each.matching.matches:
            for possible in match.courses:
                if _hour(match.therapist, possible.course.begins, str(possible.zone)) == hour:
                    yield each, match, possible


def _hour_of(offer: Offer) -> Hour:
    return _hour(offer.therapist_id, starts_of(offer)[0], offer.zone)


def _hour(therapist: UUID, start: datetime, zone: str) -> Hour:
    """By the wall clock: in summer it is the same hour."""
    local = start.astimezone(ZoneInfo(zone))
    return therapist, zone, local.weekday(), f"{local:%H:%M}"
