"""A real browser at a real server, and what every page that it opens has to hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.house import House


@pytest.fixture
def house(tmp_path: Path, browser: Browser) -> Iterator[Any]:
    with House.open(tmp_path, browser) as house:
        yield house
