"""The practice of tests/care, for the rooms beside it."""

import pytest

from sixteen.people.models import Account
from sixteen.people.permissions import Role
from tests.care.conftest import course, mina, practice, therapist  # noqa: F401
from tests.portal.house import account


@pytest.fixture
def rae(db: None) -> Account:
    return account(Role.RECEPTION, name="Rae Whitlock")
