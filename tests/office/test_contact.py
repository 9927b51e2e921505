"""A safe contact changed because the person asked, and a code that is shown once."""

import re

import pytest
from django.test import Client as Browser

from sixteen.journeys.merging import merge_clients
from sixteen.people import actions
from sixteen.people.actions import add_account
from sixteen.people.models import Account, SafeContact
from sixteen.people.permissions import Role
from sixteen.people.queries import current_contact
from tests.office.house import NOW, by_telephone

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}")
PASSWORD = "a-long-enough-one-4711"


def asked(version: int = 1, **changes: object) -> dict[str, object]:
    typed = {
        "email": "tam@example.org",
        "phone": "07700 900456",
        "ways": ["email", "phone", "voicemail"],
        "words": "My sister may answer",
        "asked": "on",
        "version": version,
    }
    return typed | changes


def test_what_the_person_asked_for_counts(office):
    client = by_telephone()
    address = f"/office/clients/{client.pk}/contact/"
    page = office.browser.get(address).content.decode()
    assert "07700 900123" in page and "Do not write." not in page
    answer = office.browser.post(address, asked())
    assert answer["Location"] == f"/office/clients/{client.pk}/"
    contact = current_contact(client)
    assert (contact.email, contact.phone, contact.voicemail, contact.text) == (*[True] * 3, False)
    assert contact.version == 2 and contact.made_by == office.reception
    client.refresh_from_db()
    assert client.open("phone") == "07700 900456" and client.open("email") == "tam@example.org"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"asked": ""}, "Only what they asked for themselves"),
        ({"email": ""}, "Enter the address, or take out"),
        ({"email": "tam"}, "Enter an e-mail address like"),
        ({"phone": ""}, "Enter the number, or take out"),
        ({"ways": ["voicemail"]}, "tick “Ring” too"),
        ({"ways": ["pigeon"]}, "Choose from the ways"),
        ({"words": "x" * 1001}, "at most 1000 characters"),
        ({"version": 7}, "This was changed meanwhile"),
    ],
)
def test_what_is_wrong_changes_nothing(office, changes, words):
    client = by_telephone()
    answer = office.browser.post(f"/office/clients/{client.pk}/contact/", asked(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page
    assert changes.get("words", "My sister may answer") in page
    assert SafeContact.objects.filter(client=client).count() == 1


def test_after_somebody_else_changed_it_the_same_form_can_be_sent_again(office):
    client = by_telephone()
    address = f"/office/clients/{client.pk}/contact/"
    office.browser.post(address, asked())
    page = office.browser.post(address, asked(words="Mine")).content.decode()
    assert 'name="version" value="2"' in page and "My sister may answer" in page and "Mine" in page
    office.browser.post(address, asked(version=2, words="Mine"))
    assert current_contact(client).open("words") == "Mine"


def test_what_the_person_closes_as_reception_saves_stays_closed(office, monkeypatch):
    client, save = by_telephone(), actions.replace_contact

    def too_late(**given: object) -> object:
        actions.restrict_contact(client=client, by=None, at=NOW, phone=False)
        return save(**given)

    monkeypatch.setattr(actions, "replace_contact", too_late)
    page = office.browser.post(f"/office/clients/{client.pk}/contact/", asked())
    contact = current_contact(client)
    assert (page.status_code, contact.version, contact.phone) == (422, 2, False)
    shown = page.content.decode()
    assert 'name="version" value="2"' in shown and "changed meanwhile" in shown


def test_a_page_that_was_open_as_two_records_became_one_counts_for_neither(office):
    kept, gone = office.practice.client, by_telephone()
    address = f"/office/clients/{gone.pk}/contact/"
    office.browser.post(address, asked())
    merge_clients(one=kept, other=gone, by=office.reception, at=NOW)
    page = office.browser.post(address, asked(version=2, words="Mine"))
    assert page.status_code == 422 and "changed meanwhile" in page.content.decode()
    assert current_contact(kept).version == 3 and "Mine" not in current_contact(kept).open("words")


def test_a_code_is_shown_once_and_works(office):
    client = office.practice.client
    address = f"/office/clients/{client.pk}/invite/"
    assert not CODE.search(office.browser.get(address).content.decode())
    shown = office.browser.post(address)
    assert shown["Cache-Control"] == "no-store"
    code = CODE.search(shown.content.decode()).group()
    for path in (address, f"/office/clients/{client.pk}/"):
        assert code not in office.browser.get(path).content.decode()
    typed = {"code": code, "password1": PASSWORD, "password2": PASSWORD}
    Browser().post("/account/welcome/", typed)
    client.account.refresh_from_db()
    assert client.account.check_password(PASSWORD)


def test_a_newer_code_ends_the_one_before(office):
    address = f"/office/clients/{office.practice.client.pk}/invite/"
    first, _ = (
        CODE.search(office.browser.post(address).content.decode()).group() for _ in range(2)
    )
    typed = {"code": first, "password1": PASSWORD, "password2": PASSWORD}
    assert "cannot be used" in Browser().post("/account/welcome/", typed).content.decode()


def test_somebody_without_an_account_gets_no_code(office):
    page = office.browser.post(f"/office/clients/{by_telephone().pk}/invite/").content.decode()
    assert "has no account" in page and not CODE.search(page)


def test_with_another_address_reception_can_say_what_they_sign_in_with_now(office):
    client = by_telephone()
    roles = [Role.CLIENT]
    add_account(name="Tam", address="", roles=roles, by=None, at=NOW, person=client.pk)
    page = office.browser.post(f"/office/clients/{client.pk}/contact/", asked(), follow=True)
    name = Account.objects.get(client=client).open("sign_in")
    assert f"signed out everywhere, and sign in with {name} now" in page.content.decode()
