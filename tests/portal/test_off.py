"""My pages, switched off: nobody is signed in as me any more, and nothing says that I was here."""

import pytest
from django.test import Client as Browser
from django.urls import reverse

from sixteen.people.actions.portal_off import switch_pages_off, switch_pages_on
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.people.refusals import NotAllowed
from tests.people.app import password_step
from tests.people.conftest import PASSWORD
from tests.people_of import audited
from tests.portal.house import NOW, account, browser_of

pytestmark = pytest.mark.django_db


def test_off_ends_every_sign_in_at_once_and_only_reception_switches_on(practice):
    mina, other = practice.client, practice.house.client("Noor Haddad")
    here, elsewhere, noors = browser_of(mina), browser_of(mina), browser_of(other)
    left = here.post(reverse("portal:off"))
    assert left["Refresh"] == "0; url=https://www.bbc.co.uk/weather"
    assert "Practice" not in left.content.decode()
    for browser in (here, elsewhere):
        assert browser.get("/my/").status_code == 302
    assert noors.get("/my/").status_code == 200
    with pytest.raises(NotAllowed):
        switch_pages_on(client=mina, by=practice.therapist, at=NOW)
    rae = account(Role.RECEPTION, name="Rae")
    switch_pages_on(client=mina, by=rae, at=NOW)
    assert browser_of(Account.objects.get(pk=mina.account_id).client).get("/my/").status_code == 200
    assert audited("switch-pages-off") == audited("switch-pages-on") == 1
    with pytest.raises(NotAllowed):
        switch_pages_off(client=mina, by=practice.therapist, at=NOW)


def test_a_wrong_password_reads_the_same_before_and_after(practice):
    mina, said = practice.client, []
    for _ in range(2):
        answer = password_step(Browser(), "mina@example.org", PASSWORD + "!")
        said.append(answer.content.decode().partition("error-summary")[2])
        switch_pages_off(client=mina, by=mina.account, at=NOW)
    before, after = (each.partition("<form")[0] for each in said)
    assert before == after and "fit together" in before


def test_the_tab_has_the_neutral_name_where_there_is_one(practice, settings):
    settings.PORTAL_NAME = "My pages"
    page = browser_of(practice.client).get(reverse("portal:contact")).content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title.endswith("· My pages") and "called “My pages”" in page
