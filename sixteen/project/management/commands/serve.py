"""`sixteen serve`: the web server, and the worker beside it."""

import contextlib
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from granian import Granian
from granian.constants import Interfaces

from sixteen.project.management.commands.check import refuse_if_unsafe
from sixteen.project.settings_reading import read, read_number
from sixteen.website.help_now import write_help_now


class Command(BaseCommand):
    help = "Serve the pages and do what is due. Refuses to start where that would not be safe."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--without-worker", action="store_true", help="Where `sixteen worker` runs by itself."
        )

    def handle(self, *args: Any, without_worker: bool, **options: Any) -> None:
        refuse_if_unsafe(self)
        write_help_now()
        host, port = read("SIXTEEN_HOST"), read_number("SIXTEEN_PORT")
        self.stdout.write(f"{settings.SERVICE['name']}: http://{host}:{port}  (Ctrl-C stops)")
        self.stdout.flush()
        with contextlib.nullcontext() if without_worker else worker_beside():
            Granian(
                "sixteen.project.wsgi:application",
                address=host,
                port=port,
                interface=Interfaces.WSGI,
                blocking_threads=read_number("SIXTEEN_THREADS"),
                websockets=False,
                # Addresses of pages hold link codes: they are not written to a log.
                log_access=False,
                log_level="warning",
            ).serve()


@contextlib.contextmanager
def worker_beside() -> Iterator[None]:
    """The worker as a process of its own, stopped with the server."""
    worker = subprocess.Popen([sys.executable, "-m", "sixteen", "worker"], env=os.environ)
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=20)
