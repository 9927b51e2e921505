"""The pages of the focus: the drawing leads to the fields, checks are put away, versions differ."""

import re

import pytest

from sixteen.care.models import Focus
from tests.people_of import audited
from tests.workspace.house import PARTS, as_, url

pytestmark = pytest.mark.django_db
QUIET = PARTS | {"words_self": "a spare chair", "revision": "0"}


def kept(practice, **more):  # type: ignore[no-untyped-def]
    browser, where = as_(practice.therapist), url("focus", practice.course.pk)
    assert browser.post(where, QUIET | more).status_code == 302
    return browser, where


def test_every_part_of_the_drawing_leads_to_its_field(practice) -> None:
    browser, where = kept(practice)
    page = browser.get(where).content.decode()
    drawing = page.partition("<svg")[2].partition("</svg>")[0]
    fields = set(re.findall(r'<textarea[^>]* id="(id_\w+)"', page))
    led = re.findall(r'<a href="#(id_\w+)" aria-label="', drawing)
    assert len(led) == 8 and set(led) <= fields
    assert "not said yet" in drawing and "Go to its field" in drawing


def test_a_check_is_asked_and_put_away_with_what_was_typed(practice) -> None:
    browser, where = kept(practice, defence="I go quiet")
    assert "What does it cost them?" in browser.get(where).content.decode()
    typed = QUIET | {"defence": "I go very quiet", "revision": "1", "action": "aside-no-cost"}
    page = browser.post(where, typed, follow=True).content.decode()
    assert Focus.objects.get().open("parts")["defence"] == "I go very quiet"
    assert "What does it cost them?" not in page and "Ask the 1 put away again" in page
    back = typed | {"revision": "2", "action": "bring-back"}
    assert "What does it cost them?" in browser.post(where, back, follow=True).content.decode()


def test_a_check_holds_nothing_up(practice) -> None:
    browser, _ = kept(practice, words_self="", defence="Compliant withdrawal")
    share = url("share_focus", practice.course.pk)
    browser.post(share, {"spoken_in": "6", "spoken": "on", "copy": "no"})
    assert Focus.objects.get().state == "shared"


def test_it_is_not_shared_without_the_tick_that_it_was_spoken_of(practice) -> None:
    browser, _ = kept(practice)
    share = url("share_focus", practice.course.pk)
    page = browser.post(share, {"spoken_in": "6", "copy": "yes"})
    assert "Speak of it first" in page.content.decode()
    page = browser.post(share, {"spoken_in": "9", "spoken": "on", "copy": "yes"})
    assert page.status_code == 200
    assert Focus.objects.get().state == "draft"


def test_two_versions_stand_side_by_side_with_what_changed_in_words(practice) -> None:
    house, course = practice.house, practice.course
    house.focus(course, "agreed")
    browser = as_(practice.therapist)
    revision = Focus.objects.get().revision
    typed = PARTS | {"self": "small and easily in the way", "revision": str(revision)}
    browser.post(url("focus", course.pk), typed)
    where = url("focus_versions", course.pk)
    page = browser.get(where).content.decode()
    assert page.count("<svg") == 2
    assert "<ins>easily</ins>" in page and ">changed<" in page and ">taken out<" in page
    same = browser.get(where, {"from": "1", "to": "1"}).content.decode()
    assert "Every part is the same." in same and "<ins>" not in same
    unknown = browser.get(where, {"from": "77", "to": "x"}).content.decode()
    assert "<ins>easily</ins>" in unknown


def test_one_version_is_not_compared_with_itself(practice) -> None:
    practice.house.focus(practice.course)
    page = as_(practice.therapist).get(url("focus_versions", practice.course.pk))
    assert "There is one version so far." in page.content.decode()


def test_what_the_client_makes_of_it_typed_in_two_windows_is_not_lost(practice) -> None:
    practice.house.focus(practice.course)
    browser, where = as_(practice.therapist), url("settle_focus", practice.course.pk)
    first = {"copy": "yes", "makes_of_it": "That is me.", "revision": "1"}
    assert browser.post(where, first).status_code == 302
    page = browser.post(where, first | {"makes_of_it": "I never said that."})
    words = page.content.decode()
    assert "That is me." in words and "I never said that." in words
    assert Focus.objects.get().open("makes_of_it") == "That is me."
    assert audited("answer-focus") == 1
