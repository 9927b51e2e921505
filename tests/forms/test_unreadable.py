"""What is no form at all: a page that says so, and never a failure of the server."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from sixteen.project import wsgi
from tests.forms import visitors
from tests.forms.page import Page
from tests.forms.ready import URLENCODED, Window, new_browser, to
from tests.office.house import Office

CHARSETS = ("rot13", "zlib", "undefined", "unicode_escape", "utf-7", "utf-16", '"idna"', "UTF8")
PART = b'--X\r\nContent-Disposition: form-data; name="name"\r\n\r\na\\ud800\xc3\xa9\r\n--X--\r\n'


def read(monkeypatch: pytest.MonkeyPatch, body: bytes, kind: str) -> WSGIRequest:
    """What Django gets of this from the application that the web server runs."""
    monkeypatch.setattr(wsgi, "django", lambda environ, start_response: [WSGIRequest(environ)])
    environ = RequestFactory().generic("POST", "/book/?format=%C3%A9", body).environ
    [request] = wsgi.application(environ | {"CONTENT_TYPE": kind}, lambda *said: None)
    return request


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"name=a\\ud800%C3%A9", URLENCODED), (PART, "multipart/form-data; boundary=X")],
)
def test_everything_is_read_as_utf_8(
    monkeypatch: pytest.MonkeyPatch, charset: str, body: bytes, kind: str
) -> None:
    request = read(monkeypatch, body, f"{kind}; charset={charset}")
    assert request.POST["name"] == "a\\ud800é" and request.GET["format"] == "é"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1&" + b"x" * 11_000_000, URLENCODED),
        (b"&".join(b"a%d=1" % number for number in range(1_100)), URLENCODED),
        (b"a", "multipart/form-data"),
        (b"{}", "application/json"),
    ],
    ids=["far too long", "too many fields", "without a boundary", "no form"],
)
def test_what_cannot_be_read_says_what_to_do(house: Office, body: bytes, kind: str) -> None:
    browser = new_browser()
    answer = browser.generic("POST", to("website:book_name"), body, content_type=kind)
    assert answer.status_code in (400, 403)
    page = Page(answer.content.decode())
    assert page.root.find("h1") and "Go back" in page.text


def test_the_longest_words_come_back_in_any_script(house: Office) -> None:
    window = Window(visitors.give_a_name(house))
    answer = window.send(window.fields | {"name": ["𠜎" * 300_000]})
    assert answer.status == 422 and answer.page.text.count("at most 120 characters") == 2
    assert answer.page.form_to(window.ready.at, {}).standing["name"] == ["𠜎" * 300_000]
