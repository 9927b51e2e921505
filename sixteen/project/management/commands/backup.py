"""`sixteen backup FILE`: one encrypted, consistent copy while people work."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from sixteen.audit.recording import record
from sixteen.project import backups
from sixteen.project.backup_parts import parts_out
from sixteen.project.database_copies import copy_out
from sixteen.vault.keys import KeyProblem


class Command(BaseCommand):
    help = "Write records and pictures, encrypted, to a new file, with the service running."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A file that does not exist yet.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        target = file.expanduser().absolute()
        part = target.with_name(target.name + ".part")
        try:
            backups.refuse_beside_key(target.resolve())
            if target.exists():
                raise backups.BackupProblem(f"{target} is there already. Choose another name.")
            record("backup", by=None, at=timezone.now())
            size = self.write(part)
            self.read_again(part)
            part.rename(target)
            self.sync(target.parent)
        except (backups.BackupProblem, KeyProblem, OSError, DatabaseError) as problem:
            raise CommandError(f"No backup was made. {problem}") from None
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(f"Wrote {target}: {size:,} bytes, encrypted, read again.")

    def write(self, part: Path) -> int:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            parts = parts_out(copy_out(), settings.MEDIA_ROOT)
            size = backups.write(out, parts, engine=connection.vendor, at=timezone.now())
            out.flush()
            os.fsync(out.fileno())
        return size

    def read_again(self, part: Path) -> None:
        with part.open("rb") as written:
            for _ in backups.read(written, *backups.read_header(written)):
                pass

    def sync(self, folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
