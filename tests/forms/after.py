"""The forms about what comes after the end of a course."""

from datetime import timedelta
from functools import partial

from sixteen.care.models import Course, FollowUp
from sixteen.intake.models import Enquiry
from sixteen.journeys.courses import end_course
from sixteen.journeys.follow_ups import plan_follow_ups, stop_follow_ups
from sixteen.people.models import NoContact
from sixteen.questionnaires.links import code_of
from sixteen.questionnaires.models import Link, Request
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office


def ended(on: Office) -> Course:
    course = on.practice.course
    on.practice.house.request(course, number=6)
    end_course(course=course, ended_by="both", reason="Enough.", by=on.therapist, at=NOW)
    return Course.objects.get(pk=course.pk)


def planned(on: Office) -> FollowUp:
    return plan_follow_ups(course=ended(on), by=on.therapist, at=NOW)[0]


def stopped(on: Office) -> object:
    return partial(stop_follow_ups, client=on.practice.client, by=on.therapist, at=NOW)


def states() -> list[object]:
    return list(FollowUp.objects.order_by("months").values_list("state", "meeting_wanted"))


def end_being_asked(on: Office) -> Ready:
    planned(on)
    return Ready(
        at=to("portal:follow_ups"),
        who=on.practice.client.account,
        typed={"action": "stop"},
        did=lambda browser: states(),
        may_be_empty=True,
    )


def stop_asking_by_link(on: Office) -> Ready:
    first = planned(on)
    FollowUp.objects.filter(pk=first.pk).update(opens_at=NOW)
    Link.objects.filter(follow_up=first).update(opens_at=NOW)
    Request.objects.filter(follow_up=first).update(opens_at=NOW)
    code = code_of(Link.objects.get(follow_up=first))
    return Ready(
        at=to("link:stop_asking", code),
        page=to("link:questionnaire", code, 1),
        did=lambda browser: states(),
        may_be_empty=True,
        meanwhile=stopped(on),
    )


def want_to_meet(on: Office) -> Ready:
    planned(on)
    return Ready(
        at=to("portal:follow_ups"),
        who=on.practice.client.account,
        typed={"action": "meet"},
        wrong={"action": ("x", "\x00")},
        did=lambda browser: states(),
        may_be_empty=True,
        meanwhile=stopped(on),
    )


def talk_again(on: Office) -> Ready:
    ended(on)
    return Ready(
        at=to("portal:again"),
        who=on.practice.client.account,
        did=lambda browser: Enquiry.objects.count(),
        may_be_empty=True,
    )


def plan_to_ask(on: Office) -> Ready:
    course = ended(on)
    return Ready(
        at=to("workspace:after", course.pk),
        who=on.therapist,
        typed={"agreed": "on"},
        did=lambda browser: FollowUp.objects.count(),
    )


def stop_asking(on: Office) -> Ready:
    first = planned(on)
    return Ready(
        at=to("workspace:after", first.course_id),
        who=on.therapist,
        typed={"action": "stop"},
        did=lambda browser: states(),
        may_be_empty=True,
    )


def book_one_meeting(on: Office) -> Ready:
    first = planned(on)
    return Ready(
        at=to("workspace:after_meeting", first.course_id, first.pk),
        who=on.therapist,
        typed={
            "date": f"{NOW + timedelta(days=30):%Y-%m-%d}",
            "time": "11:00",
            "format": "in_person",
            "room": str(on.practice.room.pk),
        },
        wrong={
            "date": ("0001-01-01", "9999-12-31", "2026-02-30"),
            "room": ("x", "\x00"),
            "format": ("fax", "\x00"),
        },
        did=lambda browser: FollowUp.objects.get(pk=first.pk).appointment_id,
        meanwhile=stopped(on),
    )


def let_nothing_reach_them(on: Office) -> Ready:
    return Ready(
        at=to("office:no_contact", on.practice.client.pk),
        who=on.reception,
        typed={"why": "asked", "sure": "on"},
        wrong={"why": ("x", "\x00")},
        did=lambda browser: NoContact.objects.count(),
    )


def come_back(on: Office) -> Ready:
    ended(on)
    return Ready(
        at=to("office:again", on.practice.client.pk),
        page=to("office:client", on.practice.client.pk),
        who=on.reception,
        did=lambda browser: Enquiry.objects.count(),
        may_be_empty=True,
    )
