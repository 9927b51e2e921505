"""The editor of the public pages: one permission, our own sign-in, nothing that lists people."""

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from sixteen.audit.models import Entry
from sixteen.audit.recording import record
from sixteen.people.models import Account, GroupHeld
from sixteen.people.permissions import Role
from sixteen.project import rounds
from sixteen.project.rounds import one_round
from sixteen.website.cms.urls import leaves, urlpatterns
from sixteen.website.models import HomePage, PlainPage, PrivacyPage
from tests.people.app import password_step, set_up_app
from tests.people.conftest import PASSWORD, make_account
from tests.people.signing import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> Account:
    return make_account(Role.SERVICE_LEAD)


def policy(answer: HttpResponse) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: words for name, _, words in parts}


def test_the_service_lead_edits_and_is_called_by_their_name(lead):
    page = sign_in(Browser(), lead).get("/cms/")
    words = page.content.decode()
    assert page.status_code == 200 and "Rosa Lind" in words and "index.invalid" not in words


def test_every_list_of_the_editor_opens(lead):
    browser = sign_in(Browser(), lead)
    for path in ("pages/", "pages/search/?q=fees", "images/", "redirects/", "review/"):
        assert browser.get(f"/cms/{path}").status_code == 200, path


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SERVICE_LEAD])
def test_nobody_else_finds_it(role):
    browser = sign_in(Browser(), make_account(role))
    for path in ("/cms/", "/cms/pages/", "/cms/login/", "/cms/images/", "/cms/nowhere/"):
        assert browser.get(path).status_code == 404, path


def test_whoever_is_not_signed_in_is_sent_to_our_own_sign_in():
    for path in ("/cms/", "/cms/login/", "/cms/password_reset/", "/cms/images/"):
        assert Browser().get(path)["Location"].startswith("/account/login/?next=/cms/"), path


def test_the_editors_own_sign_in_takes_no_password(lead):
    browser = Browser()
    typed = {"username": lead.email, "login": "rosa@example.org", "password": PASSWORD}
    answer = browser.post("/cms/login/?next=/cms/", typed)
    assert answer.status_code == 403
    assert "_auth_user_id" not in browser.session


def test_a_password_alone_does_not_open_it(lead):
    browser = Browser()
    password_step(browser, "rosa@example.org")
    for path in ("/cms/", "/cms/login/", "/cms/pages/", "/cms/api/main/pages/", "/cms/sprite/"):
        assert browser.get(path)["Location"] == "/account/", path
    set_up_app(browser)
    assert browser.get("/cms/").status_code == 200


def test_what_signs_in_or_lists_people_is_shut(lead):
    browser = sign_in(Browser(), lead)
    shut = (
        *("users/", "users/new/", f"users/edit/{lead.pk}/", f"users/delete/{lead.pk}/", "groups/"),
        *("reports/site-history/", "reports/locked/", "reports/aging-pages/", "workflows/list/"),
        *("password_reset/", "failwhale/", f"bulk/people/account/delete/?id={lead.pk}"),
    )
    for path in shut:
        assert browser.get(f"/cms/{path}").status_code == 404, path
        assert browser.post(f"/cms/{path}").status_code == 404, path
    assert Account.objects.filter(pk=lead.pk).exists()


def test_sign_in_and_account_lead_to_ours(lead):
    browser = sign_in(Browser(), lead)
    assert browser.get("/cms/login/")["Location"] == "/cms/"
    assert browser.get("/cms/account/")["Location"] == "/account/"
    assert browser.post("/cms/logout/")["Location"] == "/account/logout/"


def test_every_address_of_the_editor_asks_for_the_permission(lead):
    """Also those that Wagtail itself leaves open."""
    routes = [route for route, _ in leaves(urlpatterns)]
    assert len(routes) > 120 and {"sprite/", "jsi18n/", "api/main/^pages/"} <= set(routes)
    browser = sign_in(Browser(), make_account(Role.RECEPTION, address="desk@example.org"))
    for name in ("wagtailadmin_sprite", "wagtailadmin_javascript_catalog"):
        assert browser.get(reverse(name)).status_code == 404


def test_the_editor_has_a_policy_of_its_own_and_no_other_page_has_it(lead):
    browser = sign_in(Browser(), lead)
    theirs, ours = policy(browser.get("/cms/")), policy(browser.get("/office/enquiries/"))
    assert theirs["script-src"] == "'self' 'unsafe-inline'" and "nonce" not in str(theirs)
    assert theirs["frame-ancestors"] == "'self'" and theirs["default-src"] == "'none'"
    assert ours["script-src"] == ours["style-src"] == "'self'"
    assert ours["frame-ancestors"] == "'none'" and "frame-src" not in ours
    assert policy(browser.get("/cms"))["script-src"] == "'self'"


def test_the_editor_asks_nobody_elsewhere_for_news_or_faces(lead):
    words = sign_in(Browser(), lead).get("/cms/").content.decode()
    assert "releases.wagtail" not in words and "gravatar" not in words


@pytest.fixture
def own_host(settings):
    settings.CMS_HOST = "edit.example.org"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "edit.example.org"]


def test_a_host_of_its_own_has_the_editor_and_the_sign_in(lead, own_host):
    browser = sign_in(Browser(headers={"host": "edit.example.org"}), lead)
    assert browser.get("/cms/").status_code == 200
    assert browser.get("/account/").status_code == 200
    assert browser.get("/")["Location"] == "/cms/"
    for path in ("/book/", "/office/", "/work/"):
        assert browser.get(path).status_code == 404, path


def test_the_editor_is_then_nowhere_else(lead, own_host):
    browser = sign_in(Browser(), lead)
    assert browser.get("/cms/").status_code == 404
    assert browser.get("/office/enquiries/").status_code == 200


def test_the_table_of_groups_stays_empty(lead):
    from django.contrib.auth.models import Group

    group = Group.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupHeld.objects.create(account=lead, group=group)


def test_whoever_may_not_edit_may_nothing_of_what_wagtail_asks():
    lead, desk = make_account(Role.SERVICE_LEAD), make_account(Role.RECEPTION, address="d@x.test")
    assert lead.is_superuser and lead.has_perm("wagtailadmin.access_admin")
    assert not desk.is_superuser and not desk.has_perm("wagtailadmin.access_admin")
    lead.is_active = False
    assert not lead.is_superuser and not lead.has_perm("wagtailcore.add_site")


def test_what_is_to_appear_by_now_appears_with_the_next_round(client):
    at = timezone.now()
    page = PlainPage(title="New rooms", slug="new-rooms", live=False, go_live_at=at)
    HomePage.objects.get().add_child(instance=page)
    page.save_revision(approved_go_live_at=at)
    assert client.get("/new-rooms/").status_code == 404
    one_round(at=timezone.now())
    assert client.get("/new-rooms/").status_code == 200


def test_a_page_that_cannot_appear_keeps_nothing_from_being_sealed(db, monkeypatch):
    def fails(*words, **more):
        raise ValueError("planted")

    monkeypatch.setattr(rounds, "call_command", fails)
    record("say-something", by=None, at=timezone.now())
    with pytest.raises(ValueError, match="planted"):
        one_round(at=timezone.now())
    assert not Entry.objects.filter(seal=None).exists()


@pytest.mark.parametrize("kind", [HomePage, PrivacyPage])
def test_what_is_needed_has_no_day_on_which_it_goes(lead, kind):
    page = kind.objects.get()
    words = sign_in(Browser(), lead).get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert 'name="review_by"' in words and "expire_at" not in words


def test_an_editor_that_is_left_open_keeps_nobody_signed_in(lead):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser = sign_in(Browser(), lead)
        assert browser.get("/cms/").status_code == 200
        for _ in range(settings.IDLE_MINUTES + 1):
            clock.shift(60)
            browser.get("/cms/editing-sessions/ping/")
        assert browser.get("/cms/").status_code == 302
