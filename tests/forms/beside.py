"""The forms beside a session's note: process notes, and where the client is today."""

from sixteen.care.actions.process_notes import save_process_note
from sixteen.care.actions.whereabouts import note_whereabouts
from sixteen.care.models import Whereabouts
from sixteen.care.models.process_note import ProcessNote
from tests.forms.courses import ended, of_course
from tests.forms.ready import Ready
from tests.office.house import NOW, Office


def write_process_notes(on: Office) -> Ready:
    session = on.practice.course.sessions.get(number=6)
    given = {"session": session, "revision": 0, "by": on.therapist, "at": NOW}
    return of_course(
        on,
        "process_note",
        6,
        typed={"text": "I was bored, and then it was interesting that I was."},
        may_be_empty=True,
        did=lambda: ProcessNote.objects.count(),
        meanwhile=lambda: save_process_note(text="From before.", **given),
    )


def delete_process_notes(on: Office) -> Ready:
    session = on.practice.course.sessions.get(number=6)
    save_process_note(session=session, text="Mine", revision=0, by=on.therapist, at=NOW)
    ended(on)()
    return of_course(
        on,
        "process_notes",
        typed={"sure": "on"},
        did=lambda: ProcessNote.objects.count(),
        meanwhile=None,
    )


def say_where_they_are(on: Office) -> Ready:
    session = on.practice.course.sessions.get(number=6)
    given = {"session": session, "revision": 0, "by": on.therapist, "at": NOW}
    return of_course(
        on,
        "whereabouts",
        6,
        typed={"place": "At her sister’s, 3 Mill Lane", "number": "020 7946 0018"},
        did=lambda: Whereabouts.objects.count(),
        meanwhile=lambda: note_whereabouts(place="At home", number="None", **given),
    )
