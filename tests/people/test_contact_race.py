"""A client closes a way while reception's page about it is open: it stays closed."""

import threading

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client as Browser

from sixteen.people.actions import restrict_contact
from sixteen.people.models import Account, Client
from sixteen.people.queries import current_contact
from tests.journeys.test_merging_race import PATIENCE, at_once, blocked
from tests.people.conftest import NOW
from tests.people.signing import sign_in
from tests.place import only_on_postgresql


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_what_a_client_closes_as_reception_saves_stays_closed(
    client_record: Client, reception: Account
) -> None:
    """Reception's request has read the contact, and waits for the client's to end."""
    desk, closing = sign_in(Browser(), reception), threading.Event()
    sent = {"email": "mina@example.org", "phone": "", "ways": ["email"], "asked": "on"}

    def closes() -> None:
        with transaction.atomic():
            restrict_contact(client=client_record, by=None, at=NOW, email=False)
            closing.set()
            pause = threading.Event()
            for _ in range(PATIENCE * 50):
                if blocked():
                    break
                pause.wait(0.02)

    def saves() -> HttpResponse:
        assert closing.wait(timeout=PATIENCE)
        page = f"/office/clients/{client_record.pk}/contact/"
        return desk.post(page, sent | {"version": "1"})

    _, page = at_once(closes, saves)
    now = current_contact(client_record)
    assert (page.status_code, now.version, now.email) == (422, 2, False)
