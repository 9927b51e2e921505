"""No address, name or number of anybody stands in the database as it was typed."""

import base64
import json
import re
import zlib
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client as Browser
from django.urls import reverse

from sixteen.people import actions
from sixteen.people.models import Client
from tests.canary.decoding import forms_of
from tests.people.app import password_step, set_up_app
from tests.people.conftest import NOW

pytestmark = pytest.mark.django_db
TYPED = (
    b"mina@example.org",
    b"mina",
    b"okafor",
    b"7946 0000",
    b"79460000",
    b"rosa",
    b"lind",
    b"ring me softly",
)


def readable(word: bytes, at_rest: bytes) -> bool:
    """Whether it stands there as a word: in what is sealed, four letters come up by chance."""
    return re.search(rb"(?<![a-z0-9])" + re.escape(word) + rb"(?![a-z0-9])", at_rest) is not None


def everything_at_rest() -> bytes:
    rows = (row for model in apps.get_models() for row in model._default_manager.values())
    return b"\n".join(forms_of(value) for row in rows for value in row.values())


def test_the_search_would_find_it() -> None:
    packed = base64.b64encode(zlib.compress(b'{"email": "mina@example.org"}'))
    assert readable(b"mina", b'{"name": "mina okafor"}') and not readable(b"mina", b"x3minaq/")
    assert b"mina@example.org" in forms_of(packed)
    assert b"mina@example.org" in forms_of(signing.dumps({"a": "mina@example.org"}, compress=True))


def test_nothing_that_was_typed_is_readable(client_record: Client, letters: list[Any]) -> None:
    actions.replace_contact(
        client=client_record,
        version=1,
        by=client_record.account,
        at=NOW,
        allow_email=True,
        allow_text=True,
        allow_phone=True,
        allow_voicemail=False,
        words="Ring me softly",
    )
    half_way, signed_in, wrong = Browser(), Browser(), Browser()
    half_way.post(reverse("account_request_login_code"), {"email": "mina@example.org"})
    password_step(signed_in, "mina@example.org")
    secret = set_up_app(signed_in)
    signed_in.get("/place/")
    password_step(wrong, "mina@example.org", "wrong")
    code = re.search(r"\d{8}", letters[-1].body).group()
    assert Session.objects.count() >= 2
    at_rest = everything_at_rest()
    assert len(at_rest) > 10_000
    words = (*TYPED, secret.lower().encode(), code.encode())
    assert [word for word in words if readable(word, at_rest)] == []


def test_the_session_is_unreadable_without_the_key(client_record: Client) -> None:
    browser = Browser()
    browser.post(reverse("account_request_login_code"), {"email": "mina@example.org"})
    row = Session.objects.get(session_key=browser.session.session_key)
    with pytest.raises((signing.BadSignature, UnicodeDecodeError, json.JSONDecodeError)):
        signing.loads(row.session_data, salt="django.contrib.sessions.SessionStore")
    assert "code" in json.dumps(browser.session.get("account_login"))
