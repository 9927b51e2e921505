from collections.abc import Iterator

import pytest

from tests.office.house import Office, at_now


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with at_now():
        yield


@pytest.fixture
def office(db: None) -> Office:
    return Office()
