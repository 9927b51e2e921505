"""Nothing is signed, shared, finished or closed that did not stand on the page."""

from collections.abc import Callable

import pytest

from sixteen.care.actions import agreements, foci, letters
from sixteen.care.models import Letter
from tests.forms import courses, sessions
from tests.forms.ready import Ready, Window
from tests.office.house import NOW, Office
from tests.portal.house import PARTS


def another_focus(on: Office) -> None:
    parts = PARTS | {"self": "in the way"}
    foci.save_focus(course=on.practice.course, parts=parts, revision=1, by=on.therapist, at=NOW)


def another_letter(on: Office) -> None:
    letters.save_letter(course=on.practice.course, text="X", revision=1, by=on.therapist, at=NOW)


def an_answer_to_the_letter(on: Office) -> None:
    letter, client = Letter.objects.get(), on.practice.client
    letters.answer_letter(letter=letter, text="Thank you", by=client.account, at=NOW)


def another_agreement(on: Office) -> None:
    agreements.write_agreement(
        course=on.practice.course, terms={"fee": "40 pounds"}, by=on.therapist, at=NOW
    )


@pytest.mark.parametrize(
    ("form", "meanwhile"),
    [
        (courses.share_the_focus, another_focus),
        (courses.share_the_letter, another_letter),
        (courses.finish_the_letter, an_answer_to_the_letter),
        (courses.sign_the_agreement, another_agreement),
    ],
)
def test_what_changed_is_read_again_first(
    house: Office, form: Callable[[Office], Ready], meanwhile: Callable[[Office], None]
) -> None:
    ready = form(house)
    window = Window(ready)
    meanwhile(house)
    before = ready.did(window.browser)
    answer = window.send()
    assert ready.did(window.browser) == before
    assert "Read it again" in answer.landing.page.said
    Window(ready, window.browser).send()
    assert ready.did(window.browser) != before


def test_an_alert_is_not_closed_over_what_came_since(house: Office) -> None:
    ready = sessions.close_an_alert_that_grew(house)
    window = Window(ready)
    ready.meanwhile()
    answer = window.send()
    assert ready.did(window.browser) == "open"
    assert "They have said more" in answer.page.said and "Nearly every day" in answer.page.text
    form = answer.page.form_to(ready.at, window.typed)
    window.send(form.standing)
    assert ready.did(window.browser) == "closed"


def test_of_two_versions_only_one_goes_on(house: Office) -> None:
    """A window with the version before is stale, however often that one was saved."""
    ready = courses.write_the_letter_again(house)
    first, second = Window(ready), Window(ready)
    first.send()
    answer = second.send(second.fields | {"text": ["Others"]})
    assert "changed in another window" in answer.page.said and "Others" in answer.page.text
    assert Letter.objects.get(version=2).open("text") == first.typed["text"][-1]
