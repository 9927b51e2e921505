"""`sixteen website`: the pages that a practice begins with, and those of its old site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sixteen.website.contents import WrongContent
from sixteen.website.filling import fill, name_concerns
from sixteen.website.wordpress.importing import import_export
from sixteen.website.wordpress.reading import NotAnExport, read_export


class Command(BaseCommand):
    help = "Make the public pages (fill), or bring over those of another site (import-wordpress)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["fill", "import-wordpress"], help="What to do.")
        parser.add_argument("file", nargs="?", type=Path, help="The export of WordPress (.xml).")
        parser.add_argument("--drawings", action="store_true", help="Fill with drawn pictures.")
        parser.add_argument("--dry", action="store_true", help="Import nothing; say what would be.")

    def handle(self, *args: Any, what: str, file: Path | None, **options: Any) -> None:
        try:
            if what == "fill":
                self.fill(drawings=options["drawings"])
            elif file is None:
                raise CommandError("Name the file: sixteen website import-wordpress FILE")
            else:
                self.bring_over(file, dry=options["dry"])
        except (WrongContent, NotAnExport, OSError) as wrong:
            raise CommandError(f"Nothing was changed. {wrong}") from None

    def fill(self, *, drawings: bool) -> None:
        name_concerns(at=timezone.now())
        done = fill(at=timezone.now(), drawings=drawings)
        self.stdout.write(
            f"{len(done.made)} pages made, {len(done.written)} written anew, {len(done.left)} left "
            "as they are, because somebody edited them."
        )

    def bring_over(self, file: Path, *, dry: bool) -> None:
        report = import_export(read_export(file), at=timezone.now(), dry=dry)
        if dry:
            self.stdout.write("Nothing was changed. This is what would be:")
        for line in report.lines():
            self.stdout.write(line)
