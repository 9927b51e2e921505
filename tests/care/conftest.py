"""One practice for the tests of the record: see tests/workspace/house.py."""

import pytest

from tests.once import as_it_was, once_a_module
from tests.workspace.house import Practice, at_now

standing = once_a_module(Practice)


@pytest.fixture
def practice(standing, db):  # type: ignore[no-untyped-def]
    with at_now():
        yield as_it_was(standing)


@pytest.fixture
def new_practice(db):  # type: ignore[no-untyped-def]
    """For a test whose module begins with more than it needs."""
    with at_now():
        yield Practice()


@pytest.fixture
def course(practice):  # type: ignore[no-untyped-def]
    return practice.course


@pytest.fixture
def therapist(practice):  # type: ignore[no-untyped-def]
    return practice.therapist


@pytest.fixture
def mina(practice):  # type: ignore[no-untyped-def]
    return practice.client
