"""`sixteen audit verify | head`: does the audit still hold?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sixteen.audit import sealing


class Command(BaseCommand):
    help = "Check every entry of the audit and the chain over them, or print its head."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what",
            choices=["verify", "head"],
            help="verify: check all of it. head: print the newest link, to keep off this machine.",
        )
        parser.add_argument(
            "--head", default="", help="A head that was kept elsewhere: shows a cut-off tail."
        )

    def handle(self, *args: Any, what: str, head: str, **options: Any) -> None:
        if what == "head":
            self.stdout.write(sealing.head())
            return
        verdict = sealing.verify(known_head=head)
        if verdict.faults:
            said = "\n".join(f"- {fault}" for fault in verdict.faults)
            raise CommandError(f"The audit does not hold:\n{said}")
        self.stdout.write(
            f"The audit holds: {verdict.entries:,} entries under {verdict.seals:,} seals, "
            f"{verdict.unsealed:,} of them not sealed yet. Head: {verdict.head}"
        )
