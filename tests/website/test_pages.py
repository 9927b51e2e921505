"""The pages to read: they open without records, and say nothing that has no source."""

import pytest
import time_machine

from tests.scheduling.diary_of import NOW, give_hours, make_kinds, make_therapist

pytestmark = pytest.mark.django_db
PAGES = ("/", "/therapies/dit/", "/privacy/", "/book/", "/book/under-18/")


@pytest.mark.parametrize("path", PAGES)
def test_they_open_in_an_empty_service(client, path):
    assert client.get(path).status_code == 200
    assert client.post(path).status_code in (400, 405)


@pytest.mark.parametrize("path", PAGES)
def test_they_never_say_the_name_of_the_software(client, path):
    page = client.get(path).content.decode()
    assert "Sixteen" not in page


def test_the_first_page_says_the_next_free_time(client):
    make_kinds()
    give_hours(make_therapist())
    with time_machine.travel(NOW, tick=False):
        assert "Tuesday 2 March, 18:00" in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/", "/what-dit-is/"])
def test_no_promise_is_made(client, path):
    """Words that the checked sources do not carry."""
    page = client.get(path).content.decode().casefold()
    for word in ("proven", "cure", "guarantee", "repressed memor", "most effective", "recover"):
        assert word not in page, word
