"""`sixteen migrate`: Django's own, then what an empty database needs before it can serve.

The guards that Django would drop (project/database.py), the canary of the master key, and the
public pages, which a practice edits from then on.
"""

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections
from django.utils import timezone

from sixteen.project.database import install_guards
from sixteen.project.first_migration import is_empty, migrate_empty
from sixteen.vault import keys
from sixteen.vault.person_keys import plant_canary
from sixteen.website.filling import fill
from sixteen.website.models import HomePage


class Command(DjangoMigrate):
    help = "Bring the database up to date and put its guards in place."

    def execute(self, *args: Any, **options: Any) -> str | None:
        # Before Django's own checks, which already open the database.
        settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        is_whole = not any(options.get(name) for name in ("plan", "check_unapplied", "app_label"))
        connection = connections[options["database"]]
        if is_whole and is_empty(connection):
            migrate_empty(connection)
        super().handle(*args, **options)
        if not is_whole:
            return
        install_guards()
        if keys.exists():
            plant_canary(at=timezone.now())
            if not settings.DEMO and not HomePage.objects.exists():
                fill(at=timezone.now())
