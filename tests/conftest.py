"""What holds for every test."""

import gc
import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from tests import migrated

CHROMIUM = os.environ.get("SIXTEEN_TEST_CHROMIUM") or "/usr/bin/chromium-headless-shell"
# One process for all pages: a third less work.
LIGHT = [
    *("--no-sandbox", "--disable-gpu", "--renderer-process-limit=1"),
    "--disable-features=site-per-process,IsolateOrigins",
]

# How long an example takes on a crowded machine says nothing about whether it is right.
hypothesis.settings.register_profile("sixteen", deadline=None)
hypothesis.settings.load_profile("sixteen")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database is there already: a copy of the migrated one."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    database = settings.DATABASES["default"]
    migrated.lay(database["TEST"]["NAME"] or f"test_{database['NAME']}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=LIGHT)
        yield found
        found.close()


def pytest_collection_finish() -> None:
    """What was read by now stays: looking through it again and again is a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
