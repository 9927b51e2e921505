"""The application with the clock that stands in the file SIXTEEN_TEST_CLOCK.

Served with one thread, so that two requests never set it at once.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import time_machine

from sixteen.project.wsgi import application as real
from tests.browser import clock

CLOCK = Path(os.environ["SIXTEEN_TEST_CLOCK"])


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    with time_machine.travel(clock.now(CLOCK), tick=True):
        return list(real(environ, start_response))
