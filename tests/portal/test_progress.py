"""My progress: every number with its gaps, the aims, and only one's own."""

import html

import pytest
import time_machine
from django.urls import reverse

from sixteen.care.actions.aims import rate_aim, set_aims
from sixteen.journeys.answering import finish
from tests.people_of import answer
from tests.portal.house import NOW, House, browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday_at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


def test_scores_gaps_and_aims_stand_together_and_nobody_elses():
    house = House()
    course = house.course(house.client())
    for number, value in ((1, 2), (4, 1)):
        asked = house.request(course, number=number)
        for question in range(1, 10):
            answer(asked, question, 0 if question == 9 else value)
        finish(request=asked, by=course.client.account, at=NOW)
    house.request(course, number=5)
    (aim,) = set_aims(course=course, words=["Speak up"], by=house.therapist, at=NOW)
    session = course.sessions.get(number=5)
    rate_aim(aim=aim, session=session, value=3, by=house.therapist, at=NOW)
    mine = browser_of(course.client)
    page = html.unescape(mine.get(reverse("portal:progress")).content.decode())
    assert "For session 1 your answers added up to 16. For session 4, the latest" in page
    assert "8 lower" in page and "a number is not how you are" in page.lower()
    # Two dots without a line between them: a gap is a gap.
    assert page.count('class="dot"') == 2 and 'class="run"' not in page
    assert page.count("<td>–</td>") == 14 and "<td>16</td>" in page
    assert "Speak up" in page and "3 <span" in page
    assert "case" not in page.lower().replace("in any case", "")
    other = browser_of(house.client("Somebody Else"))
    theirs = other.get(reverse("portal:progress")).content.decode()
    assert "There is nothing to show yet" in theirs and "16" not in theirs
