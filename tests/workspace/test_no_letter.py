"""A client who would rather not have a goodbye letter says so on their own pages."""

import pytest
from django.urls import reverse

from sixteen.care.actions import letters
from sixteen.care.models import Letter
from sixteen.care.refusals import NotAllowed, NotYours
from tests.people_of import audited
from tests.portal.house import NOW, browser_of
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
WHERE = "/my/no-letter/"


def test_it_is_said_once_and_the_therapist_reads_it(practice) -> None:
    mine, course = browser_of(practice.client), practice.course
    practice.house.letter(course, state="draft")
    assert "About a goodbye letter" in mine.get(WHERE).content.decode()
    for _ in range(2):
        mine.post(WHERE, {"why": "We have said it."})
    drafted, declined = Letter.objects.order_by("version")
    assert drafted.state == "draft"
    assert (declined.declined_by, declined.open("why")) == ("client", "We have said it.")
    assert audited("decline-letter", person=practice.client.pk) == 1
    assert "You have said that you would rather not" in mine.get(WHERE).content.decode()
    page = as_(practice.therapist).get(url("letter", course.pk)).content.decode()
    assert "the client would rather not have one" in page and "We have said it." in page


def test_it_is_asked_near_the_end_alone(practice) -> None:
    early = browser_of(practice.client).get("/my/").content.decode()
    assert reverse("portal:no_letter") not in early
    late = practice.house.client("Noor Late")
    practice.house.course(late, held=13, hour=8)
    assert reverse("portal:no_letter") in browser_of(late).get("/my/").content.decode()


def test_a_letter_that_was_given_is_not_declined_and_no_word_is_lost(practice) -> None:
    practice.house.letter(practice.course)
    mine = browser_of(practice.client)
    assert mine.get(WHERE).url == "/my/"
    page = mine.post(WHERE, {"why": "Enough was said."}).content.decode()
    assert "This was not saved" in page and "Enough was said." in page
    given = {"course": practice.course, "why": "", "at": NOW}
    with pytest.raises(NotAllowed):
        letters.decline_own_letter(by=practice.client.account, **given)
    with pytest.raises(NotYours):
        letters.decline_own_letter(by=practice.therapist, **given)
    assert Letter.objects.count() == 1
