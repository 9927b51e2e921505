"""`sixteen worker`: sends what is due, seals the audit, hands over alerts that nobody looked at."""

import logging
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from sixteen.project.management.commands.check import refuse_if_unsafe
from sixteen.project.rounds import one_round

log = logging.getLogger("sixteen.worker")


class Command(BaseCommand):
    help = "Do what is due every few seconds: messages, alerts handed over, the audit's seals."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="One round, then stop.")
        parser.add_argument("--every", type=int, default=5, help="Seconds between two rounds.")

    def handle(self, *args: Any, once: bool, every: int, **options: Any) -> None:
        refuse_if_unsafe(self)
        if once:
            one_round(at=timezone.now())
            return
        stopping = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopping.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        while not stopping.wait(every):
            close_old_connections()
            try:
                one_round(at=timezone.now())
            except Exception as error:  # noqa: BLE001
                # The next round tries again; the missing heartbeat is what people see. Only the
                # kind of the error: its words could hold what somebody wrote.
                log.error("a round failed: %s", type(error).__name__)
