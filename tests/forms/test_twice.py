"""The example of every form: sent, sent twice, in two windows, and when somebody was quicker."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.every_day import some_of
from tests.forms.all_forms import EACH, NAMES
from tests.forms.kept import all_words, how_many, in_json
from tests.forms.looking import shown_on
from tests.forms.page import Form, kind_of
from tests.forms.ready import Answer, Ready, Window

# What a browser would do by itself: cut off what was pasted, or show bubbles that are not ours.
OF_THE_BROWSER = {"maxlength", "minlength", "required", "pattern"}


def check_answered(answer: Answer) -> None:
    """It is either the page that comes after, or one that says why not."""
    seen = answer.landing
    assert seen.status < 400 or seen.page.root.find("h1"), (seen.status, seen.address)


def check_not_lost(window: Window, answer: Answer, sent: Mapping[str, Sequence[Any]]) -> None:
    """What was written is kept, or stands on the page that the person sees at last."""
    shown, kept = shown_on(answer.landing.page), all_words()
    for name in window.words:
        words = sent[name][-1]
        assert words in shown or in_json(words) in kept, f"{name}: “{words}” is lost"


def test_it_does_what_it_is_there_for_and_sent_twice_it_does_it_once(ready: Ready) -> None:
    window = Window(ready)
    check_that_the_browser_leaves_it_to_us(window.form)
    before = ready.did(window.browser)
    answer = window.send()
    assert not answer.is_refused, (answer.status, answer.page.said)
    assert answer.landing.status == 200
    done, made = ready.did(window.browser), how_many()
    assert done != before
    # A second press; or the browser's back, from a page that it may not have kept.
    assert "no-store" in window.opened.response.headers["Cache-Control"]
    check_answered(window.send())
    if not ready.again:
        assert (ready.did(window.browser), how_many()) == (done, made)


def check_that_the_browser_leaves_it_to_us(form: Form) -> None:
    for name, controls in form.controls.items():
        for each in controls:
            assert not OF_THE_BROWSER & set(each.attrs), name
            assert kind_of(each) not in ("email", "date", "time") or form.unchecked, name


@pytest.mark.parametrize("ready", some_of(EACH, NAMES, one_in=4), indirect=True)
def test_in_two_windows_neither_loses_words(ready: Ready) -> None:
    first = Window(ready)
    second = Window(ready, first.browser)
    one = first.fields
    other = second.fields | {n: [f"From the other window: {n}"] for n in second.words}
    first.send(one)
    made = how_many()
    answer = second.send(other)
    check_answered(answer)
    if not ready.passing:
        check_not_lost(first, answer, one)
        check_not_lost(second, answer, other)
    if answer.is_refused:
        assert how_many() == made
        assert answer.page.title.startswith(("Error: ", "Nothing is lost"))


@pytest.mark.parametrize("ready", some_of(EACH, NAMES, one_in=4), indirect=True)
def test_when_somebody_else_was_quicker(ready: Ready) -> None:
    if ready.meanwhile is None:
        pytest.skip("nobody else can do anything about it")
    window = Window(ready)
    ready.meanwhile()
    answer = window.send()
    check_answered(answer)
    if not ready.passing:
        check_not_lost(window, answer, window.fields)
