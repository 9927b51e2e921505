import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import client, override_settings

from sixteen.people import signing_in
from tests.access.house import House
from tests.workspace.house import at_now


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Made once a module, in a transaction around those of its tests."""
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        override_settings(ROOT_URLCONF="tests.access.urls"),
        django_db_blocker.unblock(),
        at_now(),
        transaction.atomic(),
    ):
        # In the same thread: another one would see nothing of this transaction.
        monkeypatch.setattr(signing_in, "send_beside", signing_in._deliver)
        # The test client would copy the context of every template.
        monkeypatch.setattr(client, "store_rendered_templates", lambda *seen, **more: None)
        made = House()
        # Two thousand refusals need no line each. Errors still have theirs.
        logging.disable(logging.WARNING)
        yield made
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)
