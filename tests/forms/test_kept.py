"""The sign-in ended, or the page is too old: what was typed is kept and can be sent again."""

from itertools import groupby

import pytest
from django.contrib.sessions.models import Session
from django.urls import resolve

from sixteen.people.kept import SECRET_FIELDS
from tests.forms.all_forms import EACH, NAMES
from tests.forms.kept import how_many
from tests.forms.page import Form
from tests.forms.ready import Answer, Ready, Window, post
from tests.office.house import Office
from tests.people.signing import sign_in

# What is kept is kept in one place for all forms: the first of each room every day, all in the
# long run.
EVERY_DAY = {next(names) for _, names in groupby(NAMES, key=lambda name: name.partition(".")[0])}


@pytest.fixture(
    params=[
        pytest.param(each, id=name, marks=[] if name in EVERY_DAY else pytest.mark.long)
        for each, name in zip(EACH, NAMES, strict=True)
    ]
)
def ready(request: pytest.FixtureRequest, house: Office) -> Ready:
    return request.param(house)


def kept_form(answer: Answer, window: Window) -> Form:
    """The form of the page that keeps what was typed: all of it but passwords and codes."""
    assert answer.status == 403 and answer.page.title.startswith("Nothing is lost")
    form = answer.page.form_to(window.ready.at, {})
    for name, values in window.fields.items():
        if name != "csrfmiddlewaretoken":
            secret = any(word in name for word in SECRET_FIELDS)
            assert secret or not window.form.is_secret(name), name
            assert form.standing.get(name, []) == ([] if secret else values), name
    return form


def send_kept(answer: Answer, window: Window) -> Answer:
    """Send the kept form as it is, with the passwords and codes typed again."""
    fields = kept_form(answer, window).standing
    typed_again = {n: v for n, v in window.typed.items() if n not in fields}
    return post(window.browser, window.ready.at, fields | typed_again)


def test_without_its_token_nothing_is_done_and_what_was_typed_can_be_sent_again(
    ready: Ready,
) -> None:
    window = Window(ready)
    before, made = ready.did(window.browser), how_many()
    old = window.fields | {"csrfmiddlewaretoken": ["x" * 64]}
    answer = post(window.browser, ready.at, old, origin="https://elsewhere.example")
    assert answer.status == 403 and answer.page.title.startswith("This was not done")
    answer = window.send(old)
    assert (ready.did(window.browser), how_many()) == (before, made)
    assert "Sign in in another tab" not in answer.page.text
    assert not send_kept(answer, window).is_refused
    assert ready.did(window.browser) != before


def test_after_the_sign_in_ended_it_is_kept_and_can_be_sent_again(ready: Ready) -> None:
    if ready.who is None or resolve(ready.at).func.access == "public":
        pytest.skip("nobody has to be signed in")
    window = Window(ready)
    before, made = ready.did(window.browser), how_many()
    Session.objects.all().delete()
    answer = window.send()
    assert how_many() == made
    assert "Sign in in another tab" in answer.page.text
    kept_form(answer, window)
    sign_in(window.browser, ready.who)
    if not ready.for_this_sign_in:
        assert not send_kept(answer, window).is_refused
        assert ready.did(window.browser) != before
