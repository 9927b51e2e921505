"""An offered course is kept until the answer, and nobody loses their place by saying no."""

from datetime import timedelta

import pytest

from sixteen.care.models import Course
from sixteen.domain.pathway import ImpossibleMove, State
from sixteen.intake.actions import change_state
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.offers import close_offer, newest_offer, offer_by_link
from sixteen.intake.offers import link_code as code_of
from sixteen.intake.refusals import CannotBegin, TooLate
from sixteen.journeys import offers
from sixteen.journeys.matching import waiting_list
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.people.models import Account
from sixteen.project.rounds import one_round
from sixteen.scheduling.models import Series
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

# yes


def test_a_yes_books_the_times_and_begins_the_course(ian, lead, evening, make):
    offer = make(ian)
    accepted = offers.accept_offer(offer=offer, by=None, at=NOW + DAY)
    course = Course.objects.get(enquiry=ian)
    booked = [each.appointment.starts_at.isoformat() for each in course.sessions.order_by("number")]
    assert booked == offer.starts and course.therapist == evening
    assert state_of(ian) == "in_course" and HELD.count() == 0
    assert newest_offer(ian).state == "accepted" and accepted.course == course


def test_a_second_yes_changes_nothing(ian, make):
    offer = make(ian)
    offers.accept_offer(offer=offer, by=None, at=NOW + DAY)
    with nothing_changed(*EVERYTHING):
        again = offers.accept_offer(offer=offer, by=None, at=NOW + 2 * DAY)
        with pytest.raises(TooLate):
            offers.decline_offer(offer=offer, by=None, at=NOW + 2 * DAY)
    assert again.code is None


def test_a_yes_after_the_day_to_answer_is_too_late(ian, make):
    offer = make(ian)
    with nothing_changed(*EVERYTHING), pytest.raises(TooLate):
        offers.accept_offer(offer=offer, by=None, at=offer.reply_by)


MEANWHILE = {
    "in a course": lambda practice, evening, ian: in_a_course(practice, ian.client),
    "away": lambda practice, evening, ian: away(evening, NOW + 5 * WEEK, days=7),
    "does not work here": lambda practice, evening, ian: Account.objects.filter(
        pk=evening.pk
    ).update(is_active=False),
}


@pytest.mark.parametrize("words", MEANWHILE)
def test_a_yes_to_what_cannot_begin_any_more_takes_it_back_and_says_why(
    practice, ian, evening, make, words
):
    offer = make(ian)
    MEANWHILE[words](practice, evening, ian)
    with pytest.raises(CannotBegin, match=words):
        offers.accept_offer(offer=offer, by=None, at=NOW + DAY)
    assert newest_offer(ian).state == "withdrawn" and HELD.count() == 0
    assert state_of(ian) == "waiting" and not Course.objects.filter(enquiry=ian).exists()


# no, and no answer


def test_a_no_keeps_the_place_on_the_list_and_frees_the_times(practice, ian, make):
    jo = waits(practice, "Jo Fell", asked=NOW + DAY, day=-2)
    offer = make(ian)
    assert [each.enquiry for each in waiting_list(at=NOW)] == [jo]
    offers.decline_offer(offer=offer, by=None, at=NOW + 2 * DAY)
    assert [each.enquiry for each in waiting_list(at=NOW + 2 * DAY)] == [ian, jo]
    assert HELD.count() == 0 and not Series.objects.filter(client=ian.client).exists()
    assert choice(jo, NOW).begins.isoformat() == offer.starts[0]


def test_a_second_no_changes_nothing_and_a_yes_after_it_is_too_late(ian, make):
    offer = make(ian)
    offers.decline_offer(offer=offer, by=None, at=NOW)
    with nothing_changed(*EVERYTHING):
        offers.decline_offer(offer=offer, by=None, at=NOW)
        with pytest.raises(TooLate):
            offers.accept_offer(offer=offer, by=None, at=NOW)


def test_who_does_not_answer_is_asked_again_by_somebody_and_never_dropped(ian, lead, make):
    offer = make(ian)
    one_round(at=offer.reply_by - timedelta(minutes=1))
    assert newest_offer(ian).state == "open"
    one_round(at=offer.reply_by)
    now = Enquiry.objects.get(pk=ian.pk)
    assert newest_offer(ian).state == "lapsed" and HELD.count() == 0
    assert (now.state, now.next_action, now.owner_role) == (
        "awaiting_reply",
        "ask-again",
        "reception",
    )
    assert now.next_action_due - offer.reply_by < 4 * DAY
    offers.still_waiting(enquiry=now, by=lead, at=offer.reply_by + DAY)
    assert [each.enquiry for each in waiting_list(at=offer.reply_by + DAY)] == [ian]


def test_who_answers_in_the_last_moment_does_not_stop_the_round(practice, ian, make, monkeypatch):
    jo, locked = waits(practice, "Jo Fell", asked=NOW + DAY, day=-2), offers._locked
    first, second = make(ian), make(jo, best=1)
    Offer.objects.filter(pk=second.pk).update(reply_by=first.reply_by + DAY)

    def while_the_first_lapses(offer):
        close_offer(offer=second, state="declined", by=None, at=NOW)
        return locked(offer)

    monkeypatch.setattr(offers, "_locked", while_the_first_lapses)
    assert offers.lapse_offers(at=first.reply_by + DAY) == 1
    assert newest_offer(ian).state == "lapsed" and newest_offer(jo).state == "declined"


def test_taken_back_it_is_as_if_it_had_not_been_offered(ian, lead, make):
    offer = make(ian)
    offers.withdraw_offer(offer=offer, by=lead, at=NOW)
    assert state_of(ian) == "waiting" and HELD.count() == 0
    assert make(ian).starts == offer.starts


def test_whatever_else_is_settled_nothing_stays_kept(ian, lead, make):
    make(ian)
    change_state(enquiry=ian, state=State.CLOSED, by=lead, at=NOW)
    assert newest_offer(ian).state == "withdrawn" and HELD.count() == 0


def test_an_answer_to_an_old_offer_leaves_the_one_that_is_open_alone(ian, lead, make):
    old = make(ian)
    offers.decline_offer(offer=old, by=None, at=NOW)
    new = make(ian, NOW + DAY)
    with nothing_changed(*EVERYTHING):
        offers.decline_offer(offer=old, by=None, at=NOW)
        with pytest.raises(TooLate):
            offers.withdraw_offer(offer=old, by=lead, at=NOW)
    assert newest_offer(ian) == new and new.state == "open"
    assert state_of(ian) == "offered" and HELD.count() == len(new.starts)


def test_only_somebody_who_is_asked_again_goes_back_to_the_list_by_saying_so(practice, lead, ian):
    seen = practice.enquiry(days=-2, name="Jo Fell")
    with nothing_changed(*EVERYTHING), pytest.raises(ImpossibleMove):
        offers.still_waiting(enquiry=seen, by=lead, at=NOW)
    assert state_of(seen) == "in_consultation"
    offers.still_waiting(enquiry=ian, by=lead, at=NOW)
    assert state_of(ian) == "waiting"


# the message and the link


def test_the_message_says_that_something_waits_and_until_when(ian, make, settings):
    settings.ADDRESS = "https://book.example.org"
    offer = make(ian)
    made, nudge = Message.objects.filter(about=offer.pk).order_by("due_at")
    assert nudge.due_at == offer.reply_by - 2 * DAY
    subject, body = kind_named(made.kind).words(made)
    assert subject == "Something waits for your answer until Tuesday 1 December"
    assert f"https://book.example.org/offer/{code_of(offer)}/" in body
    assert kind_named(made.kind).wanted(made, NOW)
    offers.decline_offer(offer=offer, by=None, at=NOW)
    assert not kind_named(nudge.kind).wanted(nudge, nudge.due_at)


def test_the_link_finds_its_offer_and_no_other(ian, make):
    offer = make(ian)
    assert offer_by_link(code_of(offer), at=NOW) == offer
    assert code_of(offer) not in str(Offer.objects.values().get(pk=offer.pk))


def test_settling_an_offer_twice_keeps_the_first_answer(ian, make):
    offer = make(ian)
    close_offer(offer=offer, state="declined", by=None, at=NOW)
    assert close_offer(offer=offer, state="withdrawn", by=None, at=NOW).state == "declined"
