"""A real browser at a real server, and what every page that it opens has to hold."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import House

CHROMIUM = os.environ.get("SIXTEEN_TEST_CHROMIUM") or "/usr/bin/chromium-headless-shell"
# One process for all pages: a third less work.
LIGHT = [
    *("--no-sandbox", "--disable-gpu", "--renderer-process-limit=1"),
    "--disable-features=site-per-process,IsolateOrigins",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=LIGHT)
        yield found
        found.close()


@pytest.fixture
def house(tmp_path: Path, browser: Browser) -> Iterator[Any]:
    with House.open(tmp_path, browser) as house:
        yield house
