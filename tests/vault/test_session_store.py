"""Sessions are read in a way of our own: what is over or unknown is nothing all the same."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from sixteen.vault import session_store
from sixteen.vault.session_store import SessionStore

pytestmark = pytest.mark.django_db


def kept() -> SessionStore:
    made = SessionStore()
    made["who"] = "Mina"
    made.save()
    return made


def test_what_is_over_flushed_or_unknown_is_empty_and_leaves_its_key() -> None:
    alive, over, gone = kept(), kept(), kept()
    second = timedelta(seconds=1)
    rows = Session.objects.filter(session_key=over.session_key)
    rows.update(expire_date=timezone.now() - second)
    gone_key = gone.session_key
    gone.flush()
    assert SessionStore(alive.session_key)["who"] == "Mina"
    for key in (over.session_key, gone_key, "unknown" * 4, "x", "%00' OR 1=1"):
        found = SessionStore(key)
        assert dict(found.items()) == {} and found.session_key is None, key


def test_a_key_that_is_there_already_is_not_written_over(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    first = kept()
    keys = iter([first.session_key, "b" * 32])
    monkeypatch.setattr(session_store, "get_random_string", lambda *given: next(keys))
    second = SessionStore()
    second.create()
    assert second.session_key == "b" * 32
    assert SessionStore(first.session_key)["who"] == "Mina"
