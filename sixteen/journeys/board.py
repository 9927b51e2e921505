"""What the service lead looks at: who has waited longest and why, and what became of offers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sixteen.domain.matching import Match, Possible
from sixteen.domain.pathway import State
from sixteen.intake.models import Offer
from sixteen.intake.offers import offers_since, starts_of
from sixteen.journeys.matching import Waiting, waiting_list

LOOK_BACK = timedelta(days=365)
FREE_AGAIN_FOR = timedelta(days=14)


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
    """One row for each hour, the newest first."""
    found: dict[tuple[object, ...], FreeAgain] = {}
    for offer in offers:
        if offer.state in ("open", "accepted") or offer.answered_at < at - FREE_AGAIN_FOR:
            continue
        following = next(_whom_it_fits(offer, waiting), None)
        if following is not None:
            hour = (offer.therapist_id, _hour(starts_of(offer)[0]))
            found.setdefault(hour, FreeAgain(offer, *following))
    return list(found.values())


def _whom_it_fits(offer: Offer, waiting: list[Waiting]):  # type: ignore[no-untyped-def]
    """Those for whom the same therapist has the same hour of the week, longest wait first."""
    hour = _hour(starts_of(offer)[0])
    for each in waiting:
        if each.enquiry.pk == offer.enquiry_id and offer.state == "declined":
            continue
        for match in each.matching.matches:
            for possible in match.courses:
                if match.therapist == offer.therapist_id and _hour(possible.course.begins) == hour:
                    yield each, match, possible


def _hour(start: datetime) -> tuple[int, int, int]:
    return start.weekday(), start.hour, start.minute
