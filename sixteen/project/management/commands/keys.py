"""`sixteen keys create | escrow | restore | fingerprint`: the master key."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sixteen.vault import keys

ESCROW = """\
Master key of this service. Whoever has it and a copy of the records can read them.
Print this page, check it once with `sixteen keys restore`, seal it in an envelope, and keep two
copies in two places that are not this machine and not where the backups are.

    {key}

Fingerprint (not secret): {fingerprint}
"""


class Command(BaseCommand):
    help = "Make, print or type in the master key."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what",
            choices=["create", "escrow", "restore", "fingerprint"],
            help="create: a new key. escrow: print it for the safe. restore: type a printed key in "
            "(from standard input); compares it if a key is there. fingerprint: tell keys apart.",
        )

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        try:
            getattr(self, what)()
        except keys.KeyProblem as problem:
            raise CommandError(str(problem)) from None

    def create(self) -> None:
        path = keys.key_file()
        try:
            keys.write_new(path)
        except FileExistsError:
            raise CommandError(f"There is a master key at {path}: it is never replaced.") from None
        except OSError as error:
            raise CommandError(f"The master key cannot be written to {path}: {error}.") from None
        self.stdout.write(
            f"Made the master key {keys.fingerprint()} at {path}.\nWithout it the records cannot "
            "be read, by anyone, ever. Print it now: sixteen keys escrow"
        )

    def escrow(self) -> None:
        key = keys.master_key()
        self.stdout.write(ESCROW.format(key=keys.printed(key), fingerprint=keys.fingerprint()))

    def restore(self) -> None:
        if sys.stdin.isatty():
            self.stderr.write("Type the printed key (the groups of four), then Enter:")
        typed = keys.parse(sys.stdin.readline())
        path = keys.key_file()
        if keys.exists():
            if typed != keys.master_key():
                raise CommandError(f"That is a whole master key, but not the one at {path}.")
            self.stdout.write(f"The printed copy is the key at {path} ({keys.fingerprint()}).")
            return
        keys.write_new(path, typed)
        self.stdout.write(f"Wrote the master key {keys.fingerprint()} to {path}.")

    def fingerprint(self) -> None:
        self.stdout.write(keys.fingerprint())
