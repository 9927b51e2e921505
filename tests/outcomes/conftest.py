"""The register of extracts is a file beside the data: each test has a folder of its own."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def register_here(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
