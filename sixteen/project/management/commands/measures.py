"""`sixteen measures`: every questionnaire that can be asked, on what terms; or check some files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sixteen.domain.measures.catalogue import MEASURES, OURS
from sixteen.domain.measures.files import NotTaken, read


class Command(BaseCommand):
    help = "List the questionnaires and their terms; with files: say whether each can be used."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="*", type=Path, help="Definition files to check.")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = self._check(options["file"]) if options["file"] else self._list()
        if wrong:
            raise CommandError("\n".join(wrong))

    def _check(self, files: list[Path]) -> list[str]:
        known = {measure.code: measure for measure in OURS}
        wrong: list[str] = []
        for path in files:
            try:
                measure = read(path.read_text("utf-8"), path.name, known)
            except NotTaken as error:
                wrong += [str(each) for each in error.problems]
            except (OSError, UnicodeDecodeError):
                wrong.append(f"{path.name}: it cannot be read as UTF-8 text.")
            else:
                self.stdout.write(f"{path.name}: {measure.name} {measure.edition} can be used.")
        return wrong

    def _list(self) -> list[str]:
        for measure in MEASURES.values():
            shown = "" if measure.has_text else " Not shown on a screen."
            self.stdout.write(
                f"{measure.code}: {measure.name} {measure.edition}, {len(measure.items)} "
                f"questions.{shown} {measure.licence} {measure.source}"
            )
        return list(settings.MEASURE_PROBLEMS)
