"""The first migration makes what Django's own order makes, table by table and row by row."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.place import Place, on_postgresql, own_database

AS_DJANGO_DOES = """
import django
django.setup()
from sixteen.project.management.commands import migrate
migrate.is_empty = lambda connection: False
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
# What somebody may fill by a data migration and a wrong order would miss.
ROWS = (
    "SELECT app, name FROM django_migrations",
    "SELECT app_label, model FROM django_content_type",
    "SELECT codename FROM auth_permission",
    "SELECT url_path FROM wagtailcore_page",
)
SHAPE = """
SELECT table_name, column_name, data_type, is_nullable, column_default,
    character_maximum_length::text
FROM information_schema.columns WHERE table_schema = 'public' UNION ALL
SELECT conrelid::regclass::text, pg_get_constraintdef(oid), conname, '', '', ''
FROM pg_constraint UNION ALL
SELECT tablename, indexdef, '', '', '', '' FROM pg_indexes WHERE schemaname = 'public'
"""


def what_is_there(place: Place) -> list[set[tuple[str, ...]]]:
    if on_postgresql():
        with psycopg.connect(place.env["DATABASE_URL"]) as database:
            return [set(database.execute(sql).fetchall()) for sql in (SHAPE, *ROWS)]
    with sqlite3.connect(place.data / "sixteen.sqlite3") as file:
        shape = "SELECT type, name, sql FROM sqlite_master"
        return [set(file.execute(sql).fetchall()) for sql in (shape, *ROWS)]


@pytest.mark.long
def test_the_first_migration_makes_what_django_makes(tmp_path: Path) -> None:
    with own_database(empty=True) as one, own_database(empty=True) as other:
        ours, djangos = (
            Place(tmp_path / name, DATABASE_URL=url)
            for name, url in (("ours", one), ("djangos", other))
        )
        for place in (ours, djangos):
            place.must("keys", "create")
        ours.must("migrate")
        command = [sys.executable, "-c", AS_DJANGO_DOES]
        subprocess.run(command, env=djangos.env, check=True)
        assert what_is_there(ours) == what_is_there(djangos)
