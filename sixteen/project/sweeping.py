"""After an erasure: the database files hold nothing any more of what was deleted from them.

SQLite writes zeros over it at once (secure_delete in settings.py). PostgreSQL leaves deleted rows
in its files until a table is written anew, which is done here, once after each erasure: for a
moment nobody can read or write that table. What its log of changes (WAL) and its backups hold ages
out: docs/how-to/keep-and-erase-records.md.
"""

from datetime import datetime

from django.apps import apps
from django.db import connection

from sixteen.people.models import Erasure

THEIRS = ("django_session", "mfa_authenticator")


def sweep_erased(*, at: datetime) -> int:
    """Write the tables of records anew where somebody was erased since; how many erasures."""
    waiting = Erasure.objects.filter(swept_at=None)
    if not waiting.exists():
        return 0
    ids = list(waiting.values_list("pk", flat=True))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
    return Erasure.objects.filter(pk__in=ids).update(swept_at=at)


def _tables() -> list[str]:
    ours = [
        kind._meta.db_table
        for kind in apps.get_models(include_auto_created=True)
        if kind.__module__.startswith("sixteen.") and kind._meta.app_label != "website"
    ]
    return sorted({*ours, *THEIRS})
