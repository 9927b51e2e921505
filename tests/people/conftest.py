"""A small house for these tests: a client, a therapist, reception; and the mail that left."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache

from sixteen.people import actions, signing_in
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PASSWORD = "four quiet brown horses"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()  # the rate limits
    # In the same thread, so that a test can look at what was sent.
    monkeypatch.setattr(signing_in, "send_beside", signing_in._deliver)


def make_account(*roles: Role, address: str = "rosa@example.org", **kwargs: Any) -> Account:
    account = actions.add_account(
        name="Rosa Lind", address=address, roles=roles, by=None, at=NOW, **kwargs
    )
    account.set_password(PASSWORD)
    account.save()
    return account


def make_client(email: str = "mina@example.org", *, allow_email: bool = True) -> Client:
    client = actions.add_client(
        name="Mina Okafor",
        email=email,
        phone="020 7946 0000",
        allow_email=allow_email,
        allow_phone=True,
        by=None,
        at=NOW,
    )
    make_account(Role.CLIENT, address=email, person=client.id)
    client.refresh_from_db()
    return client


@pytest.fixture
def therapist(db: None) -> Account:
    return make_account(Role.THERAPIST)


@pytest.fixture
def reception(db: None) -> Account:
    return make_account(Role.RECEPTION, address="desk@example.org")


@pytest.fixture
def client_record(db: None) -> Client:
    return make_client()


@pytest.fixture
def letters() -> list[Any]:
    return mail.outbox
