"""A real browser at a real server, and what every page that it opens has to hold."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import House

# The headless shell, where it is installed, does the same in two thirds of the time.
SHELL = shutil.which("chromium-headless-shell")
CHROMIUM = os.environ.get("SIXTEEN_TEST_CHROMIUM") or SHELL or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def house(tmp_path: Path, browser: Browser) -> Iterator[Any]:
    with House.open(tmp_path, browser) as house:
        yield house
