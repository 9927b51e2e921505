"""`sixteen restore FILE`: fill an empty installation from a backup, and check all of it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from sixteen.audit.recording import record
from sixteen.audit.sealing import verify
from sixteen.journeys.erased import came_back
from sixteen.journeys.erasing import erase_again
from sixteen.project import backups
from sixteen.project.backup_parts import PartsIn
from sixteen.project.database_copies import copy_in
from sixteen.project.readiness import is_up_to_date, problems
from sixteen.project.sweeping import sweep_erased
from sixteen.vault.keys import KeyProblem
from sixteen.vault.ledger import LedgerProblem


class Command(BaseCommand):
    help = "Fill an empty installation from a backup, then check the records and their audit."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A file made by `sixteen backup`.")
        parser.add_argument(
            "--only-read", action="store_true", help="Read and check the file; restore nothing."
        )

    def handle(self, *args: Any, file: Path, only_read: bool, **options: Any) -> None:
        try:
            with file.expanduser().open("rb") as backup:
                header, head = backups.read_header(backup)
                if only_read:
                    size = sum(len(chunk) for chunk in backups.read(backup, header, head))
                    self.stdout.write(f"A whole backup of {header.made_at}: {size:,} bytes.")
                    return
                if header.engine != connection.vendor:
                    raise backups.BackupProblem(
                        f"That is a backup of {header.engine}, and the settings name "
                        f"{connection.vendor}. Set DATABASE_URL accordingly."
                    )
                self.put_back(backup, header, head)
        except (backups.BackupProblem, KeyProblem, OSError, DatabaseError) as problem:
            raise CommandError(f"Nothing was restored. {problem}") from None
        self.look_at_it(header.made_at)

    def put_back(self, backup: BinaryIO, header: backups.Header, head: bytes) -> None:
        """All of it is read before any of it is put anywhere: a damaged file restores nothing."""
        if any(settings.MEDIA_ROOT.rglob("*")):
            raise backups.BackupProblem(
                f"There are pictures in {settings.MEDIA_ROOT} already, and a restore never writes "
                "over one. Move the folder away."
            )
        begins = backup.tell()
        for _ in backups.read(backup, header, head):
            pass
        backup.seek(begins)
        parts = PartsIn(backups.read(backup, header, head))
        copy_in(parts.database())
        try:
            parts.pictures(settings.MEDIA_ROOT)
        except OSError as problem:
            raise CommandError(
                f"The records are restored, and the pictures are not: {problem}. Mend that, empty "
                f"the database and {settings.MEDIA_ROOT}, and restore again."
            ) from None

    def look_at_it(self, made_at: str) -> None:
        verdict, gone = verify(), self.erase_again()
        faults = [*verdict.faults, *problems()]
        if faults:
            said = "\n".join(f"- {fault}" for fault in faults)
            raise CommandError(f"Restored the backup of {made_at}, but:\n{said}")
        record("restore", by=None, at=timezone.now())
        self.stdout.write(
            f"Restored the backup of {made_at}: {verdict.entries:,} audit entries hold, the "
            "records open with this master key, and the database guards are in place."
        )
        if gone:
            self.stdout.write(f"Erased again, as the ledger says: {gone}.")

    def erase_again(self) -> int:
        """Whoever was erased since the backup; not where the tables are older than this program:
        then `sixteen check` asks for it after `sixteen migrate`."""
        if not is_up_to_date():
            return 0
        try:
            gone = erase_again(people=came_back(), at=timezone.now())
        except LedgerProblem:
            return 0  # among the problems
        sweep_erased(at=timezone.now())
        return len(gone)
