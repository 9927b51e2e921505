"""`sixteen demo`: a fictional practice, filled if it is empty or from another day, and served."""

import shutil
import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from sixteen.audit.models import Entry
from sixteen.demo.place import is_its_own


class Command(BaseCommand):
    help = "Serve a fictional practice of about forty people on this machine."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only-fill", action="store_true", help="Fill it, do not serve it.")

    def handle(self, *args: Any, only_fill: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Start it as `sixteen demo`: it has settings of its own.")
        self.drop_yesterday()
        call_command("migrate", verbosity=0)
        self.fill()
        if not only_fill:
            call_command("serve")

    def drop_yesterday(self) -> None:
        """Its days are counted from the day it was made, so another day's is made anew."""
        name = settings.DATABASES["default"]["NAME"]
        if (
            connection.vendor != "sqlite"
            or not is_its_own(settings.DATA)
            or not Path(name).exists()
        ):
            return
        with closing(sqlite3.connect(name)) as records:
            try:
                made = records.execute(
                    "SELECT at FROM outbox_heartbeat WHERE name = 'demo'"
                ).fetchone()
            except sqlite3.OperationalError:
                made = None
        if made is None or made[0][:10] != timezone.now().date().isoformat():
            self.stdout.write("The demonstration is from another day: it is made anew.")
            Path(name).unlink()
            shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def fill(self) -> None:
        from sixteen.demo.practice import fill

        if Entry.objects.exists():
            return
        fill(at=timezone.now(), say=self.stdout.write)
