"""The forms of what is told before: by the person themselves, and by who refers them."""

from sixteen.intake.models import Enquiry, Referral, SelfReferral
from sixteen.intake.telling import tell
from sixteen.intake.told import as_answer
from sixteen.intake.wishes import said_by
from sixteen.journeys.booking import cancel_consultation
from sixteen.people.actions import name_concern
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment
from tests.forms.ready import Ready, Window, to
from tests.forms.visitors import booked
from tests.office.house import NOW, Office
from tests.website.test_referring import sent

OVER = "a page may be answered anew until they meet: what was sent last counts (ADR 0011)"


def tell_what_brings_me(on: Office) -> Ready:
    name_concern(code="worry", name="Worry", by=None, at=NOW)
    return page(on, "brings", {"concerns": ["worry"], "words": "It began last year"})


def tell_what_suits_me(on: Office) -> Ready:
    typed = {
        "formats": ["video"],
        "times": ["1-evening"],
        "languages": "cy",
        "genders": ["woman"],
        "most_pence": "4000",
    }
    return page(on, "wishes", typed)


def tell_what_i_need(on: Office) -> Ready:
    return page(on, "needs", {"needs": ["step_free", "seat"], "interpreter": "pl"})


def tell_who_else_is_there(on: Office) -> Ready:
    return page(on, "around", {"gp": "Dr Vane", "other_help": "A group", "helper": "Jo"})


def take_it_away(on: Office) -> Ready:
    mine = booked(on)
    enquiry = Enquiry.objects.get(appointment=mine)
    answer = as_answer({"words": "It began last year"}, "w")
    tell(enquiry=enquiry, page="brings", answer=answer, at=NOW)
    return Ready(
        at=to("website:tell_page", link_code(mine), "brings"),
        typed={"action": "remove"},
        did=lambda browser: SelfReferral.objects.get().open("brings"),
        may_be_empty=True,
        passing=OVER,
        meanwhile=lambda: cancel_consultation(appointment=mine, by=on.reception, at=NOW),
    )


def page(on: Office, name: str, typed: dict[str, object], mine: Appointment | None = None) -> Ready:
    mine = mine or booked(on)
    enquiry = Enquiry.objects.get(appointment=mine)

    def told(browser: object) -> object:
        kept = SelfReferral.objects.filter(enquiry=enquiry).first()
        return said_by(enquiry), kept and [kept.open(page) for page in ("brings", "around")]

    return Ready(
        at=to("website:tell_page", link_code(mine), name),
        typed=typed,
        did=told,
        may_be_empty=True,
        passing=OVER,
        meanwhile=lambda: cancel_consultation(appointment=mine, by=on.reception, at=NOW),
    )


def say_that_it_is_done(on: Office) -> Ready:
    mine = booked(on)
    words = page(on, "around", {"gp": "Dr Vane"}, mine)
    return Ready(
        at=to("website:tell_check", link_code(mine)),
        before=lambda browser: Window(words, browser).send(),
        did=lambda browser: bool(browser.session.get("wrote")),
        may_be_empty=True,
    )


def refer_somebody(on: Office) -> Ready:
    return Ready(at=to("website:refer"), typed=sent(), did=lambda browser: Referral.objects.count())


def type_a_referral_in(on: Office) -> Ready:
    return Ready(
        at=to("office:refer"),
        who=on.reception,
        typed=sent(),
        did=lambda browser: Referral.objects.count(),
    )
