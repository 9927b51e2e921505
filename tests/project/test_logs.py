"""The log names the kind of an error and where it happened, and repeats nothing that was typed."""

import logging
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.urls import include, path

from sixteen.people.access import public
from sixteen.project.logs import WithoutWords

pytestmark = pytest.mark.urls(__name__)
TYPED = "I have not slept"


def quotes(request: HttpRequest) -> None:
    try:
        int(request.POST["words"])
    except ValueError as error:
        error.add_note(request.POST["words"])
        raise LookupError(request.POST["words"]) from error


def quotes_while_handling(request: HttpRequest) -> None:
    try:
        int(request.POST["words"])
    except ValueError:
        {}[request.POST["words"]]


def suspects(request: HttpRequest) -> None:
    raise SuspiciousOperation(request.POST["words"])


def view_that(fails: Callable[[HttpRequest], None]) -> Callable[..., HttpResponse]:
    @public
    def view(request: HttpRequest, code: str) -> HttpResponse:
        fails(request)
        return HttpResponse()

    return view


urlpatterns = [
    path("quotes/<str:code>/", view_that(quotes)),
    path("quotes-while-handling/<str:code>/", view_that(quotes_while_handling)),
    path("suspects/<str:code>/", view_that(suspects)),
    path("", include("sixteen.project.urls")),
]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the one handler of the settings writes."""
    handlers = logging.getLogger("django").handlers
    (handler,) = [each for each in handlers if isinstance(each.formatter, WithoutWords)]
    written = StringIO()
    monkeypatch.setattr(handler, "stream", written)
    return written


def send(address: str) -> int:
    browser = Browser(raise_request_exception=False)
    return int(browser.post(address, {"words": TYPED}).status_code)


@pytest.mark.parametrize(
    ("view", "status", "kinds"),
    [
        ("quotes", 500, ["builtins.ValueError", "builtins.LookupError"]),
        ("quotes-while-handling", 500, ["builtins.ValueError", "builtins.KeyError"]),
        ("suspects", 400, ["django.core.exceptions.SuspiciousOperation"]),
    ],
)
@pytest.mark.django_db
def test_an_error_is_named_and_its_words_are_not(
    log: StringIO, view: str, status: int, kinds: list[str]
) -> None:
    assert send(f"/{view}/secret-code/") == status
    said = log.getvalue()
    assert [line for line in said.splitlines() if line in kinds] == kinds
    assert f" {status} POST {view}/<str:code>/" in said
    assert "tests/project/test_logs.py" in said
    assert TYPED not in said and "secret-code" not in said


@pytest.mark.django_db
def test_an_address_that_is_not_there_is_not_repeated(log: StringIO) -> None:
    assert send(f"/{TYPED}/") == 404
    assert log.getvalue() == "django.request 404 POST (no view)\n"


def test_an_error_that_causes_itself_comes_to_an_end(log: StringIO) -> None:
    error: Any = ValueError(TYPED)
    error.__cause__ = KeyError(TYPED)
    error.__cause__.__context__ = error
    logging.getLogger("django").error("once", exc_info=error)
    assert log.getvalue().count("builtins.") == 2


def test_every_handler_of_ours_writes_like_that() -> None:
    ours = settings.LOGGING["handlers"].values()
    formatters = settings.LOGGING["formatters"]
    assert ours and {formatters[each["formatter"]]["()"] for each in ours} == {
        f"{WithoutWords.__module__}.{WithoutWords.__qualname__}"
    }
