"""One house in a service that has two languages. What a test does in it is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import client, override_settings

from sixteen.people import signing_in
from tests.access.house import House
from tests.language.pseudo import speaking
from tests.workspace.house import at_now

LANGUAGES = "sixteen.project.middleware.Languages"


def in_two_languages() -> dict[str, Any]:
    chain = [each for each in settings.MIDDLEWARE if each != LANGUAGES]
    after = chain.index("django.contrib.sessions.middleware.SessionMiddleware") + 1
    chain.insert(after, LANGUAGES)
    return {"LANGUAGES": [("en-gb", "English"), ("cy", "Cymraeg")], "MIDDLEWARE": chain}


@pytest.fixture(scope="package")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        override_settings(ROOT_URLCONF="tests.access.urls", **in_two_languages()),
        django_db_blocker.unblock(),
        at_now(),
        transaction.atomic(),
    ):
        monkeypatch.setattr(signing_in, "send_beside", signing_in._deliver)
        monkeypatch.setattr(client, "store_rendered_templates", lambda *seen, **more: None)
        yield House()
        transaction.set_rollback(True)


@pytest.fixture
def house(standing: House, db: None) -> Iterator[House]:
    with speaking():
        yield standing
