"""The practice that the tests of the workspace's pages begin with."""

from collections.abc import Iterator

import pytest

from tests.workspace.house import Practice, at_now


@pytest.fixture
def practice() -> Iterator[Practice]:
    with at_now():
        yield Practice()
