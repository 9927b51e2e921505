"""One practice for the tests of the record: see tests/workspace/house.py."""

import pytest

from tests.workspace.house import Practice, at_now


@pytest.fixture
def practice(db):  # type: ignore[no-untyped-def]
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
