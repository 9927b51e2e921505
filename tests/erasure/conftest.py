"""The practice of tests/care, with somebody of whom it has something of every kind."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from tests.care.conftest import course, mina, practice, therapist  # noqa: F401
from tests.erasure.settling import settled
from tests.journeys.whole_person import fill
from tests.office.house import at_now
from tests.once import once_a_module
from tests.portal.house import account
from tests.workspace.house import Practice


def _settled_practice() -> Practice:
    made = Practice()
    settled(fill(made))
    return made


standing = once_a_module(_settled_practice)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with at_now():
        yield


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger for this test alone."""
    path = tmp_path / "erasures.ledger"
    monkeypatch.setenv("SIXTEEN_LEDGER_FILE", str(path))
    return path


@pytest.fixture
def lead(db: None) -> Account:
    return account(Role.SERVICE_LEAD, name="Eve Castellan")


@pytest.fixture
def whole(practice: Any) -> Client:  # noqa: F811
    return practice.client
