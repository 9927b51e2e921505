"""A client’s address changed: nothing of theirs goes to the one before, or is opened by it."""

from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from sixteen.people import actions
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from sixteen.people.queries import current_contact
from tests.people.conftest import NOW, make_account, make_client
from tests.people.test_signing_in import ask_for_a_code, the_code

pytestmark = pytest.mark.django_db
CONFIRM = reverse("account_confirm_login_code")


def move(client: Client, to: str, by: Account) -> None:
    given = {"version": current_contact(client).version, "by": by, "at": NOW, "email": to}
    ways = {"allow_text": False, "allow_phone": True, "allow_voicemail": False}
    actions.replace_contact(client=client, allow_email=bool(to), **ways, **given)


def is_in(browser: Browser) -> bool:
    return browser.get(reverse("place"))["Location"] == "/my/"


def test_the_mailbox_before_opens_nothing_and_the_new_one_does(
    client_record: Client, reception: Account, letters: list[Any]
) -> None:
    inside, waiting = Browser(), Browser()
    ask_for_a_code(inside, "mina@example.org")
    inside.post(CONFIRM, {"code": the_code(letters)})
    ask_for_a_code(waiting, "mina@example.org")
    assert is_in(inside)
    move(client_record, "mina.new@example.org", reception)
    # Who was signed in is out; a code that was on its way opens nothing; none goes there any more.
    waiting.post(CONFIRM, {"code": the_code(letters)})
    assert not is_in(inside) and not is_in(waiting)
    letters.clear()
    ask_for_a_code(Browser(), "mina@example.org")
    assert letters == []
    ask_for_a_code(waiting, "mina.new@example.org")
    assert [letter.to for letter in letters] == [["mina.new@example.org"]]
    waiting.post(CONFIRM, {"code": the_code(letters)})
    assert is_in(waiting)
    account = Account.objects.get(pk=client_record.account_id)
    assert account.open("sign_in") == account.open("address") == "mina.new@example.org"


def test_a_code_goes_to_their_own_address_whatever_they_sign_in_with(
    reception: Account, letters: list[Any]
) -> None:
    """Who shared a mailbox signs in with a name, or with what cannot be given to them twice."""
    first, second = make_client("both@example.org"), make_client("both@example.org")
    named = second.account.open("sign_in")
    move(second, "her.own@example.org", reception)
    ask_for_a_code(Browser(), named)
    assert [letter.to for letter in letters] == [["her.own@example.org"]]
    # An address that somebody signs in with already: it stays theirs, and the other keeps a way in.
    letters.clear()
    move(first, "desk@example.org", reception)
    ask_for_a_code(Browser(), "both@example.org")
    assert [letter.to for letter in letters] == [["desk@example.org"]]
    letters.clear()
    move(first, "", reception)
    ask_for_a_code(Browser(), "both@example.org")
    assert letters == []


def test_somebody_who_works_here_keeps_their_own_sign_in(
    client_record: Client, reception: Account
) -> None:
    make_account(Role.THERAPIST, address="other@example.org")
    actions.give_role(account=client_record.account, role=Role.THERAPIST, by=None, at=NOW)
    move(client_record, "mina.new@example.org", reception)
    account = Account.objects.get(pk=client_record.account_id)
    assert account.open("sign_in") == account.open("address") == "mina@example.org"
