"""What is wrong with a page that says what has to be looked at again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms

from tests.forms.page import CONTROLS, Node, Page, kind_of
from tests.forms.ready import Answer, Window

SHOWN_AGAIN = ("textarea", "text", "tel", "email", "date", "time", "number")


def _djangos_own() -> list[re.Pattern[str]]:
    """The words that Django has for errors. Ours say what to do."""
    kinds = (getattr(forms, name) for name in forms.fields.__all__)
    words = {str(said) for kind in kinds for said in kind.default_error_messages.values()}
    words |= {"Ensure this value %(x)s", "Null characters are not allowed."}
    return [re.compile(re.sub(r"%\\\(\w+\\\)\w", ".*", re.escape(each))) for each in words]


OF_DJANGO = _djangos_own()


def faults_of(page: Page) -> Iterator[str]:
    """Title, summary, its links, and what belongs to each field."""
    if not page.title.startswith("Error: ") or page.title.count("Error") > 1:
        yield f"the title is “{page.title}”"
    if page.summary is None:
        yield f"there is no summary; the page says: {page.said}"
        return
    if page.summary.attrs.get("role") != "alert":
        yield "the summary is no alert"
    linked = []
    for link in page.summary.find("a"):
        target = page.by_id.get(link.attrs.get("href", "").removeprefix("#"))
        if target is None or target.tag not in CONTROLS:
            yield f"“{link.text}” leads to {link.attrs.get('href')}"
        elif kind_of(target) != "button":
            linked.append(target.attrs.get("name"))
            yield from _faults_of_field(page, target, link.text)
    for name in wrong_fields(page):
        if name not in linked:
            yield f"the summary does not lead to {name}"
    for item in page.summary.find("li", "p"):
        if any(own.fullmatch(item.text.strip()) for own in OF_DJANGO):
            yield f"“{item.text}” does not say what to do"


def _faults_of_field(page: Page, control: Node, words: str) -> Iterator[str]:
    name = control.attrs.get("name")
    if control.attrs.get("aria-invalid") != "true":
        yield f"{name} is not marked as wrong"
    near = [control, *(node for node in control.around if node.tag == "fieldset")]
    ids = " ".join(node.attrs.get("aria-describedby", "") for node in near).split()
    if not any(words in page.by_id[each].text for each in ids if each in page.by_id):
        yield f"“{words}” is not read out with {name}"


def wrong_fields(page: Page) -> list[str]:
    marked = page.root.find(**{"aria-invalid": "true"})
    return list(dict.fromkeys(node.attrs.get("name", "") for node in marked))


def lost(answer: Answer, window: Window, sent: Mapping[str, Sequence[Any]]) -> list[str]:
    """The fields whose words do not stand on the page that came back."""
    shown = shown_on(answer.page)
    typed = {name: sent.get(name, [])[-1:] for name in window.of_kind(*SHOWN_AGAIN)}
    return [
        name
        for name, values in typed.items()
        if any(isinstance(value, str) and _plain(value) not in shown for value in values)
    ]


def shown_on(page: Page) -> str:
    """Everything that can be read on a page or sent again from it."""
    values = (value for form in page.forms for all_ in form.standing.values() for value in all_)
    return "\n".join(_plain(each) for each in (*values, page.text))


def _plain(text: str) -> str:
    return " ".join(text.split())


def check_refused(answer: Answer, window: Window, sent: Mapping[str, Sequence[Any]]) -> None:
    # What is not there at all, and a time that has gone, have a page of their own.
    apart = answer.status in (404, 409) and answer.page.summary is None
    faults = [] if apart else [*faults_of(answer.page)]
    if gone := lost(answer, window, sent):
        faults.append(f"lost: {gone}")
    assert not faults, "\n".join(faults)
