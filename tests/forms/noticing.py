"""The forms about what is noticed in a course: an alert by hand, plans, and what was decided."""

from datetime import timedelta

from sixteen.care.actions.notices import NOT_WORKING, WORSE, say
from sixteen.care.actions.notices import decide as decide_about
from sixteen.care.actions.plans import save_plan
from sixteen.care.models import Alert, DutyTurn, Notice, Plan
from sixteen.domain.plans import SAFETY_PLAN
from tests.forms.courses import ended, of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office


def raise_an_alert(on: Office) -> Ready:
    """Somebody may look at one who is in no course any more: nothing keeps it from being sent."""
    return of_course(
        on,
        "raise_alert",
        typed={"words": "She rang at eight, said nothing, and hung up."},
        did=Alert.objects.count,
        meanwhile=None,
    )


def add_a_turn(on: Office) -> Ready:
    return Ready(
        at=to("office:rota"),
        who=on.lead,
        typed={
            "clinician": str(on.practice.duty.pk),
            "date": f"{NOW + timedelta(days=3):%Y-%m-%d}",
            "starts": "09:00",
            "ends": "17:00",
        },
        did=lambda browser: DutyTurn.objects.count(),
        wrong={"date": ("0001-01-01", "9999-12-31", "2026-11-01"), "starts": ("25:00", "noon")},
    )


def end_a_turn(on: Office) -> Ready:
    turn = DutyTurn.objects.get(clinician=on.practice.duty)
    return Ready(
        at=to("office:end_turn", turn.pk),
        page=to("office:rota"),
        who=on.lead,
        did=lambda browser: list(DutyTurn.objects.values_list("ends_at", flat=True)),
        may_be_empty=True,
        meanwhile=lambda: DutyTurn.objects.filter(pk=turn.pk).delete(),
    )


def _tell(on: Office, what: str) -> Ready:
    return Ready(
        at=to("portal:tell"),
        who=on.practice.client.account,
        typed={"what": what, "words": "It has been hard to get up since Sunday."},
        did=lambda browser: (Notice.objects.count(), Alert.objects.count()),
    )


def say_it_is_worse(on: Office) -> Ready:
    return _tell(on, WORSE)


def say_it_is_not_working(on: Office) -> Ready:
    ready = _tell(on, NOT_WORKING)
    ready.meanwhile = ended(on)
    return ready


def decide(on: Office) -> Ready:
    mine, course = on.practice.client, on.practice.course
    say(client=mine, course=course, what=NOT_WORKING, words="", by=mine.account, at=NOW)

    def meanwhile() -> None:
        decide_about(
            course=course,
            said=list(course.notices.all()),
            noticed=[],
            steps=["supervision"],
            words="Brought to supervision.",
            by=on.therapist,
            at=NOW,
        )

    return of_course(
        on,
        "noticing",
        typed={"steps": ["talk", "frame"], "words": "We looked at it together, and at the hour."},
        did=lambda: [notice.state for notice in Notice.objects.all()],
        meanwhile=meanwhile,
    )


def write_a_safety_plan(on: Office) -> Ready:
    typed = {part.code: f"Words about {part.title}" for part in SAFETY_PLAN.parts}
    return of_course(on, "plan", "mine", typed=typed, did=Plan.objects.count, meanwhile=None)


def write_it_again(on: Office) -> Ready:
    course, by = on.practice.course, on.therapist
    save_plan(course=course, kind="safety", parts={"ask": "My brother"}, by=by, at=NOW)
    ready = write_a_safety_plan(on)
    ready.meanwhile = lambda: save_plan(
        course=course, kind="safety", parts={"ask": "My sister"}, by=by, at=NOW, version=1
    )
    return ready
