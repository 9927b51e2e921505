"""The forms of the record beside the sessions."""

import uuid

from sixteen.care.actions.contact_log import ask_for_call_back, return_call
from sixteen.care.actions.course_documents import add_documents, withdraw_document
from sixteen.care.actions.safeguarding import open_concern
from sixteen.care.models import (
    CallBack,
    ContactEntry,
    CourseDocument,
    EmergencyContact,
    OtherHelp,
    SafeguardingConcern,
)
from tests.forms.courses import of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office

DAYS = ("0001-01-01", "9999-12-31", "2026-02-30")
SAID = {"way": "was_rung", "whom": "", "name": "Ada Okafor", "words": "We spoke."}


def log_a_contact(on: Office) -> Ready:
    typed = {
        "way": "rang",
        "whom": "relative",
        "name": "Ada Okafor",
        "on": f"{NOW:%Y-%m-%d}",
        "time": "09:30",
        "words": "Asked how she is. I said nothing.",
        "call_on": f"{NOW:%Y-%m-%d}",
        "call_number": "07700 900123",
        "call_owner": str(on.therapist.pk),
    }
    wrong = {"on": DAYS, "call_on": DAYS, "time": ("24:00",)}
    return of_course(on, "contact_log", typed=typed, did=ContactEntry.objects.count, wrong=wrong)


def asked(on: Office) -> CallBack:
    return ask_for_call_back(
        client=on.practice.client,
        owner=on.therapist,
        mark=uuid.uuid4(),
        name="Ada Okafor",
        number="07700 900123",
        words="",
        due=NOW.date(),
        by=on.reception,
        at=NOW,
    )


def _call(on: Office, **more: str) -> Ready:
    call, mark = asked(on), uuid.uuid4()
    mine = CallBack.objects.filter(pk=call.pk)
    return Ready(
        at=to("workspace:call_back", call.pk),
        who=on.therapist,
        typed={"words": "It rang for a while.", **more},
        did=lambda browser: (mine.get().done_at, mine.get().due),
        meanwhile=lambda: return_call(
            call=call, mark=mark, said=SAID, again_on=None, by=on.therapist, at=NOW
        ),
        wrong={"again_on": DAYS},
    )


def return_a_call(on: Office) -> Ready:
    return _call(on, way="was_rung")


def put_a_call_off(on: Office) -> Ready:
    return _call(on, way="nobody", again_on="2026-11-27")


def take_a_call(on: Office) -> Ready:
    return Ready(
        at=to("office:call_back", on.practice.client.pk),
        who=on.reception,
        typed={
            "name": "Ada Okafor",
            "number": "07700 900123",
            "words": "After four",
            "owner": str(on.therapist.pk),
            "due": f"{NOW:%Y-%m-%d}",
        },
        did=lambda browser: CallBack.objects.count(),
        wrong={"due": DAYS},
    )


def put_a_document_in(on: Office) -> Ready:
    typed = {"what": "gp_letter", "dated": "2026-11-20", "words": "On paper, in the red folder."}
    wrong = {"dated": (*DAYS, "2027-01-01")}
    return of_course(on, "add_document", typed=typed, did=CourseDocument.objects.count, wrong=wrong)


def take_a_document_out(on: Office) -> Ready:
    course, by = on.practice.course, on.therapist
    given = {"said": {"what": "scan", "words": ""}, "dated": None, "files": [], "by": by, "at": NOW}
    (kept,) = add_documents(course=course, mark=uuid.uuid4(), **given)
    mine = CourseDocument.objects.filter(pk=kept.pk)
    return of_course(
        on,
        "withdraw_document",
        kept.pk,
        typed={"reason": "It is about somebody else."},
        did=lambda: mine.get().withdrawn_at,
        meanwhile=lambda: withdraw_document(document=kept, reason="Not hers", by=by, at=NOW),
    )


def ask_about_other_help(on: Office) -> Ready:
    typed = {"medication": "None", "other_help": "Her GP", "asked_on": f"{NOW:%Y-%m-%d}"}
    wrong = {"asked_on": (*DAYS, "2027-01-01")}
    return of_course(on, "other_help", typed=typed, did=OtherHelp.objects.count, wrong=wrong)


def ask_whom_to_ring(on: Office) -> Ready:
    typed = {
        "permission": "only_if",
        "only_if": "I do not answer for a day",
        "name": "Ada Okafor",
        "relationship": "sister",
        "phone": "07700 900123",
        "asked_on": f"{NOW:%Y-%m-%d}",
    }
    wrong, did = {"asked_on": DAYS}, EmergencyContact.objects.count
    return of_course(on, "emergency_contact", typed=typed, did=did, wrong=wrong)


CONCERN = {
    "about": "child",
    "who": "A boy of six, next door",
    "seen_or_said": "He is alone at night.",
    "told": "My supervisor, today at ten",
    "consent": "not_asked",
    "why_without": "He may be alone tonight.",
    "decision": "Pass it on today, with my supervisor.",
    "referral": "The council, by telephone",
    "outcome": "",
}


def write_a_concern_down(on: Office) -> Ready:
    return of_course(on, "new_concern", typed=CONCERN, did=SafeguardingConcern.objects.count)


def add_to_a_concern(on: Office) -> Ready:
    said = {"about": "child", "seen": "He is alone.", "consent": "nothing_shared"}
    course, mark = on.practice.course, uuid.uuid4()
    open_concern(course=course, mark=mark, said=said, by=on.therapist, at=NOW)
    return of_course(
        on,
        "concern",
        mark,
        page=to("workspace:concern", course.pk, mark) + "?add",
        typed=CONCERN | {"outcome": "Somebody went there."},
        did=lambda: SafeguardingConcern.objects.get().outcome_at,
    )
