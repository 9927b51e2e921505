"""The forms of a therapist on the way of one course."""

from collections.abc import Callable
from datetime import timedelta

from sixteen.care.actions import agreements, letters
from sixteen.care.actions import aims as of_aims
from sixteen.care.models import Agreement, Aim, AimRating, Course, Focus, Letter, PromptDismissal
from sixteen.intake.actions import record_consultation
from sixteen.intake.models import Consultation
from sixteen.journeys.courses import end_course
from tests.forms.ready import Ready, Typed, to
from tests.office.house import NOW, Office

DECIDED = {
    "decision": "suitable",
    "protocol": "DIT",
    "reasons": "One pattern that keeps coming back, with people who matter.",
    "options_discussed": "Waiting; another kind of therapy.",
    "signpost": "The walk-in hour on Fridays.",
    "asked": "yes",
    "said": "Not now, and not in the last months.",
    "agreed": "Nothing more was needed.",
    "not_asked_because": "This does not apply here.",
}
TERMS = {
    "dates": "Thursdays at 18:30",
    "breaks": "Two weeks at the turn of the year",
    "cancellation": "48 hours before",
    "fee": "There is none",
    "confidentiality": "What is said here stays here",
    "measures": "Two short ones before each session",
    "other_help": "The GP knows",
}


def ended(on: Office) -> Callable[[], object]:
    return lambda: end_course(
        course=on.practice.course,
        ended_by="client",
        reason="She moves away.",
        by=on.therapist,
        at=NOW,
    )


def of_course(
    on: Office, name: str, *more: object, did: Callable[[], object], typed: Typed, **rest: object
) -> Ready:
    """A form of the therapist about their course, which may end while the form is open."""
    return Ready(
        at=to(f"workspace:{name}", on.practice.course.pk, *more),
        who=on.therapist,
        typed=typed,
        did=lambda browser: did(),
        **{"meanwhile": ended(on), **rest},
    )


def say_what_was_decided(on: Office) -> Ready:
    enquiry = on.practice.enquiry()
    return Ready(
        at=to("workspace:consultation", enquiry.pk),
        who=on.therapist,
        typed=DECIDED,
        did=lambda browser: Consultation.objects.count(),
        meanwhile=lambda: decided(on, enquiry),
        wrong={"reply_until": ("0001-01-01", "9999-12-31")},
    )


def decided(on: Office, enquiry: object) -> None:
    record_consultation(
        enquiry=enquiry,
        decision="suitable",
        protocol="DIT",
        reasons="Others",
        options_discussed="",
        safety="Asked.",
        by=on.therapist,
        at=NOW,
    )


def start_a_course(on: Office) -> Ready:
    enquiry = on.practice.enquiry()
    decided(on, enquiry)
    return Ready(
        at=to("workspace:start_course", enquiry.pk),
        who=on.therapist,
        typed={
            "protocol": "DIT",
            "planned_sessions": "16",
            "sessions_had": "6",
            "first_date": f"{NOW + timedelta(days=3):%Y-%m-%d}",
            "first_time": "14:00",
            "format": "in_person",
            "room": str(on.practice.room.pk),
            "measures": ["phq9", "gad7"],
        },
        wrong={"first_date": ("0001-01-01", "9999-12-31", "2026-02-30")},
        did=lambda browser: Course.objects.filter(enquiry=enquiry).count(),
        meanwhile=lambda: on.practice.house.course(enquiry.client, hour=8),
    )


def tell_the_code(on: Office) -> Ready:
    key = f"invitation-code-{on.practice.course.pk}"

    def before(browser: object) -> None:
        session = browser.session
        session[key] = "ABCD-EFGH"
        session.save()

    return Ready(
        at=to("workspace:invitation", on.practice.course.pk),
        who=on.therapist,
        before=before,
        did=lambda browser: key in browser.session,
        may_be_empty=True,
    )


def put_a_suggestion_aside(on: Office) -> Ready:
    typed = {"reason": "We did this last week, in other words."}
    return of_course(on, "prompt", "review", typed=typed, did=PromptDismissal.objects.count)


def settle_the_initial_phase(on: Office) -> Ready:
    mine = Course.objects.filter(pk=on.practice.course.pk)
    return of_course(
        on,
        "initial_decision",
        typed={"decision": "continue"},
        did=lambda: mine.get().initial_decision,
    )


def write_the_agreement(on: Office) -> Ready:
    rule = {"uses_up": ["missed", "in_time"], "notice_hours": "24"}
    return of_course(on, "agreement", typed=TERMS | rule, did=Agreement.objects.count)


def sign_the_agreement(on: Office) -> Ready:
    made = agreements.write_agreement(
        course=on.practice.course, terms=TERMS, by=on.therapist, at=NOW
    )
    return of_course(
        on,
        "sign_agreement",
        page=to("workspace:agreement", on.practice.course.pk),
        typed={},
        may_be_empty=True,
        did=lambda: Agreement.objects.get(pk=made.pk).therapist_signed_at,
    )


def write_aims(on: Office) -> Ready:
    typed = {"aim_1": "To say it at once", "aim_2": "To sleep", "aim_3": "To ring my brother"}
    return of_course(on, "aims", typed=typed, did=Aim.objects.count)


def say_how_near(on: Office) -> Ready:
    words = ["To say it at once", "To sleep"]
    of_aims.set_aims(course=on.practice.course, words=words, by=on.therapist, at=NOW)
    typed = {"aim_1": "4", "aim_2": "7"}
    return of_course(on, "ratings", 6, typed=typed, may_be_empty=True, did=AimRating.objects.count)


def _focus(on: Office, action: str, state: str, typed: Typed) -> Ready:
    if state:
        on.practice.house.focus(on.practice.course, state)
    return of_course(
        on,
        "focus",
        typed={"action": action, **typed},
        may_be_empty=True,
        did=lambda: [(each.version, each.state) for each in Focus.objects.order_by("version")],
    )


def write_the_focus(on: Office) -> Ready:
    parts = ("self", "other", "defence", "defence_protects", "defence_costs", "reversal")
    typed = {part: f"words about it: {part}" for part in (*parts, "symptom_link")}
    typed |= {f"words_{part}": f"her own words about it: {part}" for part in typed}
    return _focus(on, "save", "", typed | {"affects": "shame", "words_affects": "a hot face"})


def put_a_check_away(on: Office) -> Ready:
    ready = _focus(on, "aside-no-cost", "draft", {})
    ready.did = lambda browser: Focus.objects.get().put_aside
    return ready


def share_the_focus(on: Office) -> Ready:
    on.practice.house.focus(on.practice.course, "draft")
    typed = {"spoken_in": "6", "spoken": "on", "copy": "asked"}
    return of_course(on, "share_focus", typed=typed, did=lambda: Focus.objects.get().state)


def settle_the_focus(on: Office) -> Ready:
    on.practice.house.focus(on.practice.course)
    words = "It is strange to see it so small on a page."
    return of_course(
        on,
        "settle_focus",
        typed={"copy": "no", "makes_of_it": words, "agreed": "on"},
        may_be_empty=True,
        did=lambda: (Focus.objects.get().state, Focus.objects.get().open("makes_of_it")),
    )


def _letter(on: Office, action: str, state: str, typed: Typed, **more: object) -> Ready:
    if state:
        made = on.practice.house.letter(on.practice.course, state)
        more["meanwhile"] = lambda: letters.finish_letter(letter=made, by=on.therapist, at=NOW)
    if state == "draft":
        more["meanwhile"] = ended(on)
    return of_course(
        on,
        "letter",
        typed={"action": action, **typed},
        did=lambda: [(each.version, each.state) for each in Letter.objects.order_by("version")],
        **more,
    )


def write_the_letter(on: Office) -> Ready:
    return _letter(on, "save", "", {"text": "Dear Mina, when we met first you said little."})


def write_the_letter_again(on: Office) -> Ready:
    return _letter(on, "save", "shared", {"text": "Dear Mina, I have put one thing otherwise."})


def share_the_letter(on: Office) -> Ready:
    return _letter(on, "share", "draft", {}, may_be_empty=True)


def finish_the_letter(on: Office) -> Ready:
    return _letter(on, "finish", "shared", {}, may_be_empty=True)


def read_the_letter_aloud(on: Office) -> Ready:
    return _letter(on, "aloud", "draft", {}, may_be_empty=True)


def decline_the_letter(on: Office) -> Ready:
    made = on.practice.house.letter(on.practice.course, "draft")
    return of_course(
        on,
        "decline_letter",
        typed={"declined_by": "client", "why": "She would rather say goodbye in the room."},
        did=Letter.objects.count,
        meanwhile=lambda: letters.share_letter(letter=made, by=on.therapist, at=NOW),
    )


def end_the_course(on: Office) -> Ready:
    typed = {
        "end_code": "agreed",
        "ended_by": "both",
        "reason": "It was enough, and we both said so.",
        "gp": "none",
        "follow_ups": "yes",
        "portal_until": f"{NOW + timedelta(days=90):%Y-%m-%d}",
        "unpaid": "The last session.",
        "sure": "on",
    }
    mine = Course.objects.filter(pk=on.practice.course.pk)
    wrong = {"portal_until": ("0001-01-01", "9999-12-31", "2026-02-30")}
    return of_course(on, "end_course", typed=typed, wrong=wrong, did=lambda: mine.get().ended_at)
