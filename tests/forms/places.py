"""The forms about places: what somebody wants, offering, the plan, and the answer."""

from functools import partial

from sixteen.domain.pathway import State
from sixteen.intake.actions import change_state
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.offers import link_code
from sixteen.intake.wishes import said_by
from sixteen.journeys.allocation import plan_for
from sixteen.journeys.matching import waiting_list
from sixteen.journeys.offers import lapse_offers, offer_course, withdraw_offer
from sixteen.office.offering import value_of
from tests.forms.ready import Ready, to
from tests.journeys.waiting import first_course, therapist, waits
from tests.office.house import NOW, Office

WISHES = {
    "formats": ["video"],
    "times": ["1-evening", "3-evening"],
    "language": "cy",
    "genders": ["woman"],
    "most": "37.50",
    "away_1_first": "2027-01-04",
    "away_1_last": "2027-01-10",
}
ODD = {
    "most": ("-1", "a lot", "99999999999999999999", "NaN", "1e400"),
    "times": ("9-evening", "x", "\x00"),
    "away_1_first": ("0001-01-01", "9999-12-31", "2026-02-30"),
    "away_1_last": ("0001-01-01", "9999-12-31", "2026-02-30"),
}


def waiting(on: Office) -> Enquiry:
    therapist("Vera Lund")
    return waits(on.practice, "Kim Cole", day=-3)


def offered(on: Office) -> Offer:
    enquiry = waiting(on)
    choice = first_course(enquiry, NOW)
    return offer_course(enquiry=enquiry, choice=choice, by=on.lead, at=NOW)


def state_of(offer: Offer) -> object:
    return Offer.objects.get(pk=offer.pk).state


def closed(on: Office, enquiry: Enquiry) -> object:
    return partial(change_state, enquiry=enquiry, state=State.CLOSED, by=on.lead, at=NOW)


def odd_courses(on: Office) -> tuple[str, ...]:
    who = on.therapist.pk
    return (
        "a|b|c|d",
        f"{who}|video||00010101T0000Z",
        f"{who}|video||99991231T2359Z",
        f"{who}|\x00||20261208T1700Z",
        f"{who}|fax|{who}|20261208T1700Z",
    )


def say_what_suits(on: Office) -> Ready:
    enquiry = waiting(on)
    return Ready(
        at=to("office:wishes", enquiry.client_id),
        who=on.reception,
        typed=WISHES,
        wrong=ODD,
        did=lambda browser: said_by(enquiry),
        may_be_empty=True,
    )


def say_what_they_want(on: Office) -> Ready:
    enquiry = waiting(on)
    return Ready(
        at=to("workspace:wishes", enquiry.pk),
        who=on.therapist,
        typed=WISHES,
        wrong=ODD,
        did=lambda browser: said_by(enquiry),
        may_be_empty=True,
    )


def offer_a_course(on: Office) -> Ready:
    enquiry = waiting(on)
    return Ready(
        at=to("office:matches", enquiry.pk),
        who=on.lead,
        typed={"course": value_of(first_course(enquiry, NOW))},
        wrong={"course": odd_courses(on)},
        did=lambda browser: Offer.objects.count(),
        meanwhile=closed(on, enquiry),
    )


def confirm_the_plan(on: Office) -> Ready:
    enquiry = waiting(on)
    plan = plan_for(waiting_list(at=NOW))
    return Ready(
        at=to("office:plan"),
        who=on.lead,
        typed={"person": [str(row.waiting.enquiry.pk) for row in plan.placed]},
        wrong={"mark": ("x", "\x00"), "person": ("x", "\x00")},
        did=lambda browser: Offer.objects.count(),
        meanwhile=closed(on, enquiry),
    )


def note_a_yes(on: Office) -> Ready:
    return answer(on, "yes")


def note_a_no(on: Office) -> Ready:
    return answer(on, "no")


def take_it_back(on: Office) -> Ready:
    return answer(on, "back")


def answer(on: Office, said: str) -> Ready:
    offer = offered(on)
    return Ready(
        at=to("office:offer", offer.pk),
        who=on.lead,
        typed={"answer": said},
        wrong={"answer": ("perhaps", "\x00")},
        did=lambda browser: state_of(offer),
        meanwhile=partial(withdraw_offer, offer=offer, by=on.lead, at=NOW)
        if said != "back"
        else closed(on, offer.enquiry),
    )


def still_wants_a_place(on: Office) -> Ready:
    offer = offered(on)
    Offer.objects.filter(pk=offer.pk).update(reply_by=NOW)
    lapse_offers(at=NOW)
    enquiry = offer.enquiry
    return Ready(
        at=to("office:still_waiting", enquiry.pk),
        page=to("office:waiting"),
        who=on.lead,
        did=lambda browser: Enquiry.objects.get(pk=enquiry.pk).state,
        may_be_empty=True,
        meanwhile=closed(on, enquiry),
    )


def say_yes(on: Office) -> Ready:
    return by_the_link(on, "yes")


def say_no(on: Office) -> Ready:
    return by_the_link(on, "no")


def by_the_link(on: Office, said: str) -> Ready:
    offer = offered(on)
    return Ready(
        at=to("website:offer", link_code(offer)),
        typed={"answer": said},
        wrong={"answer": ("perhaps", "\x00")},
        did=lambda browser: state_of(offer),
        meanwhile=partial(withdraw_offer, offer=offer, by=on.lead, at=NOW),
    )
