"""Offering a whole course to somebody who waits: made, answered, or passed on.

The times are kept until the person answers, so nobody else gets them; where they say no, or do not
answer, the times are free again and nobody loses their place on the list.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sixteen.care.models import Course
from sixteen.care.queries import clients_in_a_course
from sixteen.domain.matching import Match, Possible
from sixteen.domain.measures.catalogue import usual
from sixteen.domain.pathway import ImpossibleMove, State
from sixteen.intake import actions as intake
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.offers import close_offer, write_offer
from sixteen.intake.refusals import CannotBegin, OfferRefused, TooLate
from sixteen.journeys.courses import start_offered_course
from sixteen.journeys.matching import Waiting, matches_of, names, reasons_of, reply_by
from sixteen.outbox.actions import queue
from sixteen.people.models import Account
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.queries import SESSION, room
from sixteen.scheduling.refusals import SlotTaken
from sixteen.scheduling.series import hold_series, meets_leave, turns_of

MADE = "offer-made"
NUDGE = "offer-nudge"
NUDGE_BEFORE = timedelta(days=2)
ASK_AGAIN_AFTER = timedelta(days=3)


@dataclass(frozen=True)
class Choice:
    """One course of those that a page showed. Whether it can still be had is decided anew."""

    therapist_id: UUID
    format: str
    room_id: UUID | None
    begins: datetime

    @classmethod
    def of(cls, therapist_id: UUID, possible: Possible) -> "Choice":
        return cls(therapist_id, possible.format, possible.room, possible.course.begins)


@transaction.atomic
def offer_course(*, enquiry: Enquiry, choice: Choice, by: Account, at: datetime) -> Offer:
    """Offer this course to this person, and keep its times until they answer.

    The same again while it is open: the same offer. OfferRefused where it cannot be offered any
    more, or SeriesClash where somebody had the times a moment earlier; then nothing has changed.
    """
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    take_turns(choice.therapist_id, choice.room_id, enquiry.client_id)
    before = Offer.objects.filter(enquiry=enquiry, state="open").first()
    if before is not None and _is(before, choice):
        return before
    if enquiry.state != State.WAITING:
        raise OfferRefused("Only somebody who waits for a place is offered one.")
    offer = _make(enquiry, choice, by=by, at=at)
    until = reply_by(at).astimezone(ZoneInfo(settings.ZONE)).date()
    intake.change_state(enquiry=enquiry, state=State.OFFERED, by=by, at=at, review_on=until)
    _tell(offer, at=at)
    return offer


def _is(offer: Offer, choice: Choice) -> bool:
    return (
        offer.therapist_id == choice.therapist_id
        and offer.format == choice.format
        and offer.room_id == choice.room_id
        and datetime.fromisoformat(offer.starts[0]) == choice.begins
    )


def _make(enquiry: Enquiry, choice: Choice, *, by: Account, at: datetime) -> Offer:
    """Only what matching would show now is offered."""
    waiting = matches_of(enquiry, at=at)
    match, possible = _chosen(waiting, choice)
    place = {
        "format": possible.format,
        "room": room(possible.room),
        "starts": possible.course.starts,
    }
    series = hold_series(
        kind=SESSION,
        therapist=Account.objects.get(pk=match.therapist),
        client=enquiry.client,
        zone=str(possible.zone),
        held_until=reply_by(at),
        by=by,
        at=at,
        **place,
    )
    return write_offer(
        enquiry=enquiry,
        series=series,
        protocol=waiting.wishes.protocol,
        breaks=possible.course.breaks,
        reasons=reasons_of(waiting, match, names()),
        reply_by=reply_by(at),
        by=by,
        at=at,
        **place,
    )


def _chosen(waiting: Waiting, choice: Choice) -> tuple[Match, Possible]:
    for match in waiting.matching.matches:
        for possible in match.courses:
            if Choice.of(match.therapist, possible) == choice:
                return match, possible
    raise OfferRefused("This cannot be offered any more.")


def _tell(offer: Offer, *, at: datetime) -> None:
    for kind, due_at in ((MADE, at), (NUDGE, offer.reply_by - NUDGE_BEFORE)):
        queue(
            kind=kind,
            about=offer.pk,
            person=offer.client_id,
            due_at=due_at,
            expires_at=offer.reply_by,
            at=at,
        )


@dataclass(frozen=True)
class Accepted:
    """code: the client's invitation, shown once and kept nowhere; None if they can sign in."""

    course: Course
    code: str | None


def accept_offer(*, offer: Offer, by: Account | None, at: datetime) -> Accepted:
    """A yes: the times are booked and the course begins. A second yes changes nothing.

    by: None for the person themselves. TooLate after the day to answer, or where it was answered
    otherwise or taken back. CannotBegin where something stands against it by now: then it is taken
    back, and the person waits where they waited.
    """
    with transaction.atomic():
        _, now = _locked(offer)
        if now.state == "accepted":
            return Accepted(Course.objects.get(enquiry_id=now.enquiry_id), None)
        if now.state != "open" or at >= now.reply_by:
            raise TooLate
        take_turns(*turns_of(now.series))
        against = _stands_against(now)
        if not against:
            return _begin(now, by=by, at=at)
        _back(now, "withdrawn", State.WAITING, by=by, at=at)
    raise CannotBegin(against)


def _stands_against(offer: Offer) -> str:
    """What has happened since it was offered; empty where nothing has."""
    if clients_in_a_course([offer.client_id]):
        return "They are in a course already."
    if not offer.therapist.is_active:
        return "The therapist does not work here any more."
    if meets_leave(offer.series):
        return "The therapist is away on one of these days."
    return ""


def _begin(offer: Offer, *, by: Account | None, at: datetime) -> Accepted:
    now = close_offer(offer=offer, state="accepted", by=by, at=at)
    try:
        started = start_offered_course(
            enquiry=now.enquiry,
            series=now.series,
            protocol=now.protocol,
            planned_sessions=len(now.starts),
            measures=usual(),
            by=by,
            at=at,
        )
    except (SlotTaken, ImpossibleMove) as gone:
        raise TooLate from gone
    return Accepted(started.course, started.code)


@transaction.atomic
def decline_offer(*, offer: Offer, by: Account | None, at: datetime) -> Offer:
    """A no: the times are free again and the person waits where they waited. Once, as accept."""
    return _back(offer, "declined", State.WAITING, by=by, at=at)


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: Account, at: datetime) -> Offer:
    """The service takes it back. The person waits where they waited."""
    return _back(offer, "withdrawn", State.WAITING, by=by, at=at)


def lapse_offers(*, at: datetime) -> int:
    """Offers whose day has passed: the times are free, and somebody asks the person again.

    Nobody is taken off the list for not answering: a message may not have arrived. An offer that is
    settled in the meantime is passed over. How many there were.
    """
    lapsed = 0
    late = Offer.objects.filter(state="open", reply_by__lte=at).order_by("reply_by", "pk")
    for offer in list(late):
        with suppress(TooLate), transaction.atomic():
            _back(offer, "lapsed", State.AWAITING_REPLY, by=None, at=at)
            lapsed += 1
    return lapsed


def _back(
    offer: Offer, state: str, enquiry_state: State, *, by: Account | None, at: datetime
) -> Offer:
    """TooLate where it was answered otherwise. What was closed before says nothing of today."""
    enquiry, now = _locked(offer)
    if now.state == state:
        return now
    if now.state != "open":
        raise TooLate
    closed = close_offer(offer=now, state=state, by=by, at=at)
    if enquiry.state == State.OFFERED:
        ask_on = (at + ASK_AGAIN_AFTER).astimezone(ZoneInfo(settings.ZONE)).date()
        intake.change_state(enquiry=enquiry, state=enquiry_state, by=by, at=at, review_on=ask_on)
    return closed


def _locked(offer: Offer) -> tuple[Enquiry, Offer]:
    """The enquiry first, then its offer, as they are now and stay until the end."""
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=offer.enquiry_id)
    return enquiry, Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)


@transaction.atomic
def still_waiting(*, enquiry: Enquiry, by: Account, at: datetime) -> Enquiry:
    """Somebody who had not answered still wants a place: they are where they were on the list.

    Said again, nothing changes. ImpossibleMove for anybody whose reply is not awaited.
    """
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    if enquiry.state not in (State.AWAITING_REPLY, State.WAITING):
        raise ImpossibleMove("Nobody waits for a reply of theirs.")
    return intake.change_state(enquiry=enquiry, state=State.WAITING, by=by, at=at)
