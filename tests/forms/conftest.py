"""One house for all these tests: what a test does in it is undone."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import client, override_settings

from sixteen.people import signing_in
from tests.forms.all_forms import EACH, NAMES
from tests.forms.ready import Ready
from tests.office.house import Office, at_now


@pytest.fixture(scope="package")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """Built once, in a transaction that is never kept. Each test is a savepoint in it."""
    urls = override_settings(ROOT_URLCONF="tests.forms.urls")
    with django_db_blocker.unblock(), at_now(), urls, transaction.atomic():
        yield Office()
        transaction.set_rollback(True)


@pytest.fixture
def house(standing: Office, db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    # The test client would copy the context of every template, down to each field's.
    monkeypatch.setattr(client, "store_rendered_templates", lambda *seen, **more: None)
    # In the same thread, so that a test can look at what was sent.
    monkeypatch.setattr(signing_in, "send_beside", signing_in._deliver)
    return copy.deepcopy(standing)


@pytest.fixture(params=EACH, ids=NAMES)
def ready(request: pytest.FixtureRequest, house: Office) -> Ready:
    return request.param(house)
