"""Answering: one question a page, saved at once, passed over if wanted, help before the rest."""

import html
import uuid

import pytest
import time_machine
from django.urls import reverse

from sixteen.care.models import Alert
from sixteen.questionnaires.models import Response
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
def asked(house):
    return house.request(house.course(house.client()))


@pytest.fixture
def mine(asked):
    return browser_of(asked.client)


def at(asked, number):
    return reverse("portal:question", args=[asked.pk, number])


def answers(asked):
    return Response.objects.get(request=asked).open("answers")


def words(response):
    return html.unescape(response.content.decode())


def test_the_whole_questionnaire_from_start_to_thanks(asked, mine):
    start = mine.get(reverse("portal:questionnaire", args=[asked.pk]))
    assert at(asked, 1) in words(start)
    for number in range(1, 9):
        page = mine.get(at(asked, number))
        assert f"Question {number} of 9" in words(page)
        reply = mine.post(at(asked, number), {"answer": "1"})
        assert reply.url == at(asked, number + 1)
        assert answers(asked)[f"phq9_{number}"] == 1
    reply = mine.post(at(asked, 9), {"answer": "0"})
    check = reverse("portal:check_answers", args=[asked.pk])
    assert reply.url == check
    assert words(mine.get(check)).count("Several days") == 8
    reply = mine.post(check)
    assert reply.url == reverse("portal:thank_you", args=[asked.pk])
    assert "Your answers are saved" in words(mine.get(reply.url))
    read_back = words(mine.get(reverse("portal:my_answers", args=[asked.pk])))
    assert "Several days" in read_back
    asked.refresh_from_db()
    assert asked.state == "answered"
    assert not Alert.objects.exists()


def test_an_unfinished_form_with_a_positive_item_9_raises_an_alert_and_shows_help(asked, mine):
    reply = mine.post(at(asked, 9), {"answer": "1"})
    assert reply.url == reverse("portal:after_answer", args=[asked.pk, 9])
    alert = Alert.objects.get(client=asked.client, state="open")
    assert alert.look_by > NOW
    asked.refresh_from_db()
    assert asked.state != "answered"
    page = words(mine.get(reply.url))
    assert "will read this by 12:00 on Tuesday 24 November" in page
    assert "Nobody watches these answers around the clock" in page
    for number in ("999", "111", "116 123"):
        assert number in page
    assert reverse("portal:check_answers", args=[asked.pk]) in page


def test_the_same_answer_sent_twice_is_one_answer_and_one_alert(asked, mine):
    for _ in range(3):
        assert mine.post(at(asked, 9), {"answer": "2"}).status_code == 302
    assert answers(asked) == {"phq9_9": 2}
    assert Alert.objects.filter(client=asked.client).count() == 1


def test_help_after_an_answer_cannot_be_opened_without_one(asked, mine):
    page = reverse("portal:after_answer", args=[asked.pk, 9])
    assert mine.get(page).url == reverse("portal:questionnaire", args=[asked.pk])
    mine.post(at(asked, 9), {"answer": "0"})
    assert mine.get(page).status_code == 302


def test_a_question_may_be_passed_over_and_is_no_zero(asked, mine):
    assert mine.post(at(asked, 1), {"skip": "1"}).url == at(asked, 2)
    assert answers(asked) == {"phq9_1": None}
    check = words(mine.get(reverse("portal:check_answers", args=[asked.pk])))
    assert check.count("No answer") == 9
    assert "Not at all" not in check


def test_item_9_passed_over_is_to_be_asked_and_the_person_is_told_at_once(asked, mine):
    for number in range(1, 9):
        mine.post(at(asked, number), {"answer": "0"})
    assert not Alert.objects.exists()
    reply = mine.post(at(asked, 9), {"skip": "1"})
    assert reply.url == reverse("portal:after_answer", args=[asked.pk, 9])
    page = words(mine.get(reply.url))
    assert "Somebody will ask you about it" in page and "will read this by 12:00" in page
    assert "116 123" in page
    assert Alert.objects.get().state == "open"
    mine.post(reverse("portal:check_answers", args=[asked.pk]))
    assert Alert.objects.count() == 1
    page = words(mine.get(reverse("portal:thank_you", args=[asked.pk])))
    assert "Somebody will ask you about it" in page
    response = Response.objects.get(request=asked)
    assert response.open("total") is None


def test_item_9_not_reached_in_a_form_that_is_sent_is_to_be_asked_and_they_are_told(asked, mine):
    mine.post(at(asked, 1), {"answer": "0"})
    assert not Alert.objects.exists()
    mine.post(reverse("portal:check_answers", args=[asked.pk]))
    assert Alert.objects.get().state == "open"
    page = words(mine.get(reverse("portal:thank_you", args=[asked.pk])))
    assert "Somebody will ask you about it" in page


def test_somebody_who_comes_back_goes_on_where_they_stopped(asked, mine):
    for number in (1, 2):
        mine.post(at(asked, number), {"answer": "3"})
    start = words(mine.get(reverse("portal:questionnaire", args=[asked.pk])))
    assert "Go on with question 3" in start
    assert at(asked, 3) in start
    assert "checked" in words(mine.get(at(asked, 2)))


def test_changing_an_answer_goes_back_to_the_check(asked, mine):
    for number in range(1, 10):
        mine.post(at(asked, number), {"answer": "0"})
    reply = mine.post(at(asked, 4) + "?check=1", {"answer": "2"})
    assert reply.url == reverse("portal:check_answers", args=[asked.pk])
    assert answers(asked)["phq9_4"] == 2


@pytest.mark.parametrize(
    "sent", [{}, {"answer": ""}, {"answer": "7"}, {"answer": "two"}, {"answer": "２"},
             {"answer": "\x00"}, {"answer": "9" * 5000}]
)  # fmt: skip
def test_what_is_no_answer_is_said_so_by_the_question_and_not_saved(asked, mine, sent):
    page = mine.post(at(asked, 9), sent)
    assert page.status_code == 200
    assert "Choose" in words(page)
    assert "Error: " in words(page)
    assert not Response.objects.filter(request=asked, finished_at__isnull=False).exists()
    assert not Alert.objects.exists()


def test_sending_twice_finishes_once_and_later_answers_change_nothing(asked, mine):
    mine.post(at(asked, 9), {"answer": "0"})
    check = reverse("portal:check_answers", args=[asked.pk])
    mine.post(check)
    before = answers(asked)
    assert mine.post(check).status_code == 302
    late = words(mine.post(at(asked, 1), {"answer": "3"}))
    assert "This answer was not saved" in late and "116 123" in late
    assert answers(asked) == before
    assert Alert.objects.count() == 0


@pytest.mark.parametrize("number", [0, 10, 999999999])
def test_a_question_the_measure_does_not_have_is_not_there(asked, mine, number):
    assert mine.get(at(asked, number)).status_code == 404
    assert mine.post(at(asked, number), {"answer": "1"}).status_code == 404


def test_questions_that_are_not_open_yet_say_when(house, asked, mine):
    asked.opens_at = NOW.replace(day=25)
    asked.save()
    assert "This answer was not saved" in words(mine.post(at(asked, 9), {"answer": "3"}))
    assert mine.get(at(asked, 9)).url == reverse("portal:questionnaire", args=[asked.pk])
    start = reverse("portal:questionnaire", args=[asked.pk])
    assert "Wednesday 25 November" in words(mine.get(start))
    assert not Response.objects.exists()


PAGES = ["questionnaire", "check_answers", "thank_you", "my_answers", "question", "after_answer"]
# The others are only read: whatever is sent there, by whomever, is not taken.
WITH_A_FORM = ("check_answers", "question", "after_answer", "thank_you")


@pytest.mark.parametrize("name", PAGES)
def test_another_clients_questionnaire_is_not_there(house, asked, name):
    stranger = browser_of(house.client("Somebody Else"))
    number = [9] if name in ("question", "after_answer") else []
    url = reverse(f"portal:{name}", args=[asked.pk, *number])
    assert stranger.get(url).status_code == 404
    sent = stranger.post(url, {"answer": "3"})
    assert sent.status_code == (404 if name in WITH_A_FORM else 405)
    assert not Response.objects.exists()


def test_a_questionnaire_that_never_was_is_not_there(mine):
    url = reverse("portal:questionnaire", args=[uuid.uuid4()])
    assert mine.get(url).status_code == 404
