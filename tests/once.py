"""What many tests begin with, made once a module: each begins with it as it was made."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.workspace.house import at_now


def once_a_module(make: Callable[..., Any]) -> Any:
    """A fixture: made in a transaction that is never kept, of which each test is a savepoint.

    A test that needs commits of its own cannot stand in the same module. Until the module is over
    the clock stands still at NOW (tests/workspace/house.py), for all of its tests.
    """

    @pytest.fixture(scope="module")
    def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with django_db_blocker.unblock(), at_now(), transaction.atomic():
            yield make()
            transaction.set_rollback(True)

    return standing


def as_it_was(made: Any) -> Any:
    """For one test, which may change it."""
    return copy.deepcopy(made)
