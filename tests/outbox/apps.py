"""Shortens the claims of the worker, and plants the fault that planted.py names."""

import uuid
from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings


class ShortClaims(AppConfig):
    name = "tests.outbox"
    label = "planted_outbox"

    def ready(self) -> None:
        from sixteen.outbox import sending

        # One worker at a time: what it finds claimed was left behind by one that was killed.
        sending.LEASE = timedelta(0)
        plant = {
            "marked-before-it-is-sent": marked_before_it_is_sent,
            "a-new-name-each-time": a_new_name_each_time,
        }
        if settings.FAULT:
            plant[settings.FAULT]()


def marked_before_it_is_sent() -> None:
    from sixteen.outbox import sending
    from sixteen.outbox.deciding import decide

    def send(message, at):
        way = decide(message, at).way
        sending._settle(message, "sent", "", sent_at=at, channel=way.channel)
        sending.deliver(message, way, at=at)
        return "sent"

    sending._send = send


def a_new_name_each_time() -> None:
    from sixteen.outbox import delivering

    delivering.message_id = lambda message: f"<{uuid.uuid4()}@mail.example>"
