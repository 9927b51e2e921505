"""What was noticed, on the pages of the therapist; the aid; the plans."""

import html

import pytest

from sixteen.care.actions.notices import NOT_WORKING, WORSE, say
from sixteen.care.models import Notice, Plan
from sixteen.journeys.answering import finish
from tests.people_of import answer
from tests.portal.house import NOW, browser_of
from tests.workspace.house import Practice, as_, url

pytestmark = pytest.mark.django_db


def scored(practice: Practice, number: int, total: int) -> None:
    asked = practice.house.request(practice.course, "gad7", number=number)
    for item in range(1, 8):
        answer(asked, item, max(0, min(3, total - 3 * (item - 1))))
    finish(request=asked, by=practice.client.account, at=NOW)


def told(practice: Practice, what: str, words: str = "") -> None:
    mine = practice.client
    say(client=mine, course=practice.course, what=what, words=words, by=mine.account, at=NOW)


def read(who, where: str) -> str:  # type: ignore[no-untyped-def]
    return html.unescape(as_(who).get(where).content.decode())


def test_reliably_worse_stands_on_the_course_and_the_session_and_opens_the_aid(practice) -> None:
    scored(practice, 3, 6)
    scored(practice, 4, 10)
    scored(practice, 5, 11)
    words = "GAD-7: reliably worse, twice running (11, from 6)"
    for where in (url("course", practice.course.pk), url("session", practice.course.pk, 6)):
        page = read(practice.therapist, where)
        assert words in page and url("noticing", practice.course.pk) in page
    aid = read(practice.therapist, url("noticing", practice.course.pk))
    assert words in aid and "Bring it, soon" in aid and "Nobody has to stay" in aid


def test_near_an_ending_it_says_ask_and_hides_nothing(practice) -> None:
    scored(practice, 3, 6)
    scored(practice, 14, 12)
    page = read(practice.therapist, url("course", practice.course.pk))
    assert "reliably worse, once" in page and "Sometimes seen near endings: ask." in page
    mine = html.unescape(browser_of(practice.client).get("/my/").content.decode())
    assert "near endings" not in mine and "worse, once" not in mine


def test_what_the_client_said_stands_on_today_and_is_decided_about(practice) -> None:
    told(practice, NOT_WORKING, "I do not know what to say there.")
    ola, where = as_(practice.therapist), url("noticing", practice.course.pk)
    assert "Told you between sessions" in ola.get(url("today")).content.decode()
    page = read(practice.therapist, where)
    assert "“This isn’t working for me” – I do not know what to say there." in page
    seen = str(Notice.objects.get().pk)
    answered = ola.post(where, {"steps": ["talk", "other-help"], "words": "", "seen": seen})
    assert answered.status_code == 302
    assert "Told you between sessions" not in ola.get(url("today")).content.decode()
    assert "Talk about it; Other help." in read(practice.therapist, where)


def test_what_came_since_is_read_before_it_is_decided_about(practice) -> None:
    told(practice, NOT_WORKING)
    seen = str(Notice.objects.get().pk)
    told(practice, WORSE)
    where = url("noticing", practice.course.pk)
    sent = {"steps": ["talk"], "words": "Typed before", "seen": seen}
    page = as_(practice.therapist).post(where, sent).content.decode()
    assert "Something came since" in html.unescape(page) and "Typed before" in page
    assert {notice.state for notice in Notice.objects.all()} == {"open"}


def test_a_new_score_is_to_be_decided_about_anew(practice) -> None:
    scored(practice, 3, 6)
    scored(practice, 4, 10)
    ola, where = as_(practice.therapist), url("noticing", practice.course.pk)
    seen = "gad7.reliable_deterioration.1.of-2"
    ola.post(where, {"steps": ["talk"], "seen": seen})
    assert "nothing that you have not decided" in read(practice.therapist, where)
    assert "by reliable-change-1" in read(practice.therapist, where)
    scored(practice, 5, 10)
    assert "twice running" in read(practice.therapist, where)


def test_the_supervisor_reads_it_and_decides_nothing(practice) -> None:
    scored(practice, 3, 6)
    scored(practice, 4, 10)
    page = read(practice.supervisor, url("supervised_course", practice.course.pk))
    assert "reliably worse, once" in page and url("noticing", practice.course.pk) not in page


@pytest.mark.parametrize(("slug", "part"), [("mine", "ask"), ("ours", "here")])
def test_a_plan_is_written_shown_to_the_client_and_printed(practice, slug, part) -> None:
    ola, where = as_(practice.therapist), url("plan", practice.course.pk, slug)
    mine = browser_of(practice.client)
    assert mine.get(f"/my/plan/{slug}/").status_code == 404
    assert "Write something into one" in ola.post(where, {"version": "0"}).content.decode()
    ola.post(where, {part: "canary-heron words", "version": "0"})
    assert "canary-heron words" in mine.get(f"/my/plan/{slug}/").content.decode()
    assert f"/my/plan/{slug}/" in mine.get("/my/").content.decode()
    assert "canary-heron words" in ola.get(where).content.decode()
    other = browser_of(practice.house.client("Noor Haddad"))
    assert other.get(f"/my/plan/{slug}/").status_code == 404


def test_a_second_window_shows_both_plans(practice) -> None:
    ola, where = as_(practice.therapist), url("plan", practice.course.pk, "mine")
    ola.post(where, {"ask": "First words", "version": "0"})
    page = ola.post(where, {"ask": "Second words", "version": "0"}).content.decode()
    assert "First words" in page and "Second words" in page and Plan.objects.count() == 1
    ola.post(where, {"ask": "Second words", "version": "1"})
    assert Plan.objects.count() == 2


def test_session_one_suggests_the_plan_for_a_rough_patch(practice) -> None:
    page = read(practice.therapist, url("session", practice.course.pk, 1))
    assert "A plan for a rough patch" in page
