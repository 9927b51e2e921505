"""What is offered: a whole course that can be kept, once, and to nobody who has one already."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from sixteen.domain.matching import Window
from sixteen.intake.models import Enquiry
from sixteen.intake.offers import newest_offer
from sixteen.intake.refusals import OfferRefused
from sixteen.intake.wishes import Away, Said, said_by, set_wishes
from sixteen.journeys import offers
from sixteen.journeys.matching import matches_of
from sixteen.scheduling.refusals import SeriesClash
from sixteen.scheduling.series import hold_series
from tests.journeys.waiting import (
    DAY,
    EVERYTHING,
    HELD,
    WEEK,
    choice,
    in_a_course,
    state_of,
    waits,
)
from tests.people_of import away, nothing_changed
from tests.portal.house import NOW
from tests.scheduling.diary_of import take


def test_every_session_and_the_ending_are_there_before_anybody_says_yes(ian, evening, make):
    away(evening, NOW + 5 * WEEK, days=7)
    offer = make(ian)
    assert len(offer.starts) == 16 and len(offer.breaks) == 1
    first, last = (datetime.fromisoformat(offer.starts[place]) for place in (0, -1))
    assert last.date() - first.date() == 16 * WEEK
    assert first > offer.reply_by > NOW + 6 * DAY
    assert HELD.count() == 16 and state_of(ian) == "offered"
    assert Enquiry.objects.get(pk=ian.pk).next_action_due.date() == offer.reply_by.date()


def test_what_they_wish_decides_and_is_kept_sealed_in_words(practice, ian, make):
    said = Said(concerns=("low",), windows=(Window(1, time(18), time(20)),))
    set_wishes(enquiry=ian, said=said, by=None, at=NOW)
    offer = make(ian)
    assert offer.open("reasons") == {
        "full": ["works with Feeling low", "is free when you can come"],
        "neutral": ["works with what brings you", "is free when you can come"],
    }
    assert b"Feeling low" not in bytes(offer.reasons)


def test_their_own_holidays_are_breaks_too(ian, make):
    first = (NOW + 4 * WEEK).date()
    said = Said(away=(Away(first, first + 6 * DAY),))
    set_wishes(enquiry=ian, said=said, by=None, at=NOW)
    assert len(make(ian).breaks) == 1


def test_a_form_that_shows_a_part_keeps_the_rest(ian, lead):
    set_wishes(enquiry=ian, said=Said(concerns=("low",), step_free=True), by=lead, at=NOW)
    row = set_wishes(enquiry=ian, said=replace(said_by(ian), formats=("video",)), by=lead, at=NOW)
    again = set_wishes(enquiry=ian, said=said_by(ian), by=lead, at=NOW + DAY)
    assert said_by(ian) == Said(concerns=("low",), step_free=True, formats=("video",))
    assert again.revision == row.revision


def test_nobody_else_gets_the_times_while_they_are_kept(practice, ian, make):
    make(ian)
    jo = waits(practice, "Jo Fell", day=-2)
    kept = set(newest_offer(ian).starts)
    for match in matches_of(jo, at=NOW).matching.matches:
        for possible in match.courses:
            assert kept.isdisjoint(start.isoformat() for start in possible.course.starts)


def test_a_place_that_is_kept_counts_as_taken(practice, ian, evening, make):
    jo, kit = (waits(practice, name, day=day) for name, day in (("Jo Fell", -2), ("Kit Rao", -3)))
    make(ian)
    make(jo)
    found = matches_of(kit, at=NOW)
    assert found.matching.matches == ()
    assert found.against == "Nobody both is trained in this therapy and has a free place."


def test_the_same_offer_sent_twice_is_one_and_a_second_one_is_refused(ian, lead, make):
    chosen, other = choice(ian), choice(ian, best=1)
    first = offers.offer_course(enquiry=ian, choice=chosen, by=lead, at=NOW)
    with nothing_changed(*EVERYTHING):
        again = offers.offer_course(enquiry=ian, choice=chosen, by=lead, at=NOW)
        with pytest.raises(OfferRefused):
            offers.offer_course(enquiry=ian, choice=other, by=lead, at=NOW)
    assert again.pk == first.pk


def test_what_is_not_possible_any_more_is_refused_and_nothing_changed(ian, lead, evening):
    chosen = choice(ian)
    take(evening, chosen.begins + 3 * WEEK)
    with nothing_changed(*EVERYTHING), pytest.raises(OfferRefused):
        offers.offer_course(enquiry=ian, choice=chosen, by=lead, at=NOW)
    assert state_of(ian) == "waiting"


def test_holding_names_every_week_that_is_taken_and_keeps_none(ian, evening, lead):
    starts = [NOW + number * WEEK for number in range(1, 17)]
    for week in (3, 9):
        take(evening, starts[week])
    given = {"kind": "session", "therapist": evening, "client": ian.client, "room": None}
    given |= {"format": "video", "zone": "Europe/London", "held_until": NOW + WEEK, "by": lead}
    with nothing_changed(*EVERYTHING), pytest.raises(SeriesClash) as refused:
        hold_series(starts=starts, at=NOW, **given)
    assert refused.value.weeks == [starts[3], starts[9]]


def test_somebody_in_a_course_is_offered_no_other(practice, ian, lead):
    chosen = choice(ian)
    in_a_course(practice, ian.client)
    with nothing_changed(*EVERYTHING), pytest.raises(OfferRefused):
        offers.offer_course(enquiry=ian, choice=chosen, by=lead, at=NOW)
    assert matches_of(ian, at=NOW).against == "They are in a course already."


def test_somebody_who_stands_on_the_list_twice_is_offered_one_course(practice, ian, lead, make):
    twice = waits(practice, "The same person", day=-2)
    Enquiry.objects.filter(pk=twice.pk).update(client=ian.client)
    twice.refresh_from_db()
    chosen, offer = choice(twice, best=1), make(ian)
    with nothing_changed(*EVERYTHING), pytest.raises(OfferRefused):
        offers.offer_course(enquiry=twice, choice=chosen, by=lead, at=NOW)
    assert matches_of(twice, at=NOW).against == "A course is offered to them already."
    assert matches_of(ian, at=NOW).matching.matches and offer.state == "open"
