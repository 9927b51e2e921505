"""A code works once, within its time, and opening its page uses nothing up."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from sixteen.audit.models import Entry
from sixteen.people import actions
from sixteen.people.models import Account, Invitation
from sixteen.people.permissions import Role
from tests.people.app import app_code, password_step, set_up_app
from tests.people.conftest import NOW, PASSWORD, make_account

pytestmark = pytest.mark.django_db
WELCOME = "/account/welcome/"
NEW = "seven slow green boats"


def fill(browser: Browser, code: str, first: str = NEW, second: str = NEW) -> str:
    answer = browser.post(WELCOME, {"code": code, "password1": first, "password2": second})
    return answer.get("Location", "") or answer.content.decode()


def test_from_the_code_to_the_room(reception: Account) -> None:
    reception.set_unusable_password()
    reception.save()
    _, code = actions.invite(account=reception, by=None, at=timezone.now())
    browser = Browser()
    assert fill(browser, code.lower().replace("-", " ")) == "/place/"
    assert browser.get("/place/")["Location"] == "/account/"
    set_up_app(browser)
    assert browser.get("/place/")["Location"] == "/office/"
    assert "cannot be used" in fill(Browser(), code)


def test_opening_the_page_uses_nothing_up_and_tells_nothing(reception: Account) -> None:
    _, code = actions.invite(account=reception, by=None, at=timezone.now())
    good = Browser().get(f"{WELCOME}{code}/")
    bad = Browser().get(f"{WELCOME}AAAA-AAAA-AAAA-AAAA/")
    assert good.status_code == bad.status_code == 200
    assert "Rosa" not in good.content.decode()
    assert Invitation.objects.get().used_at is None
    assert fill(Browser(), code) == "/place/"


def test_a_code_works_once(reception: Account) -> None:
    _, code = actions.invite(account=reception, by=None, at=NOW)
    actions.accept_invitation(code=code, password=NEW, at=NOW)
    with pytest.raises(actions.InvitationRefused):
        actions.accept_invitation(code=code, password=PASSWORD, at=NOW)
    reception.refresh_from_db()
    assert reception.check_password(NEW)


def test_a_code_works_for_fourteen_days(reception: Account) -> None:
    _, code = actions.invite(account=reception, by=None, at=NOW)
    with pytest.raises(actions.InvitationRefused):
        actions.accept_invitation(code=code, password=NEW, at=NOW + timedelta(days=14))
    end = NOW + timedelta(days=14) - timedelta(seconds=1)
    assert actions.accept_invitation(code=code, password=NEW, at=end) == reception


def test_a_new_code_ends_the_one_before(reception: Account) -> None:
    _, first = actions.invite(account=reception, by=None, at=NOW)
    _, second = actions.invite(account=reception, by=None, at=NOW)
    with pytest.raises(actions.InvitationRefused):
        actions.accept_invitation(code=first, password=NEW, at=NOW)
    actions.accept_invitation(code=second, password=NEW, at=NOW)


def test_a_code_does_not_open_a_closed_account(reception: Account) -> None:
    _, code = actions.invite(account=reception, by=None, at=NOW)
    actions.close_account(account=reception, by=None, at=NOW)
    with pytest.raises(actions.InvitationRefused):
        actions.accept_invitation(code=code, password=NEW, at=NOW)


def test_the_code_is_nowhere_at_rest(reception: Account) -> None:
    invitation, code = actions.invite(account=reception, by=None, at=NOW)
    assert code.replace("-", "") not in str(vars(invitation))
    assert not Entry.objects.filter(thing_id__contains=code[:4]).exists()


def test_a_new_password_ends_sign_ins_and_still_asks_for_the_second_step(
    reception: Account,
) -> None:
    old = Browser()
    password_step(old, "desk@example.org")
    secret = set_up_app(old)
    _, code = actions.invite(account=reception, by=None, at=timezone.now())
    new = Browser()
    assert fill(new, code) == reverse("mfa_authenticate")
    assert new.get("/place/")["Location"].startswith(reverse("account_login"))
    assert old.get("/place/")["Location"].startswith(reverse("account_login"))
    other = Browser()
    password_step(other, "desk@example.org", NEW)
    other.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert other.get("/place/")["Location"] == "/office/"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("", "", "Enter choose a password"),
        ("short", "short", "at least 12"),
        ("password1234", "password1234", "too common"),
        (NEW, NEW + "s", "not the same"),
    ],
)
def test_what_is_wrong_is_said_and_uses_nothing_up(
    reception: Account, first: str, second: str, words: str
) -> None:
    _, code = actions.invite(account=reception, by=None, at=timezone.now())
    page = fill(Browser(), code, first, second)
    assert words.replace("Enter choose a password", "Choose a password.") in page
    assert code in page
    assert fill(Browser(), code) == "/place/"


def test_guessing_codes_is_slowed_down(db: None) -> None:
    browser = Browser()
    for _ in range(10):
        assert "cannot be used" in fill(browser, "AAAA-AAAA-AAAA-AAAA")
    answer = browser.post(WELCOME, {"code": "A", "password1": NEW, "password2": NEW})
    assert answer.status_code == 429


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_service_starts_with_one_command(db: None) -> None:
    text = said("add_staff", "Ann Lee", "ann@example.org", "service-lead", "therapist")
    code = text.split("14 days: ")[1].split("\n")[0]
    account = actions.accept_invitation(code=code, password=NEW, at=timezone.now())
    assert account.roles == {Role.SERVICE_LEAD, Role.THERAPIST}
    assert account.therapist.public_name == "Ann Lee"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("Ann", "ann@example.org", "boss"), "There is no role"),
        (("Ann", "ann@example.org", "client"), "There is no role"),
        (("Ann", "not-an-address", "reception"), "not an e-mail address"),
        ((" ", "ann@example.org", "reception"), "Say their name"),
        (("Ann", "rosa@example.org", "reception"), "already"),
    ],
)
def test_a_command_that_cannot_be_done_says_why(words: tuple[str, ...], problem: str) -> None:
    make_account(Role.THERAPIST)
    with pytest.raises(CommandError, match=problem):
        said("add_staff", *words)
    assert Account.objects.count() == 1


def test_a_lost_second_step_is_forgotten_with_the_password(therapist: Account) -> None:
    browser = Browser()
    password_step(browser, "rosa@example.org")
    set_up_app(browser)
    code = said("invite", "rosa@example.org", "--lost-second-step").split("14 days: ")[1].strip()
    assert browser.get("/place/")["Location"].startswith(reverse("account_login"))
    assert "do not fit" in password_step(Browser(), "rosa@example.org").content.decode()
    new = Browser()
    assert fill(new, code) == "/place/"
    assert new.get("/place/")["Location"] == "/account/"
    with pytest.raises(CommandError, match="Nobody"):
        said("invite", "nobody@example.org")
