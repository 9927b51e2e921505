"""What is sent to each address: a form that does what the page is for, when the right person sends
it. An address that is not named here is sent an empty one.
"""

from datetime import timedelta
from typing import Any

from sixteen.domain.measures.catalogue import measure
from sixteen.journeys.absences import mark_of, to_tell
from sixteen.journeys.allocation import plan_for
from sixteen.journeys.matching import waiting_list
from sixteen.office.offering import value_of
from sixteen.workspace.noticing import items_of, seen
from tests.access.forms_answering import ANSWERING
from tests.access.forms_client import MOMENT, client_forms
from tests.access.forms_control import control_forms
from tests.access.forms_letters import letter_forms
from tests.access.forms_record import BESIDE, record_forms
from tests.access.things import Things
from tests.office.house import FRIDAY_940, person
from tests.people.conftest import PASSWORD
from tests.portal.house import NOW
from tests.website.test_referring import sent as refer_form
from tests.workspace.house import PARTS, note_of
from tests.workspace.test_way import DECIDED, starting

NEW = "five loud green horses"
PASSWORDS = {"password1": NEW, "password2": NEW}
LATER = {"date": f"{NOW + timedelta(days=10):%Y-%m-%d}", "time": "11:00"}
TERMS = ("dates", "breaks", "cancellation", "fee", "confidentiality", "measures", "other_help")
ALERT = {"outcome": "We spoke. She is safe at home.", "seen": "1"}
CALL = {"name": "Ada", "number": "07700 900123", "due": f"{NOW:%Y-%m-%d}"}
CANCELLED = {
    "cancelled_by": "therapist",
    "told_date": f"{NOW:%Y-%m-%d}",
    "told_time": "09:00",
    "counts": "agreed",
    "when": "later",
}
COURSE, SESSION = "/work/courses/{course}/", "/work/courses/{course}/sessions/"
SECOND = "/work/courses/{second_course}/"


READING = {"text": "large", "spacing": "usual", "contrast": "high"}
READING |= {"light": "device", "motion": "device"}


def forms(things: Things) -> dict[str, dict[str, Any]]:
    return _of_rooms(things) | letter_forms(things) | control_forms(things)


def _of_rooms(things: Things) -> dict[str, dict[str, Any]]:
    return (
        _public(things)
        | _account()
        | client_forms()
        | _course(things)
        | _changes(things)
        | _moments()
        | record_forms()
        | BESIDE
        | _noticing(things)
        | _work(things)
        | _office(things)
        | _after()
        | _handover(things)
        | ANSWERING
    )


def _public(things: Things) -> dict[str, dict[str, Any]]:
    who = things.practice.therapist.pk
    button = f"{who}|phone||{FRIDAY_940:%Y%m%dT%H%MZ}|Europe/London"
    return {
        "/book/": {"time": button},
        "/book/name/": {"name": "Tam", "adult": "yes"},
        "/book/contact/": {"phone": "07700 900123", "ways": ["phone"]},
        "/book/privacy/": {"read": "on"},
        "/booking/{link}/move/": {"time": button},
        "/booking/{wrong_link}/move/": {"time": button},
        "/booking/{link}/tell-us/brings/": {"words": "It began last year."},
        "/booking/{wrong_link}/tell-us/brings/": {"words": "It began last year."},
        "/reading/": READING,
        "/refer/": refer_form(),
        "/demo/come-in/": {"who": "ben"},
        "/offer/{offer_link}/": {"answer": "no"},
        "/offer/{wrong_offer_link}/": {"answer": "no"},
    }


def _account() -> dict[str, dict[str, Any]]:
    return {
        "/account/welcome/{invited}/": {"code": "{invited}", **PASSWORDS},
        "/account/welcome/{wrong_invited}/": {"code": "{wrong_invited}", **PASSWORDS},
        "/account/welcome/": {"code": "{invited}", **PASSWORDS},
        "/account/login/": {"login": "ben@larch-house.example", "password": PASSWORD},
        "/account/reauthenticate/": {"password": PASSWORD},
        "/account/password/": {"oldpassword": PASSWORD, **PASSWORDS},
        "/account/email-code/": {"email": "ben@larch-house.example"},
    }


def _moments() -> dict[str, dict[str, Any]]:
    place = {"speaks_to": ["self"], "revision": "1"}
    return {
        COURSE + "messages/": {"text": "Yes, at six."},
        SECOND + "messages/": {"text": "Yes, at six."},
        COURSE + "moments/": {"action": "stop"},
        COURSE + "moments/{moment}/": place,
        COURSE + "moments/{own_moment}/": place,
        SECOND + "moments/{moment}/": place,
        SESSION + "6/moments/": MOMENT,
    }


def _course(things: Things) -> dict[str, dict[str, Any]]:
    focus = PARTS | {"revision": str(things.draft_focus.revision)}
    letter = {"text": "Dear Mina", "revision": str(things.draft_letter.revision), "action": "save"}
    return {
        COURSE + "prompts/review/": {"reason": "We did this last week."},
        COURSE + "decision/": {"decision": "continue"},
        COURSE + "agreement/": dict.fromkeys(TERMS, "As agreed"),
        COURSE + "aims/": {"aim_1": "Sleep"},
        COURSE + "focus/": focus,
        COURSE + "focus/share/": {
            "spoken_in": "6",
            "spoken": "on",
            "copy": "asked",
            "revision": focus["revision"],
        },
        SECOND + "focus/": PARTS | {"revision": str(things.second_focus.revision)},
        SECOND + "focus/settle/": {
            "copy": "no",
            "makes_of_it": "That is me.",
            "revision": str(things.second_focus.revision),
        },
        COURSE + "letter/": letter,
        SECOND + "letter/": letter | {"revision": "0"},
        COURSE + "end/": {"ended_by": "client", "reason": "She moves away", "sure": "on"},
        COURSE + "therapist/": {
            "therapist": str(things.practice.other.pk),
            "reason": "Ola goes away",
            "sure": "on",
        },
        SESSION + "6/note/": note_of(None),
        SECOND + "sessions/6/note/": note_of(None),
        SESSION + "7/happened/": {"happened": "held"},
        SESSION + "7/move/": LATER,
        SESSION + "7/aims/": {"aim_1": "4"},
    }


def _changes(things: Things) -> dict[str, dict[str, Any]]:
    """What may change in a course that runs."""
    return {
        COURSE + "elsewhere/": {"therapy": "DIT, with Dr Vane", "scores": "", "revision": "0"},
        COURSE + "pause/": {"until": LATER["date"], "reason": "A new child"},
        COURSE + "longer/": {
            "protocol": "DIT",
            "planned_sessions": "18",
            "reason": "We both want it",
        },
        SESSION + "8/cancel/": CANCELLED,
        SESSION + "6/correct/": {"became": "late", "was": "attended", "reason": "Ten past."},
        SESSION + "7/correct/": {"became": "late", "was": "attended", "reason": "Ten past."},
        SESSION + "4/missed/": {"decided": "letter", "words": "", "revision": ""},
    }


def _noticing(things: Things) -> dict[str, dict[str, Any]]:
    return {
        COURSE + "noticing/": {"steps": ["talk"], "seen": seen(items_of(things.course))},
        COURSE + "plan/mine/": {"ask": "My brother", "version": "1"},
        SECOND + "plan/ours/": {"here": "Say it", "version": "0"},
        COURSE + "alert/": {"words": "She rang, and hung up."},
    }


def _work(things: Things) -> dict[str, dict[str, Any]]:
    answers = {item.code: "1" for item in measure("phq9").items} | {"mode": "on paper"}
    return {
        **_away(things, "/work/away/", {}),
        "/work/consultations/{enquiry}/": DECIDED,
        "/work/consultations/{enquiry}/wishes/": {"formats": ["video"]},
        "/work/consultations/{recorded}/start/": starting(things.practice),
        "/work/questionnaires/{asked}/": answers | {"revision": "1"},
        "/work/questionnaires/{void}/": answers,
        "/work/break-glass/": {"name": "Nobody Known"},
        "/work/break-glass/{client}/": {"reason": "Nobody else is here.", "sure": "on"},
        "/work/break-glass/{second}/": {"reason": "She rang.", "sure": "on"},
        "/work/alerts/{alert}/": ALERT,
        "/work/alerts/{second_alert}/": ALERT,
        "/work/alerts/{closed_alert}/": ALERT,
        "/work/training-log/": {"words": "Four recordings", "due": "2027-05-01"},
        "/work/recordings/{recording}/": {"words": "A good ear", "sure": "on"},
        "/work/supervision/{course}/sessions/5/": note_of(None),
        "/work/courses/{course}/supervision/": {"words": "Is this the focus?", "revision": "0"},
        SECOND + "supervision/": {"words": "Is this the focus?", "revision": "0"},
        "/work/meetings/": {
            "therapists": [str(things.practice.therapist.pk)],
            "date": f"{NOW:%Y-%m-%d}",
            "time": "09:00",
            "minutes": "60",
        },
        "/work/meetings/{meeting}/{course}/": {
            "agreed": "Ring the GP",
            "revision": str(things.point.revision),
        },
    }


def _handover(things: Things) -> dict[str, dict[str, Any]]:
    start = {"action": "start"}
    return {
        "/work/trustees/": {"first": str(things.people.accounts["sv"].pk)},
        "/work/handover/{therapist}/": start,
        "/office/handover/{therapist}/": start,
    }


def _after() -> dict[str, dict[str, Any]]:
    day = {"date": "2026-12-23", "time": "11:00", "format": "video"}
    return {
        "/my/follow-ups/": {"action": "stop"},
        "/work/courses/{course}/after/": {"agreed": "on"},
        "/work/courses/{ended}/after/": {"action": "stop"},
        "/work/courses/{ended}/after/{follow_up}/meeting/": day,
        "/office/clients/{client}/no-contact/": {"why": "asked", "sure": "on"},
    }


def _away(things: Things, under: str, who: dict[str, str]) -> dict[str, dict[str, Any]]:
    days = {"first_day": "2026-12-30", "last_day": "2026-12-31"}
    mark = mark_of(to_tell(things.absence, at=NOW))
    return {
        under: who | days,
        under + "{absence}/": {"action": "cancel", "mark": mark},
        under + "{absence}/{client}/": {"words": "It falls out.", "revision": "0"},
    }


def _reached(card: str) -> dict[str, dict[str, Any]]:
    asked = {"asked": "on", "version": "1"}
    hours = {"when": "hours", "days": ["1"], "begin": "10", "until": "12"}
    ways = {"email": "", "phone": "07700 900123", "ways": ["phone"], "words": ""}
    return {
        card + "contact/": ways | asked,
        card + "contact/name/": {"name": "Anna"} | asked,
        card + "contact/texts/": {"phone": "07700 900777"} | asked,
        card + "contact/hours/email/": hours | asked,
        card + "mailbox/": {"asked": "on", "mark": "x"},
    }


def _office(things: Things) -> dict[str, dict[str, Any]]:
    button = things.people.office.button(FRIDAY_940)
    booking = {"time": button, "booking": str(things.named["course"])}
    plan = plan_for(waiting_list(at=NOW))
    course = value_of(plan.placed[0].choice)
    who = {"therapist": str(things.practice.therapist.pk)}
    return {
        **_away(things, "/office/away/", who),
        **_reached("/office/clients/{client}/"),
        "/office/clients/": {"text": "mina"},
        "/office/clients/{waiting}/book/": booking,
        "/office/clients/{client}/call-back/": CALL | {"owner": str(things.practice.therapist.pk)},
        "/office/appointments/{coming}/move/": LATER,
        "/office/appointments/{session_7}/move/": LATER,
        "/office/book/": booking,
        "/office/clients/{waiting}/wishes/": {"formats": ["video"]},
        "/office/waiting/plan/": {"mark": plan.mark, "person": "{recorded}"},
        "/office/waiting/{recorded}/": {"course": course},
        "/office/supervision/": {
            "supervisor": str(things.practice.supervisor.pk),
            "therapist": str(things.practice.other.pk),
            "since": f"{NOW:%Y-%m-%d}",
            "outside": "yes",
        },
        "/office/offers/{offer}/": {"answer": "yes"},
        "/office/book/{held}/": person(chosen=button),
        "/office/rota/": {
            "clinician": str(things.practice.duty.pk),
            "date": f"{NOW + timedelta(days=5):%Y-%m-%d}",
            "starts": "09:00",
            "ends": "17:00",
        },
        "/office/refer/": refer_form(),
        "/office/duplicates/{client}/{twin}/": {"sure": "on"},
        "/office/duplicates/{client}/{second}/": {"sure": "on"},
    }
