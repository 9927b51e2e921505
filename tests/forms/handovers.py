"""The forms about who takes charge, and about giving a caseload to others."""

from sixteen.care.actions.handovers import start_handover
from sixteen.care.models import CourseChange, Handover, Trustee
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office

NOBODY = ("x", "\x00", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")


def name_somebody(on: Office) -> Ready:
    practice = on.practice
    return Ready(
        at=to("workspace:trustees"),
        who=on.therapist,
        typed={"first": str(practice.other.pk), "second": str(practice.supervisor.pk)},
        wrong={"first": (*NOBODY, str(on.therapist.pk)), "second": NOBODY},
        did=lambda browser: Trustee.objects.filter(until=None).count(),
    )


def _begin(on: Office, room: str) -> Ready:
    return Ready(
        at=to(f"{room}:handover", on.therapist.pk),
        who=on.lead if room == "office" else on.therapist,
        typed={"action": "start"},
        did=lambda browser: Handover.objects.count(),
        may_be_empty=True,
    )


def _give(on: Office, room: str) -> Ready:
    start_handover(therapist=on.therapist, by=on.lead, at=NOW)
    field = f"to_{on.practice.course.pk}"
    return Ready(
        at=to(f"{room}:handover", on.therapist.pk),
        who=on.lead if room == "office" else on.therapist,
        typed={field: str(on.practice.other.pk)},
        wrong={field: NOBODY},
        did=lambda browser: CourseChange.objects.filter(what="therapist").count(),
    )


def begin_mine(on: Office) -> Ready:
    return _begin(on, "workspace")


def begin_theirs(on: Office) -> Ready:
    return _begin(on, "office")


def give_mine(on: Office) -> Ready:
    return _give(on, "workspace")


def give_theirs(on: Office) -> Ready:
    return _give(on, "office")
