"""Two senders at once. They commit, so they stand apart: see tests/once.py."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection

from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from tests.outbox.test_sending import remind
from tests.place import only_on_postgresql
from tests.portal.house import NOW
from tests.workspace.house import Practice


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_message_once() -> None:
    practice = Practice()
    sessions = practice.course.sessions.filter(number__gt=6).select_related("appointment")
    for session in sessions:
        remind(session.appointment)
    gate = threading.Barrier(4)

    def send(_: int) -> int:
        try:
            gate.wait(timeout=20)
            return send_due(at=NOW).sent
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(send, range(4)))
    assert sum(sent) == len(sessions) == len(mail.outbox)
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}
