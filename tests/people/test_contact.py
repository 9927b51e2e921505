"""A safe contact gets stricter by itself and looser only by somebody who may and who asked."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sixteen.audit.models import Entry
from sixteen.people import actions
from sixteen.people.actions.clients import CHANNELS
from sixteen.people.models import Account, Client, SafeContact
from sixteen.people.permissions import Role
from sixteen.people.queries import current_contact
from tests.people.conftest import NOW, make_account, make_client

pytestmark = pytest.mark.django_db
OPEN = {f"allow_{name}": True for name in CHANNELS}


def allowed(client: Client) -> dict[str, bool]:
    now = current_contact(client)
    return {name: getattr(now, name) for name in CHANNELS}


def test_nothing_is_open_that_was_not_asked_for(db: None) -> None:
    client = actions.add_client(name="A", email="a@example.org", phone="1234", by=None, at=NOW)
    assert not any(allowed(client).values())


def test_a_channel_without_an_address_stays_shut(db: None) -> None:
    client = actions.add_client(name="A", phone="01632 960890", **OPEN, by=None, at=NOW)
    assert allowed(client) == {"email": False, "text": True, "phone": True, "voicemail": True}


def test_closing_adds_a_version_and_keeps_the_one_before(client_record: Client) -> None:
    actions.restrict_contact(client=client_record, by=None, at=NOW, email=False)
    assert allowed(client_record) == dict.fromkeys(CHANNELS, False) | {"phone": True}
    assert client_record.safe_contacts.count() == 2
    entry = Entry.objects.get(action="restrict-contact")
    assert (entry.fields, entry.person) == ("email", client_record.id)


def test_closing_nothing_adds_nothing(client_record: Client) -> None:
    actions.restrict_contact(client=client_record, by=None, at=NOW, email=True)
    assert client_record.safe_contacts.count() == 1


@pytest.mark.parametrize("channel", ["text", "voicemail"])
def test_the_software_cannot_open_one(client_record: Client, channel: str) -> None:
    with pytest.raises(actions.ContactRefused):
        actions.restrict_contact(client=client_record, by=None, at=NOW, **{channel: True})
    assert allowed(client_record)[channel] is False


def test_closing_the_telephone_closes_voicemail(reception: Account, db: None) -> None:
    client = actions.add_client(name="A", phone="01632 960890", **OPEN, by=None, at=NOW)
    actions.restrict_contact(client=client, by=None, at=NOW, phone=False)
    assert allowed(client)["voicemail"] is False


@pytest.mark.parametrize("role", [*Role])
def test_who_may_loosen_it(client_record: Client, role: Role) -> None:
    somebody = make_account(role, address="else@example.org")
    change: dict[str, Any] = {"client": client_record, "version": 1, "by": somebody}
    change |= {"at": NOW, **OPEN}
    if role is Role.RECEPTION:
        actions.replace_contact(**change)
        assert all(allowed(client_record).values())
        return
    with pytest.raises(actions.ContactRefused):
        actions.replace_contact(**change)
    assert allowed(client_record)["text"] is False


def test_the_client_may_and_the_public_may_not(client_record: Client) -> None:
    with pytest.raises(actions.ContactRefused):
        actions.replace_contact(client=client_record, version=1, by=None, at=NOW, **OPEN)
    own = client_record.account
    contact = actions.replace_contact(
        client=client_record,
        version=1,
        by=own,
        at=NOW,
        **OPEN,
        phone="",
        words="Ring in the morning",
    )
    assert (contact.phone, contact.text, contact.email) == (False, False, True)
    assert contact.open("words") == "Ring in the morning"
    assert Entry.objects.get(action="replace-contact").actor == own.pk


class StricterOnly(TestCase):
    """Whatever is asked of it, in whatever order, no channel that was closed opens again."""

    @settings(max_examples=40)
    @given(
        st.lists(st.dictionaries(st.sampled_from(CHANNELS), st.booleans(), min_size=1), max_size=6)
    )
    def test_never_looser(self, changes: list[dict[str, bool]]) -> None:
        client = make_client("h@example.org")
        shut = {name for name, is_open in allowed(client).items() if not is_open}
        for channels in changes:
            with contextlib.suppress(actions.ContactRefused):
                actions.restrict_contact(client=client, by=None, at=NOW, **channels)
            now = {name for name, is_open in allowed(client).items() if not is_open}
            assert shut <= now
            shut = now
        versions = SafeContact.objects.filter(client=client).values_list("version", flat=True)
        assert sorted(versions) == list(range(1, len(versions) + 1))
