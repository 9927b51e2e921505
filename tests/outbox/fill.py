"""Writes messages that are due now into an installation.   python -m tests.outbox.fill HOW_MANY

Ten clients have appointments to come, each with a confirmation to send. To whom each message has to
go stands in messages.json beside the data folder: the message's id, and the address.
"""

import json
import sys
import uuid
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.outbox.actions import queue  # noqa: E402
from sixteen.people.actions import add_account, add_client  # noqa: E402
from sixteen.people.models import Account, Client  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from sixteen.scheduling.kinds import add_kinds  # noqa: E402
from sixteen.scheduling.models import Appointment  # noqa: E402

NOW = timezone.now()


def client(number: int) -> Client:
    address = f"client{number}@mail.example"
    return add_client(name=f"Client {number}", email=address, allow_email=True, by=None, at=NOW)


def appointment(number: int, therapist: Account, whose: Client) -> Appointment:
    starts = NOW + timedelta(days=10, hours=number)
    return Appointment.objects.create(
        kind_id="session",
        therapist=therapist,
        client=whose,
        format="video",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=50),
        busy_until=starts + timedelta(minutes=60),
        zone=settings.ZONE,
        wall=f"{starts:%Y-%m-%dT%H:%M}",
        state="booked",
        link_hash=uuid.uuid4().bytes,
        made_at=NOW,
    )


@transaction.atomic
def fill(many: int) -> dict[str, str]:
    add_kinds(by=None, at=NOW)
    therapist = add_account(name="Ada", address="", roles=[Role.THERAPIST], by=None, at=NOW)
    clients = [client(number) for number in range(10)]
    meant_for = {}
    for number in range(many):
        whose = clients[number % len(clients)]
        message = queue(
            kind="booking-confirmed",
            about=appointment(number, therapist, whose).pk,
            person=whose.pk,
            due_at=NOW,
            at=NOW,
        )
        meant_for[str(message.pk)] = f"client{number % len(clients)}@mail.example"
    return meant_for


if __name__ == "__main__":
    written = fill(int(sys.argv[1]))
    (settings.DATA.parent / "messages.json").write_text(json.dumps(written))
