"""The forms about one session: its note, what became of it, answers; and the forms of an alert."""

from collections.abc import Callable
from datetime import timedelta

from sixteen.audit.models import Entry
from sixteen.care.actions import alerts, notes
from sixteen.care.actions.break_glass import break_glass
from sixteen.care.models import Alert, BreakGlass
from sixteen.care.models.note import Note
from sixteen.domain.measures.catalogue import measure
from sixteen.journeys.answering import finish
from sixteen.people.models import Account
from sixteen.questionnaires.models import Response
from tests.forms.courses import ended, of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office
from tests.people_of import SAFETY, answer
from tests.workspace.house import note_of

OUTCOME = {"outcome": "Rang her at ten. We agreed to meet tomorrow, and she knows 111."}


def _note(on: Office, action: str, *, add: str = "") -> Ready:
    typed = note_of(None, action=action, not_asked_because="This does not apply here.")
    for name in ("revision", "seen"):
        del typed[name]
    page = to("workspace:session", on.practice.course.pk, 6) + add
    return of_course(
        on,
        "note",
        6,
        page=page,
        typed=typed,
        may_be_empty=action == "save",
        did=lambda: [note.state for note in Note.objects.order_by("made_at")],
    )


def keep_a_draft(on: Office) -> Ready:
    return _note(on, "save")


def sign_a_note(on: Office) -> Ready:
    return _note(on, "sign")


def add_to_a_note(on: Office) -> Ready:
    session = on.practice.course.sessions.get(number=6)
    notes.save_note(
        session=session, text="First", safety=SAFETY, by=on.therapist, at=NOW, sign=True
    )
    return _note(on, "sign", add="?add")


def _happened(on: Office, became: str) -> Ready:
    session = on.practice.course.sessions.filter(number=7)
    appointment = session.get().appointment
    type(appointment).objects.filter(pk=appointment.pk).update(
        starts_at=NOW - timedelta(hours=1), ends_at=NOW, busy_until=NOW
    )
    return of_course(
        on,
        "happened",
        7,
        page=to("workspace:session", on.practice.course.pk, 7),
        typed={"happened": became},
        did=lambda: session.get().state,
    )


def it_was_held(on: Office) -> Ready:
    return _happened(on, "held")


def they_came_late(on: Office) -> Ready:
    return _happened(on, "late")


def it_was_missed(on: Office) -> Ready:
    return _happened(on, "missed")


def move_a_session(on: Office) -> Ready:
    session = on.practice.course.sessions.filter(number=8)
    return of_course(
        on,
        "move_session",
        8,
        typed={"date": f"{NOW + timedelta(days=10):%Y-%m-%d}", "time": "11:00"},
        wrong={"date": ("0001-01-01", "9999-12-31", "2026-02-30")},
        did=lambda: session.get().appointment.starts_at,
    )


def write_answers_down(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    codes = [item.code for item in measure("phq9").items]
    return Ready(
        at=to("workspace:answers", asked.pk),
        who=on.therapist,
        typed={**dict.fromkeys(codes, "1"), "mode": "by telephone"},
        did=lambda browser: Response.objects.exclude(finished_at=None).count(),
        meanwhile=lambda: finish(request=asked, by=on.practice.client.account, at=NOW),
    )


def write_answers_down_after_the_end(on: Office) -> Ready:
    ready = write_answers_down(on)
    ready.meanwhile = ended(on)
    return ready


def _alert(on: Office, who: Account, meanwhile: Callable[[Alert], object]) -> Ready:
    made = on.practice.alert()
    return Ready(
        at=to("workspace:alert", made.pk),
        who=who,
        typed=OUTCOME,
        did=lambda browser: Alert.objects.get(pk=made.pk).state,
        meanwhile=lambda: meanwhile(made),
    )


def close_an_alert(on: Office) -> Ready:
    return _alert(on, on.therapist, lambda made: _closed(made, on.practice.duty))


def close_an_alert_on_duty(on: Office) -> Ready:
    return _alert(on, on.practice.duty, lambda made: _closed(made, on.therapist))


def close_an_alert_that_grew(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    return _alert(on, on.therapist, lambda made: answer(asked, 9, 3))


def _closed(made: Alert, by: Account) -> None:
    alerts.close_alert(alert=made, outcome="Spoke with her.", by=by, at=NOW)


def take_an_alert(on: Office) -> Ready:
    made = on.practice.alert()
    return Ready(
        at=to("workspace:take_alert", made.pk),
        page=to("workspace:alert", made.pk),
        who=on.practice.duty,
        did=lambda browser: Alert.objects.get(pk=made.pk).owner_id == on.practice.duty.pk,
        may_be_empty=True,
        meanwhile=lambda: _closed(made, on.therapist),
    )


def look_for_a_name(on: Office) -> Ready:
    return Ready(
        at=to("workspace:break_glass"),
        who=on.practice.other,
        typed={"name": "Mina Okafor"},
        did=lambda browser: Entry.objects.filter(action="find-client").count(),
        passing="what somebody looks for is not recorded",
        again="each look is recorded",
    )


def break_the_glass(on: Office) -> Ready:
    return Ready(
        at=to("workspace:ask_break_glass", on.practice.client.pk),
        who=on.practice.other,
        typed={"reason": "She rang the wrong door, and nobody else is here.", "sure": "on"},
        did=lambda browser: BreakGlass.objects.count(),
    )


def say_that_it_was_seen(on: Office) -> Ready:
    course, who = on.practice.course, on.practice.other
    made = break_glass(course=course, reason="She rang.", by=who, at=NOW)
    return Ready(
        at=to("workspace:seen_opening", made.pk),
        page=to("workspace:today"),
        who=on.therapist,
        may_be_empty=True,
        did=lambda browser: BreakGlass.objects.exclude(seen_at=None).count(),
    )
