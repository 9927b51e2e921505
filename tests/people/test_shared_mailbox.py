"""Two clients had one mailbox: who leaves it may read it still, so no code goes there by itself."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.journeys.erasing import erase_client
from sixteen.people import actions, queries, shared_mailbox
from sixteen.people.actions.portal_off import switch_pages_off
from sixteen.people.actions.shared_mailbox import settle_mailbox
from sixteen.people.models import Account, Client, SharedMailbox
from sixteen.people.permissions import Role
from sixteen.people.refusals import MailboxRefused
from sixteen.people.shared_mailbox import noted_as_shared
from tests.people.conftest import NOW, make_account, make_client
from tests.people.signing import sign_in
from tests.people.test_new_address import move
from tests.people.test_signing_in import ask_for_a_code

pytestmark = pytest.mark.django_db
BOTH = "both@example.org"
MIGRATION = "0010_a_shared_mailbox_is_settled_by_somebody"


def moves(client: Client, by: Account) -> None:
    move(client, "her.own@example.org", by)


def is_erased(client: Client, by: Account) -> None:
    erase_client(client=client, asked_by="client", by=by, at=NOW)


def is_switched_off(client: Client, by: Account) -> None:
    switch_pages_off(client=client, by=by, at=NOW)


def codes_go(client: Client, letters: list[Any]) -> bool:
    letters.clear()
    ask_for_a_code(Browser(), Account.objects.get(client=client).open("sign_in"))
    return bool(letters)


@pytest.mark.parametrize("leaves", [moves, is_erased, is_switched_off])
@pytest.mark.parametrize("second", [False, True])
def test_after_one_leaves_no_code_goes_to_the_other_until_somebody_asked(
    leaves: Any, second: bool, reception: Account, letters: list[Any]
) -> None:
    pair = [make_client(BOTH), make_client(BOTH)]
    gone, stays = pair if second else reversed(pair)
    leaves(gone, reception)
    assert not codes_go(stays, letters)
    stays.refresh_from_db()
    page = f"/office/clients/{stays.pk}/mailbox/"
    desk = sign_in(Browser(), reception)
    assert page in desk.get(f"/office/clients/{stays.pk}/").content.decode()
    shown = desk.get(page).content.decode()
    mark = str(noted_as_shared(stays).pk)
    typed = {"mark": mark, "asked": "on"}
    if leaves is is_switched_off:
        # The other is only out of their pages: they are a client, and the address is theirs.
        assert "still" in shown and mark not in shown
        assert desk.post(page, typed).status_code == 422
        assert not codes_go(stays, letters)
        return
    assert mark in shown and "does anybody else read" in shown
    assert desk.post(page, {"mark": mark}).status_code == 422
    assert not codes_go(stays, letters)
    assert desk.post(page, typed).status_code == 302
    assert codes_go(stays, letters)
    assert letters[0].to == [BOTH]
    kept = SharedMailbox.objects.get(pk=mark)
    assert kept.settled_by == reception
    assert Entry.objects.get(action="settle-shared-mailbox").actor == reception.pk
    assert "nothing to decide" in desk.get(page).content.decode()


def test_it_is_decided_about_this_address_and_by_who_runs_the_diary(
    reception: Account, letters: list[Any]
) -> None:
    first, second = make_client(BOTH), make_client(BOTH)
    mark = str(noted_as_shared(first).pk)
    moves(second, reception)
    # Nothing follows the other to the new mailbox, and coming back is no way around it.
    second.refresh_from_db()
    assert noted_as_shared(second) is None and codes_go(second, letters)
    move(first, "first@example.org", reception)
    assert codes_go(first, letters)
    first.refresh_from_db()
    with pytest.raises(MailboxRefused):
        settle_mailbox(client=first, mark=mark, by=reception, at=NOW)
    move(first, BOTH, reception)
    assert not codes_go(first, letters)
    first.refresh_from_db()
    for other in (first.account, make_account(Role.THERAPIST, address="th@example.org")):
        with pytest.raises(MailboxRefused):
            settle_mailbox(client=first, mark=mark, by=other, at=NOW)
    settle_mailbox(client=first, mark=mark, by=reception, at=NOW)
    assert codes_go(first, letters)
    # Shared anew: noted anew, and the decision before does not count.
    third = make_client(BOTH)
    is_erased(third, reception)
    assert not codes_go(first, letters)


def test_what_is_kept_leads_to_nobody_else_and_records_that_are_joined_keep_it(
    reception: Account, letters: list[Any]
) -> None:
    first, second = make_client(BOTH), make_client(BOTH)
    marks = [bytes(noted_as_shared(each).mailbox) for each in (first, second)]
    assert len({*marks, bytes(first.email_lookup)}) == 3
    moves(second, reception)
    named = actions.add_client(name="Mina O.", email="", by=None, at=NOW)
    joined = {"kept": named, "gone": first, "by": reception, "at": NOW}
    actions.join_contacts(**joined)
    named.refresh_from_db()
    assert bytes(named.email_lookup) == bytes(first.email_lookup)
    assert noted_as_shared(named) is not None
    again = SharedMailbox(client=named, mailbox=shared_mailbox.mailbox_of(named), noted_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize("leaves", [moves, is_erased])
def test_who_met_there_at_one_moment_or_before_this_was_kept_is_noted_all_the_same(
    leaves: Any, reception: Account, letters: list[Any]
) -> None:
    """Two who came in the same second see nothing of one another until one of them leaves."""
    first, second = make_client(BOTH), make_client(BOTH)
    SharedMailbox.objects.all().delete()
    assert not codes_go(first, letters) and not codes_go(second, letters)
    leaves(second, reception)
    assert not codes_go(first, letters)
    # And what was shared on the day of the update: by the migration, as it is kept since.
    SharedMailbox.objects.all().delete()
    third = make_client(BOTH)
    kept = {row.client_id: bytes(row.mailbox) for row in SharedMailbox.objects.all()}
    SharedMailbox.objects.all().delete()
    migration = import_module(f"sixteen.people.migrations.{MIGRATION}")
    migration.note_those_that_are_shared_now(apps, None)
    found = {row.client_id: bytes(row.mailbox) for row in SharedMailbox.objects.all()}
    assert found == kept and set(found) == {first.pk, third.pk}


def test_planted_a_mailbox_that_is_forgotten_when_one_leaves_is_found(
    reception: Account, letters: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was: only who shares it at this moment counts."""
    monkeypatch.setattr(queries, "noted_as_shared", lambda client: None)
    with pytest.raises(AssertionError):
        test_after_one_leaves_no_code_goes_to_the_other_until_somebody_asked(
            moves, False, reception, letters
        )
