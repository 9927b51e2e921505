"""What the database itself has to keep, put back after every migration and compared at every start.

Django forgets triggers when SQLite remakes a table, and knows nothing of exclusion constraints on
SQLite; so the rooms declare theirs as SQL (audit/triggers.py, scheduling/constraints.py) and this
is the one place that installs and compares them.
"""

from django.db import connection, transaction

from sixteen.audit import triggers as audit
from sixteen.scheduling import constraints as scheduling

SQLITE = {**audit.SQLITE, **scheduling.SQLITE}


def install_guards() -> None:
    """Create every trigger and constraint anew. Runs at the end of `sixteen migrate`."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, sql in SQLITE.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(sql)
            return
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for sql in audit.POSTGRESQL_FUNCTIONS:
            cursor.execute(sql)
        for name, sql in audit.POSTGRESQL.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {audit.TABLES[name]}")
            cursor.execute(sql)
        for name, sql in scheduling.POSTGRESQL_CONSTRAINTS.items():
            cursor.execute(f"ALTER TABLE {scheduling.TABLE} DROP CONSTRAINT IF EXISTS {name}")
            cursor.execute(sql)


def missing_guards() -> list[str]:
    """Names of triggers and constraints that should be there and are not, or not as they should."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = {name: " ".join(sql.split()) for name, sql in cursor.fetchall()}
            return [
                name for name, sql in SQLITE.items() if there.get(name) != " ".join(sql.split())
            ]
        # Switched off ("D") is as good as gone.
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
        there = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x' AND convalidated")
        there |= {name for (name,) in cursor.fetchall()}
    return [n for n in (*audit.POSTGRESQL, *scheduling.POSTGRESQL_CONSTRAINTS) if n not in there]
