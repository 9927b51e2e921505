"""`sixteen migrate`: Django's own, then the guards that Django would drop (project/database.py)."""

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.utils import timezone

from sixteen.project.database import install_guards
from sixteen.vault import keys
from sixteen.vault.person_keys import plant_canary


class Command(DjangoMigrate):
    help = "Bring the database up to date and put its guards in place."

    def execute(self, *args: Any, **options: Any) -> str | None:
        # Before Django's own checks, which already open the database.
        settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
        return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options.get("plan") or options.get("check_unapplied") or options.get("app_label"):
            return
        install_guards()
        if keys.exists():
            plant_canary(at=timezone.now())
