"""`sixteen erasures`: who was erased, as numbers, and whether the ledger and the records agree."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sixteen.journeys.erased import came_back, not_in_the_ledger
from sixteen.journeys.erasing import erase_again
from sixteen.project.sweeping import sweep_erased
from sixteen.vault import ledger
from sixteen.vault.keys import KeyProblem


class Command(BaseCommand):
    help = "Compare the ledger of erased people with the records; --apply makes them agree."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--apply",
            action="store_true",
            help="Erase again who came back with a backup, and write down who is missing.",
        )

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        try:
            back, missing = came_back(), not_in_the_ledger()
            if apply:
                erase_again(people=back, at=timezone.now())
                for each in missing:
                    ledger.enter(each.person, at=each.erased_at)
                sweep_erased(at=timezone.now())
            count = len(ledger.erased_people())
        except (ledger.LedgerProblem, KeyProblem) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"{ledger.ledger_file()}: {count} erased.")
        if (back or missing) and not apply:
            raise CommandError(
                f"{len(back)} are in these records again, and {len(missing)} are missing in the "
                "ledger. Run: sixteen erasures --apply"
            )
        if apply:
            self.stdout.write(f"Erased again: {len(back)}. Written down: {len(missing)}.")
