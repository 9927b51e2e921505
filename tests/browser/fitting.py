"""Somebody whom Ben's therapy fits, and whose course is still to start:
python -m tests.browser.fitting FOLDER NAME. The consultation is on the next Tuesday at nine.
"""

import sys
from pathlib import Path

import django
import time_machine

django.setup()

from tests.browser import clock, running  # noqa: E402


def main(folder: Path, name: str) -> None:
    now = clock.now(folder / "clock")
    with time_machine.travel(now):
        running.fits(name, now)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
