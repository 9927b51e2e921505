"""Help now: a file that is served when nothing else works."""

import re
import sqlite3

import psycopg
import pytest

from sixteen.website.help_contacts import HELP_NOW, UNDER_18
from sixteen.website.help_now import write_help_now
from tests.place import on_postgresql
from tests.serving import Visitor, serving


def test_every_contact_has_a_source_and_the_day_it_was_checked():
    for contact in {*HELP_NOW, *UNDER_18}:
        assert contact.source.startswith("https://") and contact.checked_on.year >= 2026
        assert contact.link.split(":")[0] in ("tel", "sms")
        digits = "".join(letter for letter in contact.shown if letter.isdigit())
        assert contact.link.endswith(digits)


def test_the_page_is_written_whole_and_asks_for_nothing_elsewhere(settings, tmp_path):
    settings.WHITENOISE_ROOT = tmp_path
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}
    page = write_help_now().read_text()
    assert [path.name for path in (tmp_path / "help-now").iterdir()] == ["index.html"]
    for contact in HELP_NOW:
        assert contact.link in page
    assert "01632 960 016" in page and "24 November 2026" in page
    loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page)
    assert loaded and all(address.startswith("/static/") for address in loaded)


def take_database_away(server):
    if not on_postgresql():
        path = server.place.data / "sixteen.sqlite3"
        path.rename(path.with_suffix(".gone"))
        return
    name = server.database_url.rsplit("/", 1)[1]
    other = server.database_url.removesuffix(name) + "sixteen"
    with psycopg.connect(other, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        connection.execute(f"ALTER DATABASE {name} RENAME TO {name}_gone")
        server.gone = other, f"{name}_gone", name


def bring_database_back(server):
    if on_postgresql():
        other, now, before = server.gone
        with psycopg.connect(other, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {now} RENAME TO {before}")


@pytest.mark.filterwarnings("ignore")
def test_it_is_served_with_the_database_gone(tmp_path):
    with serving(tmp_path, SIXTEEN_SERVICE_PHONE="01632 960 016") as server:
        visitor = Visitor(server)
        assert visitor.get("/book/").status == 200
        take_database_away(server)
        try:
            assert visitor.get("/book/").status == 500
            answer = visitor.get("/help-now/")
        finally:
            bring_database_back(server)
    assert answer.status == 200
    assert "116 123" in answer.body and "01632 960 016" in answer.body


def test_a_broken_sqlite_file_is_no_obstacle_either(tmp_path):
    if on_postgresql():
        pytest.skip("PostgreSQL keeps its own files")
    with serving(tmp_path) as server:
        path = server.place.data / "sixteen.sqlite3"
        path.write_bytes(b"not a database" * 100)
        with pytest.raises(sqlite3.DatabaseError):
            server.rows("SELECT 1 FROM people_client")
        assert Visitor(server).get("/help-now/").status == 200
