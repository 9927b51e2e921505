""" "I feel worse" and "this isn't working for me": help first, and an honest answer."""

import html

import pytest
import time_machine
from django.urls import reverse

from sixteen.care.actions.plans import save_plan
from sixteen.care.models import Alert, Course, Notice
from sixteen.domain.plans import ROUGH_PATCH
from tests.people_of import nobody_on_duty
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def house():
    return House()


@pytest.fixture
def course(house):
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


def test_each_says_before_it_is_sent_to_whom_it_goes_and_by_when(course, mine):
    page = words(mine.get(reverse("portal:tell")))
    promise = "The clinician on duty will read this by 12:00 on Tuesday 24 November."
    assert f"If you send it now: {promise}" in page
    assert "next session: Thursday 26 November, 18:30. We cannot say that" in page
    sent = mine.post(reverse("portal:tell"), {"what": "worse", "words": ""})
    assert promise in words(mine.get(sent.url))
    # It joins what is open: sent again it is the same, and promises no more than that.
    for hour, minute, said in ((10, 50, promise), (12, 30, "We cannot say when somebody will")):
        with time_machine.travel(NOW.replace(hour=hour, minute=minute), tick=False):
            again = browser_of(course.client)
            assert said in words(again.get(reverse("portal:tell")))
            assert said in words(again.get(reverse("portal:told_us")))
            if said == promise:
                again.post(reverse("portal:tell"), {"what": "worse", "words": ""})
        assert len(Alert.objects.get().open("concerns")) == Notice.objects.count() == 1


def test_it_is_two_taps_away_and_the_plan_for_it_one(house, course, mine):
    asked = house.request(course)
    plan = reverse("portal:plan", args=["ours"])
    said = ["portal:tell", "portal:told_us", "portal:told_us_of_us"]
    mine.post(reverse("portal:tell"), {"what": "worse"})
    assert all(plan not in words(mine.get(reverse(name))) for name in said)
    given = {"course": course, "kind": ROUGH_PATCH, "by": house.therapist}
    save_plan(parts={"signs": "I ring nobody"}, at=NOW, **given)
    assert all(f'href="{plan}"' in words(mine.get(reverse(name))) for name in said)
    for page in ("overview", "my_data", "questionnaire", "question"):
        args = {"questionnaire": [asked.pk], "question": [asked.pk, 1]}.get(page, [])
        shown = words(mine.get(reverse(f"portal:{page}", args=args)))
        assert f'href="{reverse("portal:tell")}"' in shown, page
    form = words(mine.get(reverse("portal:tell")))
    assert form.count('<button class="btn') == 2 and 'type="radio"' not in form


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
