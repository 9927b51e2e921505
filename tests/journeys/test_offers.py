"""A course is offered whole, kept until the answer, and nobody loses their place by saying no."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from sixteen.care.actions.courses import open_course
from sixteen.care.models import Course
from sixteen.domain.matching import Window
from sixteen.domain.pathway import ImpossibleMove, State
from sixteen.intake.actions import change_state
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.offers import close_offer, newest_offer, offer_by_link
from sixteen.intake.offers import link_code as code_of
from sixteen.intake.refusals import CannotBegin, OfferRefused, TooLate
from sixteen.intake.wishes import Away, Said, said_by, set_wishes
from sixteen.journeys import offers
from sixteen.journeys.matching import matches_of, waiting_list
from sixteen.journeys.offers import Choice
from sixteen.outbox.kinds import kind_named
from sixteen.outbox.models import Message
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.project.rounds import one_round
from sixteen.scheduling.models import Appointment, Series
from sixteen.scheduling.refusals import SeriesClash
from sixteen.scheduling.series import hold_series
from tests.journeys.waiting import WEEK, concern, therapist, waits
from tests.people_of import away, nothing_changed
from tests.portal.house import NOW, account
from tests.scheduling.diary_of import take

EVERYTHING = [
    model.objects.count for model in (Appointment, Course, Enquiry, Message, Offer, Series)
]
DAY = timedelta(days=1)
HELD = Appointment.objects.filter(state="held")


@pytest.fixture
def lead(db):
    return account(Role.SERVICE_LEAD, name="Eve Castellan")


@pytest.fixture
def evening(practice):
    """Vera, who holds DIT on Tuesday evenings by video."""
    return therapist("Vera Lund", concerns=(concern(),))


@pytest.fixture
def ian(practice, evening):
    return waits(practice)


def choice(enquiry, at=NOW, number=0, best=0):
    match = matches_of(enquiry, at=at).matching.matches[number]
    return Choice.of(match.therapist, match.courses[best])


@pytest.fixture
def make(lead):
    def made(enquiry, at=NOW, **which):
        return offers.offer_course(
            enquiry=enquiry, choice=choice(enquiry, at, **which), by=lead, at=at
        )

    return made


def state_of(enquiry):
    return Enquiry.objects.get(pk=enquiry.pk).state


# what is offered


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


def in_a_course(practice, client):
    """Meanwhile a course begins for them through another enquiry."""
    other = practice.enquiry(days=-3, name="The same person")
    Enquiry.objects.filter(pk=other.pk).update(client=client)
    open_course(
        enquiry=Enquiry.objects.get(pk=other.pk),
        client=client,
        therapist=practice.therapist,
        protocol="DIT",
        planned_sessions=None,
        by=practice.therapist,
        at=NOW,
    )


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
