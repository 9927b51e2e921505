"""All my sessions: when, in which state, the breaks, the ending from the first day, and how."""

import html
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def course():
    house = House()
    return house.course(house.client())


def page_of(course) -> str:
    reply = browser_of(course.client).get(reverse("portal:sessions"))
    assert reply.status_code == 200
    text = html.unescape(reply.content.decode())
    return " ".join(text.replace("</strong>", "").replace('<span class="small">', "").split())


def test_every_session_stands_there_with_its_day_and_its_state(course, settings):
    settings.SERVICE = {**settings.SERVICE, "phone": "020 7946 0000"}
    course.sessions.filter(number=5).update(state="missed")
    unplaced = course.sessions.get(number=16)
    freed = unplaced.appointment
    unplaced.appointment = None
    unplaced.save()
    freed.delete()
    text = page_of(course)
    assert "My 16 sessions" in text
    assert "Session 3, Thursday 29 October, 18:30 You met" in text
    assert "Session 5, Thursday 12 November, 18:30 Missed" in text
    assert "Session 7, Thursday 26 November, 18:30 Next" in text
    assert "Session 8, Thursday 3 December, 18:30 To come" in text
    assert "Session 16 No time yet: we find one together" in text
    assert "Sessions 13 to 16 are there for the ending." in text
    assert "It has no day yet." in text
    assert "Mill House, Room 2" in text
    assert "Ring <a" in text
    assert "A session that you miss without telling us." in text
    overview = browser_of(course.client).get("/my/").content.decode()
    assert 'href="/my/sessions/"' in overview


def test_the_ending_and_the_breaks_are_said_from_the_first_day(course):
    late = course.sessions.filter(number__gte=10).select_related("appointment")
    for session in late.order_by("-number"):
        for name in ("starts_at", "ends_at", "busy_until"):
            moved = getattr(session.appointment, name) + timedelta(days=14)
            setattr(session.appointment, name, moved)
        session.appointment.save()
    course.sessions.filter(number=3).update(number=103, state="cancelled")
    text = page_of(course)
    assert "Your last session is session 16, on Thursday 11 February 2027." in text
    assert "Then a break of 2 weeks, until 31 December." in text
    assert "Did not count" in text
    assert "Session 103" not in text


def test_a_way_in_by_video_stands_beside_the_next_session_alone(course, settings):
    settings.VIDEO_URL = "https://meet.example.org"
    for session in course.sessions.select_related("appointment"):
        session.appointment.format, session.appointment.room = "video", None
        session.appointment.save()
    assert page_of(course).count("https://meet.example.org/") == 1


def test_a_course_without_a_number_ends_when_both_say_so(course):
    course.protocol, course.planned_sessions = "open", None
    course.save()
    text = page_of(course)
    assert "My 16 sessions" not in text
    assert "You and your therapist decide together when to end." in text
    assert "Session 7, Thursday 26 November 2026, 18:30 Next" in text


def test_after_the_end_nothing_is_said_of_changing_a_time(course):
    course.sessions.filter(number__gt=6).delete()
    course.ended_at, course.state, course.ended_by = NOW, "ended", "agreed"
    course.save()
    text = page_of(course)
    assert "Session 6, Thursday 19 November, 18:30 You met" in text
    assert "To change a time" not in text


def test_somebody_who_waits_is_led_to_where_they_are():
    reply = browser_of(House().client()).get(reverse("portal:sessions"))
    assert reply.headers["Location"] == "/my/"
