"""Clients say themselves how near their aims feel: for the next session, and only if they like."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from sixteen.care.actions.aims import rate_aim, set_aims
from sixteen.care.actions.own_aims import rate_own_aim
from sixteen.care.models import Aim, AimRating, Course
from sixteen.care.queries import aims_of, ratings_of
from sixteen.care.queries.own_aims import modes_of, session_to_rate
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from tests.people_of import audited
from tests.portal.house import NOW
from tests.workspace.house import Practice, as_

pytestmark = pytest.mark.django_db
WORDS = ["Say what I need", "Sleep at my sister’s"]


@pytest.fixture
def practice() -> Any:
    with time_machine.travel(NOW, tick=False):
        made = Practice()
        set_aims(course=made.course, words=WORDS, by=made.therapist, at=NOW)
        yield made


def typed(aim: Aim, value: int, **more: int) -> dict[str, Any]:
    kept = AimRating.objects.filter(aim=aim, session__number=7).first()
    seen = {"number": 7, "aim_revision": aim.revision, "revision": kept.revision if kept else 0}
    return {"value": value} | seen | more


def say(practice: Practice, aim: Aim, value: int, **more: Any) -> AimRating:
    given = {"by": practice.client.account, "at": NOW} | typed(aim, value)
    return rate_own_aim(aim=aim, **(given | more))


def test_one_aim_a_page_and_the_therapist_sees_who_said_it(practice: Practice) -> None:
    browser = as_(practice.client.account)
    home = browser.get("/my/").content.decode()
    assert "/my/aims/1/" in home and "Only if you like" in home
    first, second = aims_of(practice.course)
    page = browser.get("/my/aims/1/").content.decode()
    assert "Say what I need" in page and "Aim 1 of 2" in page and "Nothing depends on it" in page
    assert "Nobody is watching for it" in page and "/my/tell/" in page
    wrong = browser.post("/my/aims/1/", typed(first, 11))
    assert wrong.status_code == 422 and AimRating.objects.count() == 0
    nothing = browser.post("/my/aims/1/", typed(first, 0) | {"value": ""})
    assert "Choose a number" in nothing.content.decode()
    assert browser.post("/my/aims/1/", typed(first, 0))["Location"] == "/my/aims/2/"
    assert browser.post("/my/aims/2/", typed(second, 10))["Location"] == "/my/aims/"
    assert ratings_of(practice.course)[7] == {first.pk: 0, second.pk: 10}
    assert set(modes_of(practice.course)[7].values()) == {"portal"}
    assert "/my/aims/1/" not in browser.get("/my/").content.decode()
    for path in ("/my/aims/", "/my/progress/"):
        assert "on these pages" in browser.get(path).content.decode()
    staff = as_(practice.therapist)
    shown = staff.get(f"/work/courses/{practice.course.pk}/sessions/7/").content.decode()
    assert "said by themselves, on their pages" in shown and "10 of 10" in shown
    ratings = f"/work/courses/{practice.course.pk}/sessions/7/aims/"
    asked = staff.get(ratings).content.decode()
    assert "Said by themselves" in asked and 'name="aim_1"' not in asked
    assert audited("rate-aim") == 2


def test_nobody_overwrites_what_the_other_wrote(practice: Practice) -> None:
    first, second = aims_of(practice.course)
    seven = practice.course.sessions.get(number=7)
    rate_aim(aim=first, session=seven, value=3, by=practice.therapist, at=NOW)
    with pytest.raises(NotAllowed, match="when you met"):
        say(practice, first, 8)
    browser = as_(practice.client.account)
    shown = browser.get("/my/aims/1/").content.decode()
    assert "You said 3 for this session" in shown and "<form" not in shown.split("<main")[1]
    say(practice, second, 8)
    with pytest.raises(NotAllowed, match="said it themselves"):
        rate_aim(aim=second, session=seven, value=3, by=practice.therapist, at=NOW)
    # Two windows: the earlier page does not win, and what was chosen in it is still there.
    say(practice, second, 6)
    with pytest.raises(Stale):
        say(practice, second, 1, revision=1)
    late = browser.post("/my/aims/2/", typed(second, 1, revision=1))
    assert late.status_code == 422 and "changed meanwhile" in late.content.decode()
    assert ratings_of(practice.course)[7] == {first.pk: 3, second.pk: 6}
    # The words are others now: a number for the old ones is no number for the new ones.
    set_aims(course=practice.course, words=[WORDS[0], "Sleep"], by=practice.therapist, at=NOW)
    with pytest.raises(Stale):
        say(practice, second, 2, aim_revision=second.revision)


def test_only_their_own_for_a_session_to_come_and_never_after_the_end(
    practice: Practice, settings: Any
) -> None:
    (first, _) = aims_of(practice.course)
    course = Course.objects.get(pk=practice.course.pk)
    for other in (practice.therapist, practice.supervisor):
        with pytest.raises(NotYours):
            say(practice, first, 4, by=other)
    with pytest.raises(NotAllowed, match="That session is over"):
        say(practice, first, 4, number=6)
    starts = course.sessions.get(number=7).appointment.starts_at
    settings.OWN_AIMS_DAYS = 1
    assert session_to_rate(course, at=starts - timedelta(days=1)).number == 7
    assert session_to_rate(course, at=starts - timedelta(days=1, seconds=1)) is None
    settings.OWN_AIMS_DAYS = 0
    assert session_to_rate(course, at=starts) is None
    browser = as_(practice.client.account)
    assert browser.get("/my/aims/1/")["Location"] == "/my/aims/"
    late = browser.post("/my/aims/1/", typed(first, 4))
    assert late.status_code == 422 and "no session to say it for" in late.content.decode()
    assert "/my/aims/1/" not in browser.get("/my/").content.decode()
    settings.OWN_AIMS_DAYS = 366
    Course.objects.filter(pk=course.pk).update(ended_at=NOW)
    assert session_to_rate(Course.objects.get(pk=course.pk), at=NOW) is None
    assert AimRating.objects.count() == 0


def test_how_it_was_said_is_one_of_two(practice: Practice) -> None:
    made = say(practice, aims_of(practice.course)[0], 4)
    with pytest.raises(IntegrityError), transaction.atomic():
        AimRating.objects.filter(pk=made.pk).update(mode="post")
