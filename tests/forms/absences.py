"""The forms about a therapist who is away, of the office and of the therapist."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from sixteen.care.actions.absences import end_absence, record_absence
from sixteen.care.models import Absence, AwayNotice, LostAppointment
from sixteen.journeys.absences import cancel_for_absence, mark_of, to_tell
from sixteen.people.actions import restrict_contact
from tests.forms.ready import Ready, Typed, to
from tests.office.house import NOW, Office

DAYS = {"first_day": f"{NOW:%Y-%m-%d}", "last_day": f"{NOW + timedelta(days=6):%Y-%m-%d}"}
ODD = dict.fromkeys(DAYS, ("0001-01-01", "9999-12-31", "2026-02-30", "tomorrow"))
NOBODY = ("x", "\x00", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")
WORDS = {"words": "Thursday falls out. We are sorry."}


def written(on: Office) -> Absence:
    begins = NOW.replace(hour=0)
    return record_absence(
        therapist=on.therapist,
        starts_at=begins,
        ends_at=begins + timedelta(days=7),
        cover=None,
        by=on.therapist,
        at=NOW,
    )


def settled(on: Office, made: Absence) -> None:
    mark = mark_of(to_tell(made, at=NOW))
    cancel_for_absence(absence=made, mark=mark, by=on.reception, at=NOW)


def say_who_is_away(on: Office) -> Ready:
    return Ready(
        at=to("office:away"),
        who=on.reception,
        typed=DAYS | {"therapist": str(on.therapist.pk), "cover": str(on.practice.other.pk)},
        wrong=ODD | {"therapist": NOBODY, "cover": NOBODY},
        did=lambda browser: Absence.objects.count(),
    )


def go_away(on: Office) -> Ready:
    return Ready(
        at=to("workspace:away"),
        who=on.therapist,
        typed=DAYS | {"cover": str(on.practice.other.pk)},
        wrong=ODD | {"cover": NOBODY},
        did=lambda browser: Absence.objects.count(),
    )


def _one(on: Office, room: str, action: str, did: Callable[[], object], made: Absence) -> Ready:
    sent = {"action": action}
    if action == "told":
        sent["client"] = str(on.practice.client.pk)
    return Ready(
        at=to(f"{room}:away_one", made.pk),
        who=on.reception if room == "office" else on.therapist,
        typed=sent,
        wrong={"action": ("x", "\x00"), "mark": ("x", "\x00"), "client": NOBODY},
        did=lambda browser: did(),
        may_be_empty=True,
    )


def cancel_theirs(on: Office) -> Ready:
    return _one(on, "office", "cancel", LostAppointment.objects.count, written(on))


def cancel_mine(on: Office) -> Ready:
    return _one(on, "workspace", "cancel", LostAppointment.objects.count, written(on))


def be_here_after_all(on: Office) -> Ready:
    made = written(on)
    return _one(on, "workspace", "back", lambda: Absence.objects.get().ended_at, made)


def they_know_now(on: Office) -> Ready:
    client, made = on.practice.client, written(on)
    restrict_contact(client=client, by=on.reception, at=NOW, email=False, text=False)
    settled(on, made)
    return _one(on, "office", "told", lambda: AwayNotice.objects.get().state, made)


def _words(on: Office, room: str, typed: Typed = WORDS) -> Ready:
    made = written(on)
    return Ready(
        at=to(f"{room}:away_words", made.pk, on.practice.client.pk),
        who=on.reception if room == "office" else on.therapist,
        typed=typed,
        wrong={"revision": ("x", "-1", "\x00")},
        did=lambda browser: [each.open("words") for each in AwayNotice.objects.all()],
        meanwhile=partial(end_absence, absence=made, by=on.therapist, at=NOW),
    )


def write_to_one(on: Office) -> Ready:
    return _words(on, "office")


def write_to_one_of_mine(on: Office) -> Ready:
    return _words(on, "workspace")
