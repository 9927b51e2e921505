"""One form, ready to be filled in: what a browser does with it, and what it gets for an answer."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.test import Client as Browser
from django.test.client import ClientHandler
from django.urls import reverse

from sixteen.people.models import Account
from tests.forms.page import Form, Page
from tests.people.signing import sign_in

Typed = Mapping[str, str | Sequence[str]]
OURS = "http://testserver"
HANDLER = ClientHandler(enforce_csrf_checks=True)
URLENCODED = "application/x-www-form-urlencoded"


def nothing(browser: Browser) -> None:
    """No step comes before."""


@dataclass(kw_only=True)
class Ready:
    """typed: a complete example, without what stands in the form already (or how to make one from
    the browser and the page). did: what the form does, as a value that differs before and after.

    at: where the form is sent. page: where it stands, if not there. who: signed in as. before: the
    steps of the same browser that lead there. meanwhile: what somebody else may do while the form
    is open, so that it cannot be done any more. wrong: values that are worth trying, by field.
    may_be_empty: nothing has to be typed. passing: why words of an earlier window are not kept.
    again: why the same form sent again makes something new. for_this_sign_in: the example is good
    in no other.
    """

    at: str
    did: Callable[[Browser], Any]
    typed: Typed | Callable[[Browser, str], Typed] = field(default_factory=dict)
    page: str = ""
    who: Account | None = None
    before: Callable[[Browser], Any] = nothing
    meanwhile: Callable[[], Any] | None = None
    wrong: Mapping[str, Sequence[str]] = field(default_factory=dict)
    may_be_empty: bool = False
    passing: str = ""
    again: str = ""
    for_this_sign_in: bool = False


def to(name: str, *args: object) -> str:
    return reverse(name, args=args)


class Answer:
    """What came back. One that failed on the server is an AssertionError with what went wrong."""

    def __init__(self, browser: Browser, response: Any, address: str) -> None:
        self.browser, self.response, self.address = browser, response, address
        self.status, self.location = response.status_code, response.headers.get("Location", "")
        if self.status >= 500:
            why = getattr(response, "exc_info", None)
            said = "".join(traceback.format_exception(*why)[-6:]) if why else ""
            raise AssertionError(f"{self.status} at {address}\n{said}")

    @cached_property
    def page(self) -> Page:
        return Page(self.response.content.decode(), self.address)

    @cached_property
    def landing(self) -> "Answer":
        """The page that the person sees at last."""
        answer, steps = self, 0
        while answer.location:
            answer, steps = look(self.browser, answer.location), steps + 1
            assert steps < 6, f"{self.address} leads round in a circle to {answer.address}"
        return answer

    @property
    def is_refused(self) -> bool:
        return not self.location and (self.status >= 400 or self.page.summary is not None)


def look(browser: Browser, address: str) -> Answer:
    cache.clear()  # the rate limits
    return Answer(browser, browser.get(address), address)


def new_browser() -> Browser:
    browser = Browser(enforce_csrf_checks=True, raise_request_exception=False)
    # Each would look for every static file anew.
    browser.handler = HANDLER
    return browser


class Window:
    """A form that is open in a browser. With a browser given, a second window of the same one."""

    def __init__(self, ready: Ready, browser: Browser | None = None) -> None:
        self.ready, self.browser = ready, browser or new_browser()
        if browser is None:
            if ready.who is not None:
                sign_in(self.browser, ready.who)
            ready.before(self.browser)
        opened = look(self.browser, ready.page or ready.at)
        assert opened.status == 200, f"{opened.address}: {opened.status} {opened.location}"
        self.opened = opened
        typed = ready.typed
        if callable(typed):
            typed = typed(self.browser, opened.response.content.decode())
        self.typed = {n: [v] if isinstance(v, str) else list(v) for n, v in typed.items()}
        self.form: Form = opened.page.form_to(ready.at, self.typed)

    @property
    def fields(self) -> dict[str, list[Any]]:
        """Everything that is sent when the form was filled in as in the example."""
        return self.form.standing | self.typed

    def of_kind(self, *kinds: str, secret: bool = False) -> list[str]:
        """The names of the fields of these kinds, buttons only where the example presses one."""
        return [
            name
            for name in self.form.controls
            if self.form.kind(name) in kinds
            and self.form.is_secret(name) is secret
            and name != "csrfmiddlewaretoken"
            and (self.form.kind(name) != "button" or name in self.typed)
        ]

    @property
    def words(self) -> list[str]:
        return self.of_kind("textarea", "text")

    def send(self, fields: Mapping[str, Sequence[Any]] | None = None) -> Answer:
        return post(self.browser, self.ready.at, self.fields if fields is None else fields)


def post(
    browser: Browser, address: str, fields: Mapping[str, Sequence[Any]], origin: str = OURS
) -> Answer:
    """As a browser sends a form. origin: whose page it says that the form stood on."""
    cache.clear()  # the rate limits
    body = urlencode(fields, doseq=True, errors="surrogatepass")
    sent = browser.post(address, body, content_type=URLENCODED, headers={"origin": origin})
    return Answer(browser, sent, address)
