"""The forms about supervision."""

from datetime import timedelta

from sixteen.care.actions.agreements import sign_agreement, write_agreement
from sixteen.care.actions.recordings import take_back_recording, withdraw_recording
from sixteen.care.actions.supervision import end_supervision, link_supervisor
from sixteen.care.actions.supervision_meetings import (
    agree_on,
    ask_in_supervision,
    finish_point,
    hold_meeting,
)
from sixteen.care.actions.training import add_deadline, meet_deadline
from sixteen.care.models import (
    Agreement,
    Rating,
    Recording,
    Supervision,
    SupervisionMeeting,
    SupervisionPoint,
    SupervisionQuestion,
    TrainingDeadline,
)
from tests.care.recorded import keep_a_recording
from tests.forms.courses import of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office


def make_a_link(on: Office) -> Ready:
    supervisor, therapist = on.practice.supervisor, on.practice.other
    return Ready(
        at=to("office:supervision"),
        who=on.lead,
        typed={
            "supervisor": str(supervisor.pk),
            "therapist": str(therapist.pk),
            "since": "2026-11-25",
            "until": "2027-11-24",
            "outside": "yes",
        },
        did=lambda browser: Supervision.objects.count(),
        meanwhile=lambda: link_supervisor(
            supervisor=supervisor, therapist=therapist, since=NOW, by=on.lead, at=NOW
        ),
        wrong={
            "since": ("0001-01-01", "9999-12-31"),
            "until": ("0001-01-01", "9999-12-31", f"{NOW - timedelta(days=3):%Y-%m-%d}"),
        },
    )


def end_a_link(on: Office) -> Ready:
    link = Supervision.objects.get()
    return Ready(
        at=to("office:end_link", link.pk),
        page=to("office:supervision"),
        who=on.lead,
        did=lambda browser: Supervision.objects.get().until,
        meanwhile=lambda: end_supervision(link=link, by=on.lead, at=NOW),
        may_be_empty=True,
    )


def hold_a_meeting(on: Office) -> Ready:
    therapist, supervisor = on.therapist, on.practice.supervisor
    return Ready(
        at=to("workspace:meetings"),
        who=supervisor,
        typed={"therapists": str(therapist.pk), "minutes": "50"},
        did=lambda browser: SupervisionMeeting.objects.count(),
        meanwhile=lambda: Supervision.objects.update(until=NOW),
        wrong={"date": ("0001-01-01", "9999-12-31"), "minutes": ("0", "481", "1e9")},
    )


def _meeting(on: Office) -> SupervisionMeeting:
    return hold_meeting(
        therapists=[on.therapist], held_at=NOW, minutes=50, by=on.practice.supervisor, at=NOW
    )


def write_what_was_agreed(on: Office) -> Ready:
    meeting, course = _meeting(on), on.practice.course
    return Ready(
        at=to("workspace:agreed", meeting.pk, course.pk),
        who=on.practice.supervisor,
        typed={"agreed": "Listen to session 5 together."},
        did=lambda browser: [each.revision for each in SupervisionPoint.objects.all()],
        meanwhile=lambda: agree_on(
            meeting=meeting, course=course, agreed="Else", by=on.practice.supervisor, at=NOW
        ),
        may_be_empty=True,
    )


def say_it_is_done(on: Office) -> Ready:
    meeting = _meeting(on)
    point = agree_on(
        meeting=meeting,
        course=on.practice.course,
        agreed="Listen to session 5 together.",
        by=on.practice.supervisor,
        at=NOW,
    )
    return Ready(
        at=to("workspace:point_done", point.pk),
        page=to("workspace:my_supervision"),
        who=on.therapist,
        did=lambda browser: SupervisionPoint.objects.get().done_at,
        meanwhile=lambda: finish_point(point=point, by=on.therapist, at=NOW),
        may_be_empty=True,
    )


def ask_a_question(on: Office) -> Ready:
    course = on.practice.course
    return of_course(
        on,
        "ask_supervision",
        typed={"words": "Is this still the focus that we chose?"},
        did=lambda: [each.revision for each in SupervisionQuestion.objects.all()],
        meanwhile=lambda: ask_in_supervision(
            course=course, words="Something else", by=on.therapist, at=NOW
        ),
        may_be_empty=True,
    )


def _agreed(on: Office) -> Agreement:
    """Both said that sessions may be recorded."""
    course, mina = on.practice.course, on.practice.client.account
    terms = {"dates": "Thursdays", "recording": "yes"}
    made = write_agreement(course=course, terms=terms, by=on.therapist, at=NOW)
    sign_agreement(agreement=made, by=on.therapist, at=NOW)
    return sign_agreement(agreement=made, by=mina, at=NOW)


def _kept(on: Office) -> Recording:
    session = on.practice.course.sessions.get(number=6)
    return keep_a_recording(session, rater=on.practice.supervisor)


def agree_today(on: Office) -> Ready:
    _agreed(on)
    return of_course(
        on,
        "agreed_today",
        6,
        page=to("workspace:recording", on.practice.course.pk, 6),
        typed={},
        may_be_empty=True,
        did=Recording.objects.count,
    )


def delete_a_recording(on: Office) -> Ready:
    kept = _kept(on)
    return of_course(
        on,
        "take_back",
        6,
        page=to("workspace:recording", on.practice.course.pk, 6),
        typed={},
        may_be_empty=True,
        did=lambda: Recording.objects.get().state,
        meanwhile=lambda: take_back_recording(session=kept.session, by=on.therapist, at=NOW),
    )


def note_that_they_do_not_want_it(on: Office) -> Ready:
    _agreed(on)
    _kept(on)
    course = on.practice.course
    return of_course(
        on,
        "no_recordings",
        page=to("workspace:agreement", course.pk),
        typed={},
        may_be_empty=True,
        did=lambda: Recording.objects.get().state,
        meanwhile=lambda: withdraw_recording(course=course, by=on.practice.client.account, at=NOW),
    )


def want_it_no_more(on: Office) -> Ready:
    made = _agreed(on)
    _kept(on)
    return Ready(
        at=to("portal:no_recordings", made.pk),
        page=to("portal:agreement", made.pk),
        who=on.practice.client.account,
        did=lambda browser: Recording.objects.get().state,
        meanwhile=lambda: withdraw_recording(course=made.course, by=on.therapist, at=NOW),
        may_be_empty=True,
    )


def say_what_was_heard(on: Office) -> Ready:
    kept = _kept(on)
    return Ready(
        at=to("workspace:rate", kept.pk),
        who=on.practice.supervisor,
        typed={
            "heading_1": "Clearly",
            "heading_2": "In part",
            "words": "You waited, and then it came.",
            "sure": "on",
        },
        did=lambda browser: Rating.objects.count(),
    )


def write_a_deadline_down(on: Office) -> Ready:
    return Ready(
        at=to("workspace:training_log"),
        who=on.therapist,
        typed={"words": "Four recordings that were rated", "due": "2027-05-01"},
        did=lambda browser: TrainingDeadline.objects.count(),
        wrong={"due": ("0001-01-01", "9999-12-31")},
    )


def meet_a_deadline(on: Office) -> Ready:
    made = add_deadline(words="A case study", due=NOW.date(), by=on.therapist, at=NOW)
    return Ready(
        at=to("workspace:deadline_met", made.pk),
        page=to("workspace:training_log"),
        who=on.therapist,
        did=lambda browser: TrainingDeadline.objects.get().done_at,
        meanwhile=lambda: meet_deadline(deadline=made, by=on.therapist, at=NOW),
        may_be_empty=True,
    )
