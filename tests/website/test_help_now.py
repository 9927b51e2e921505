"""Help now: a file that is served when nothing else works."""

import re
import sqlite3

import psycopg
import pytest

from sixteen.website.help_contacts import (
    CONTACTS,
    ELSEWHERE,
    FILE,
    HELP_ELSEWHERE,
    HELP_NOW,
    UNDER_18,
    read_contacts,
)
from sixteen.website.help_now import write_help_now
from tests.place import on_postgresql
from tests.serving import Visitor, serving


def test_every_contact_has_a_source_and_the_day_it_was_checked():
    for contact in CONTACTS.values():
        assert contact.sources and contact.checked_on.year >= 2026
        assert all(source.startswith("https://") for source in contact.sources)
        assert contact.link.split(":")[0] in ("tel", "sms")
        digits = "".join(letter for letter in contact.shown if letter.isdigit())
        assert contact.link.endswith(digits)


def test_the_page_is_written_whole_and_asks_for_nothing_elsewhere(settings, tmp_path):
    settings.WHITENOISE_ROOT = tmp_path
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}
    page = write_help_now().read_text()
    assert [path.name for path in (tmp_path / "help-now").iterdir()] == ["index.html"]
    for contact in CONTACTS.values():
        assert contact.link in page and contact.name in page
        assert f"As of {contact.checked_on.day} November 2026" in page
    assert "01632 960 016" in page and "24 November 2026" in page
    loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page)
    assert loaded and all(address.startswith("/static/") for address in loaded)


def test_england_comes_first_and_every_place_has_an_emergency_or_a_crisis_line():
    assert [contact.code for contact in HELP_NOW[:3]] == [
        "emergency",
        "nhs-111-england",
        "samaritans",
    ]
    assert list(HELP_ELSEWHERE) == list(ELSEWHERE) and all(HELP_ELSEWHERE.values())
    assert len(HELP_NOW) + sum(map(len, HELP_ELSEWHERE.values())) == len(CONTACTS)
    around_the_clock = [found[0].hours for found in HELP_ELSEWHERE.values()]
    assert around_the_clock == ["Day and night"] * 4


def test_nobody_under_18_is_sent_to_a_line_that_is_not_for_them():
    assert all(contact.who.startswith(("Everybody", "Under")) for contact in UNDER_18)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('place = "Wales"', 'place = "Atlantis"'),
        ('telephone = "999"', 'telephone = ""'),
        ('say = "SHOUT"', 'say = ""'),
        ("checked = 2026-11-24", 'checked = "yesterday"'),
        ('sources = ["https://giveusashout.org/about-us/faq/"]', "sources = []"),
    ],
)
def test_a_contact_that_cannot_be_shown_is_refused(there, instead, tmp_path):
    words = FILE.read_text("utf-8")
    assert there in words
    (tmp_path / "contacts.toml").write_text(words.replace(there, instead, 1), "utf-8")
    with pytest.raises(ValueError, match="needs a"):
        read_contacts(tmp_path / "contacts.toml")


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
