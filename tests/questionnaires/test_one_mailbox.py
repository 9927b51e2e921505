"""Two clients read one mailbox: no link goes there by which one would answer as the other."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse

from sixteen.outbox.models import Message
from sixteen.outbox.queries import not_delivered, rendered_messages
from sixteen.outbox.sending import send_due
from sixteen.people.actions.portal_off import switch_pages_off
from sixteen.people.actions.shared_mailbox import note_shared_mailbox
from sixteen.people.models import Client, SharedMailbox
from sixteen.people.permissions import Role
from sixteen.questionnaires.actions import request_measures
from tests.people.signing import sign_in
from tests.portal.house import account

OPENS = datetime(2026, 11, 25, 9, tzinfo=UTC)
NUDGE = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
NOW = OPENS - timedelta(days=1)
# What is clinical, or says whose it is.
TELLING = ["PHQ", "Mina", "Ben", "Ola", "therap", "session", "mailbox", "share"]


@pytest.fixture(autouse=True)
def address(settings: Any) -> None:
    settings.ADDRESS = "https://book.example.org"


@pytest.fixture
def asked(practice: Any) -> Any:
    session = practice.course.sessions.get(number=7)
    return request_measures(
        session=session, measures=["phq9"], opens_at=OPENS, by=practice.therapist, at=NOW
    )[0]


@pytest.fixture
def ben(practice: Any) -> Client:
    """The other who reads Mina's mailbox."""
    other: Client = practice.house.client("Ben Okafor")
    Client.objects.filter(pk__in=[other.pk, practice.client.pk]).update(email_lookup=b"m" * 32)
    other.refresh_from_db()
    note_shared_mailbox(other, at=NOW)
    return other


def has_password(client: Client) -> None:
    client.account.set_password("four quiet brown horses")
    client.account.save()


def sent_at(at: datetime) -> list[str]:
    mail.outbox.clear()
    send_due(at=at)
    return [each.body for each in mail.outbox if "fill in" in each.body]


def outcome(kind: str) -> str:
    return str(Message.objects.get(kind=kind).outcome)


def only_signs_in(bodies: list[str]) -> bool:
    (body,) = bodies
    return (
        "https://book.example.org/account/login/" in body
        and "/for-you/" not in body
        and not [word for word in TELLING if word in body]
    )


def test_a_mailbox_of_ones_own_gets_the_link(practice: Any, asked: Any) -> None:
    assert "/for-you/" in sent_at(OPENS)[0] and "/for-you/" in sent_at(NUDGE)[0]


def test_where_two_read_it_each_signs_in_as_themselves(
    practice: Any, asked: Any, ben: Client
) -> None:
    has_password(practice.client)
    assert only_signs_in(sent_at(OPENS)) and only_signs_in(sent_at(NUDGE))


def test_and_after_the_other_left_it_until_somebody_asked(
    practice: Any, asked: Any, ben: Client
) -> None:
    has_password(practice.client)
    Client.objects.filter(pk=ben.pk).update(email_lookup=None)
    assert only_signs_in(sent_at(OPENS))
    SharedMailbox.objects.update(settled_at=NOW, settled_by=practice.therapist)
    assert "/for-you/" in sent_at(NUDGE)[0]


@pytest.mark.parametrize("off", [False, True])
def test_who_cannot_sign_in_is_told_by_somebody(
    practice: Any, asked: Any, ben: Client, off: bool
) -> None:
    """No password was ever chosen; or there is one, and the pages are switched off."""
    if off:
        has_password(practice.client)
        switch_pages_off(client=practice.client, by=practice.client.account, at=NOW)
    assert sent_at(OPENS) == [] and outcome("questionnaire-open") == "no sign-in of their own"
    assert [each.kind for each in not_delivered(at=OPENS)] == ["questionnaire-open"]
    # Once is enough: of the reminder nobody has to say anything.
    assert sent_at(NUDGE) == [] and outcome("questionnaire-nudge") == "let go"
    desk = sign_in(Browser(), account(Role.RECEPTION, name="Rae"))
    page = desk.get(reverse("office:messages")).content.decode()
    assert "Mina Okafor" in page and "no way of signing in of their own" in page
    assert "PHQ" not in page and "Ben" not in page


def test_a_text_goes_where_that_is_safe(practice: Any, asked: Any, ben: Client) -> None:
    """It never had a link."""
    shown = [each for each in rendered_messages(until=OPENS) if "fill in" in each.body]
    assert [(each.by_text, "/for-you/" in each.body) for each in shown] == [(True, False)]


def test_where_e_mail_is_not_safe_it_is_that_and_nothing_else(
    practice: Any, asked: Any, ben: Client
) -> None:
    practice.client.safe_contacts.update(email=False, text=False)
    assert sent_at(OPENS) == [] and outcome("questionnaire-open") == "no safe channel"
