"""While a page is read each key is fetched once; it is forgotten afterwards, and when destroyed."""

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from sixteen.project.middleware import KeysOnce
from sixteen.vault.person_keys import KeyDestroyed, destroy_key, held_for_one_page, person_key
from tests.portal.house import NOW, House
from tests.workspace.house import Practice, as_, at_now, url

pytestmark = pytest.mark.django_db


def asked(found: CaptureQueriesContext) -> int:
    return sum("vault_personkey" in each["sql"] for each in found.captured_queries)


def test_once_for_a_page_and_forgotten_afterwards() -> None:
    client = House().client()
    with CaptureQueriesContext(connection) as found, held_for_one_page():
        assert person_key(client.pk) == person_key(client.pk)
    assert asked(found) == 1
    with CaptureQueriesContext(connection) as found:
        person_key(client.pk)
        person_key(client.pk)
    assert asked(found) == 2


def test_a_key_that_is_destroyed_meanwhile_is_not_held() -> None:
    client = House().client()
    with held_for_one_page():
        person_key(client.pk)
        destroy_key(client.pk, at=NOW)
        with pytest.raises(KeyDestroyed):
            person_key(client.pk)


@pytest.mark.parametrize(("method", "times"), [("get", 1), ("head", 1), ("post", 2)])
def test_only_a_page_that_is_read_holds_them(method, times) -> None:
    client = House().client()

    def page(request: HttpRequest) -> HttpResponse:
        person_key(client.pk)
        person_key(client.pk)
        return HttpResponse()

    with CaptureQueriesContext(connection) as found:
        KeysOnce(page)(getattr(RequestFactory(), method)("/work/"))
    assert asked(found) == times


def test_the_page_of_a_course_asks_for_keys_as_often_as_it_has_kinds_of_people() -> None:
    with at_now():
        practice = Practice()
        browser, where = as_(practice.therapist), url("course", practice.course.pk)
        practice.house.focus(practice.course)
        practice.house.letter(practice.course)
        with CaptureQueriesContext(connection) as found:
            assert browser.get(where).status_code == 200
    assert asked(found) <= 2
