""" "I feel worse" and "this isn't working for me": help first, and an honest answer."""

import html

import pytest
import time_machine
from django.urls import reverse

from sixteen.care.models import Alert, Course, Notice
from tests.people_of import nobody_on_duty
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


@pytest.fixture
def mine(course):
    return browser_of(course.client)


def words(response):
    return html.unescape(response.content.decode())


def test_help_now_stands_before_the_form_and_after_it(mine):
    before = words(mine.get(reverse("portal:tell")))
    assert before.index("116 123") < before.index("What would you like to tell us?")
    for what in ("worse", "not-working"):
        reply = mine.post(reverse("portal:tell"), {"what": what})
        assert "116 123" in words(mine.get(reply.url))


def test_worse_says_who_looks_and_by_when(mine):
    reply = mine.post(reverse("portal:tell"), {"what": "worse", "words": "Since Sunday."})
    page = words(mine.get(reply.url))
    assert "will read this by 12:00 on Tuesday 24 November." in page
    assert "Nobody watches these answers around the clock." in page
    assert Alert.objects.get().open("concerns")[0]["words"].endswith("– Since Sunday.")


def test_where_nobody_is_there_no_time_is_promised(course, mine):
    nobody_on_duty()
    course.therapist.is_active = False
    course.therapist.save()
    reply = mine.post(reverse("portal:tell"), {"what": "worse"})
    assert "We cannot say when somebody will read this." in words(mine.get(reply.url))
    assert Alert.objects.get().state == "open"


def test_not_working_promises_nobody_before_the_session(mine):
    reply = mine.post(reverse("portal:tell"), {"what": "not-working"})
    page = words(mine.get(reply.url))
    assert "next session: Thursday 26 November, 18:30" in page
    assert "We cannot say that somebody reads it before that." in page
    assert Notice.objects.get().state == "open" and not Alert.objects.exists()


def test_after_a_course_or_before_one_only_worse_is_offered(course, mine):
    Course.objects.update(ended_at=NOW, state="ended")
    page = words(mine.get(reverse("portal:tell")))
    assert 'value="worse"' in page and 'value="not-working"' not in page
    assert mine.post(reverse("portal:tell"), {"what": "not-working"}).status_code == 200
    mine.post(reverse("portal:tell"), {"what": "worse"})
    assert Alert.objects.get().course is None and not Notice.objects.exists()


def test_nothing_chosen_is_said_and_keeps_the_words(mine):
    page = words(mine.post(reverse("portal:tell"), {"words": "Some words"}))
    assert "Choose one of the two." in page and "Some words" in page


def test_an_answer_without_having_said_anything_is_not_there(mine):
    assert mine.get(reverse("portal:told_us")).url == reverse("portal:overview")
