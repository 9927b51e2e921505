"""Every form with what nobody should send: a clear message by the field, and nothing is lost."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction

from tests.every_day import some_of
from tests.forms.all_forms import EACH, NAMES
from tests.forms.kept import all_words, in_json
from tests.forms.looking import check_refused, wrong_fields
from tests.forms.ready import Answer, Ready, Window

CHOSEN = ("radio", "checkbox", "select", "button")
WITH_A_SHAPE = ("hidden", "tel", "email", "date", "time", "number")
TYPED = ("textarea", "text", "password", *WITH_A_SHAPE[1:])
WRONG = ("zzz", "\x00", "-99999999999999999999", "9" * 5_000)
ODD = (
    "Zoë \u202eabc\u202c ﷽ e\u0301\u0302\u0303 👩‍👩‍👧 \u200b\u2060 𠜎 𐍈 "
    "<script>alert(1)</script> \"'&amp; \ufffd \U0010fffd"
)
CONTROL = "a\x00b\x1b[31mc\x7f"
# Half characters, and bytes that are no UTF-8.
NO_TEXT = b"a\xed\xa0\x80b\xff\xfe\xc3(\xf8\x88\x80\x80"


@contextmanager
def sent(window: Window, **changes: Sequence[Any]) -> Iterator[Answer]:
    """The answer to the example with these changes. It leaves no trace, here and in the browser.

    Where it was refused, the page says so as it should, and has everything that was typed.
    """
    fields: Mapping[str, Any] = window.fields | changes
    cookies = copy.deepcopy(window.browser.cookies)
    with transaction.atomic():
        answer = window.send(fields)
        if answer.is_refused:
            check_refused(answer, window, fields)
        yield answer
        transaction.set_rollback(True)
    window.browser.cookies = cookies


@pytest.mark.parametrize("ready", some_of(EACH, NAMES, one_in=8), indirect=True)
def test_what_nobody_should_send(ready: Ready) -> None:
    """In one window, which every form that is sent leaves as it was."""
    window = Window(ready)
    nothing_is_typed(ready, window)
    if window.words:
        words_of_every_script_are_kept_as_they_are(ready, window)
        words_that_are_no_text_are_refused(window)
        words_that_are_too_long_come_back(window)
    values_of_a_wrong_kind(ready, window, fields=1, values=1)
    values_that_are_not_asked_for_or_come_twice(ready, window)


def nothing_is_typed(ready: Ready, window: Window) -> None:
    before = ready.did(window.browser)
    for blank in ("", " \r\n\u200b\u3000\u2060\ufeff\u00a0"):
        fields = {name: window.form.kind(name) for name in window.form.controls}
        said = {n for n, kind in fields.items() if kind == "hidden" and n in window.typed}
        typed = {n: [blank] for n, kind in fields.items() if kind in TYPED or n in said}
        # A button called "action" says which of several steps is wanted; others are a choice.
        chosen = {n: [] for n, kind in fields.items() if kind in CHOSEN and n != "action"}
        with sent(window, **typed | chosen) as answer:
            if not ready.may_be_empty:
                assert answer.is_refused or answer.landing.page.said
                assert ready.did(window.browser) == before


def words_of_every_script_are_kept_as_they_are(ready: Ready, window: Window) -> None:
    with sent(window, **{name: [f"{ODD} {name}"] for name in window.words}) as answer:
        if not answer.is_refused and not ready.passing:
            kept = all_words()
            assert all(in_json(f"{ODD} {name}") in kept for name in window.words)


def words_that_are_no_text_are_refused(window: Window) -> None:
    with sent(window, **{name: [CONTROL] for name in window.words}) as answer:
        assert set(window.words) <= set(wrong_fields(answer.page))
    with sent(window, **{name: [NO_TEXT] for name in window.words}):
        pass


def words_that_are_too_long_come_back(window: Window) -> None:
    *rest, last = window.words
    with sent(window, **{name: ["x" * 10_000] for name in window.words}):
        pass
    with sent(
        window, **{name: ["x" * 41_000] for name in rest}, **{last: ["x" * 300_000]}
    ) as answer:
        assert set(window.words) <= set(wrong_fields(answer.page))


@pytest.mark.long
def test_many_other_values(ready: Ready) -> None:
    values_of_a_wrong_kind(ready, Window(ready), fields=2, values=len(WRONG))


def values_of_a_wrong_kind(ready: Ready, window: Window, *, fields: int, values: int) -> None:
    """So many fields of each kind, and so many values in each; and what the form itself names."""
    for kind in (*CHOSEN, *WITH_A_SHAPE):
        for name in window.of_kind(kind)[:fields]:
            wrong = WRONG[: min(values, 2)] if kind in CHOSEN else WRONG[-values:]
            for value in (*wrong, *ready.wrong.get(name, ())):
                with sent(window, **{name: [value]}):
                    pass


def values_that_are_not_asked_for_or_come_twice(ready: Ready, window: Window) -> None:
    before = ready.did(window.browser)
    twice = {name: [*values, *values] for name, values in window.fields.items()}
    more = {"zzz": ["1"], "id": ["1"], "state": ["final"], "by": ["x"]}
    with sent(window, **twice | more) as answer:
        assert not answer.is_refused and ready.did(window.browser) != before
    others = [name for name in window.fields if name != "csrfmiddlewaretoken"]
    with sent(window, **{name: ["zzz", *window.fields[name]] for name in others}):
        pass
