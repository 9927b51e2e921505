"""Every way in, for clients and for staff; and every way that must stay shut."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client as Browser
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.people import actions
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from tests.people.app import app_code, password_step, set_up_app
from tests.people.conftest import NOW, make_account, make_client
from tests.people.signing import sign_in

pytestmark = pytest.mark.django_db
CHOICE = "/account/"


def place(browser: Browser) -> Any:
    return browser.get("/place/")


def ask_for_a_code(browser: Browser, who: str) -> Any:
    return browser.post(reverse("account_request_login_code"), {"email": who}, follow=True)


def the_code(letters: list[Any]) -> str:
    return re.search(r"code is (\d+)", letters[-1].body).group(1)


@pytest.mark.parametrize("role", [*Role])
def test_a_password_alone_opens_the_set_up_and_nothing_else(role: Role, db: None) -> None:
    make_account(role)
    browser = Browser()
    password_step(browser, "rosa@example.org")
    for path in ("/place/", "/my/", "/work/", "/office/", "/", reverse("account_change_password")):
        assert browser.get(path)["Location"] == CHOICE, path
    assert browser.get(CHOICE).status_code == 200
    assert browser.get(reverse("mfa_activate_totp")).status_code == 200


@pytest.mark.parametrize(("role", "room"), [(Role.THERAPIST, "/work/"), (Role.CLIENT, "/my/")])
def test_password_and_app_lead_to_the_room(role: Role, room: str) -> None:
    account = make_account(role)
    browser = Browser()
    assert password_step(browser, "Rosa@Example.org ")["Location"] == "/place/"
    secret = set_up_app(browser)
    assert place(browser)["Location"] == room
    cache.clear()

    again = Browser()
    step = password_step(again, "rosa@example.org")
    assert step["Location"] == reverse("mfa_authenticate")
    assert place(again)["Location"].startswith(reverse("account_login"))
    assert again.post(step["Location"], {"code": "000000"}).status_code == 200
    assert place(again)["Location"].startswith(reverse("account_login"))
    assert again.post(step["Location"], {"code": app_code(secret)})["Location"] == "/place/"
    assert place(again)["Location"] == room
    entry = Entry.objects.filter(action="sign-in", actor=account.pk).latest("at")
    assert entry.fields == "password,mfa"


def test_recovery_codes_are_shown_once_where_they_were_made(therapist: Account) -> None:
    """Looking writes nothing: a browser that loads a page ahead uses nothing up elsewhere."""
    view, maker, other = reverse("mfa_view_recovery_codes"), Browser(), Browser()
    password_step(maker, "rosa@example.org")
    set_up_app(maker)
    kept = list(Authenticator.objects.order_by("pk").values())
    elsewhere = sign_in(other, therapist).get(view).content.decode()
    assert "10 that are not used yet" in elsewhere and "<code>" not in elsewhere
    assert maker.get(view).content.decode().count("<code>") == 10
    assert "<code>" not in maker.get(view).content.decode()
    assert list(Authenticator.objects.order_by("pk").values()) == kept
    assert other.post(reverse("mfa_generate_recovery_codes"))["Location"] == view
    assert other.get(view).content.decode().count("<code>") == 10
    assert Entry.objects.filter(action="new-recovery-codes", actor=therapist.pk).count() == 1


def test_a_recovery_code_opens_once(therapist: Account) -> None:
    browser = Browser()
    password_step(browser, "rosa@example.org")
    set_up_app(browser)
    page = browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    assert codes[0] not in browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    for expected in (302, 200):
        other = Browser()
        password_step(other, "rosa@example.org")
        answer = other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert answer.status_code == expected


def test_a_session_from_before_the_second_step_was_set_up_is_not_let_in(
    therapist: Account,
) -> None:
    early, later = Browser(), Browser()
    password_step(early, "rosa@example.org")
    password_step(later, "rosa@example.org")
    set_up_app(later)
    assert place(later)["Location"] == "/work/"
    assert place(early)["Location"] == reverse("account_login")
    assert "_auth_user_id" not in early.session


def test_wrong_password_unknown_person_and_closed_account_get_one_answer(
    therapist: Account,
) -> None:
    closed = make_account(Role.THERAPIST, address="gone@example.org")
    closed.is_active = False
    closed.save()
    tries = [
        ("rosa@example.org", "something else"),
        ("nobody@example.org", "something else"),
        ("gone@example.org", "something else"),
    ]
    answers = []
    for who, password in tries:
        page = password_step(Browser(), who, password)
        assert page.status_code == 200
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
        answers.append(text.replace(who, ""))
    assert "do not fit together" in answers[0]
    assert answers[0] == answers[1] == answers[2]
    assert Entry.objects.filter(action="denied-sign-in").count() == 3


def test_a_closed_account_gets_no_further_with_its_password(therapist: Account) -> None:
    browser = sign_in(Browser(), therapist)
    assert place(browser)["Location"] == "/work/"
    therapist.is_active = False
    therapist.save()
    assert place(browser)["Location"].startswith(reverse("account_login"))
    assert password_step(Browser(), "rosa@example.org")["Location"] == reverse("account_login")


def test_tries_at_one_account_are_counted(therapist: Account) -> None:
    for _ in range(5):
        assert "do not fit" in password_step(Browser(), "rosa@example.org", "no").content.decode()
    page = password_step(Browser(), "rosa@example.org").content.decode()
    assert "too many tries" in page


def test_a_client_comes_in_with_a_code_by_e_mail(client_record: Client, letters: list[Any]) -> None:
    browser = Browser()
    page = ask_for_a_code(browser, "MINA@example.org").content.decode()
    assert "mina" not in page.lower()
    assert "index.invalid" not in page
    assert [letter.to for letter in letters] == [["mina@example.org"]]
    assert letters[0].subject == "Your code"
    for word in ("therap", "session", "appointment", "Practice", "mental"):
        assert word not in letters[0].body + letters[0].subject
    confirm = reverse("account_confirm_login_code")
    assert browser.post(confirm, {"code": "12345678"}).status_code == 200
    assert browser.post(confirm, {"code": the_code(letters)}).status_code == 302
    assert place(browser)["Location"] == "/my/"


@pytest.mark.parametrize(
    "fault", [OSError("mina@example.org"), ValueError("mina@example.org has a line end")]
)
def test_a_code_that_cannot_be_sent_is_logged_without_the_address(
    client_record: Client, fault: Exception, monkeypatch: Any, caplog: Any
) -> None:
    def fail(message: EmailMessage) -> int:
        raise fault

    monkeypatch.setattr(EmailMessage, "send", fail)
    assert "a code is on its way" in ask_for_a_code(Browser(), "mina@example.org").content.decode()
    assert type(fault).__name__ in caplog.text and "mina" not in caplog.text


def test_a_code_is_for_the_browser_that_asked_and_for_one_use(
    client_record: Client, letters: list[Any]
) -> None:
    browser, other = Browser(), Browser()
    ask_for_a_code(browser, "mina@example.org")
    confirm = reverse("account_confirm_login_code")
    assert other.post(confirm, {"code": the_code(letters)})["Location"] != "/place/"
    ask_for_a_code(other, "nobody@example.org")
    assert other.post(confirm, {"code": the_code(letters)}).status_code == 200
    browser.post(confirm, {"code": the_code(letters)})
    browser.post(reverse("account_logout"))
    assert browser.post(confirm, {"code": the_code(letters)})["Location"] != "/place/"
    assert place(browser)["Location"].startswith(reverse("account_login"))


def test_five_wrong_codes_end_the_try(client_record: Client, letters: list[Any]) -> None:
    browser = Browser()
    ask_for_a_code(browser, "mina@example.org")
    confirm = reverse("account_confirm_login_code")
    for _ in range(5):
        browser.post(confirm, {"code": "00000000"})
    browser.post(confirm, {"code": the_code(letters)})
    assert place(browser)["Location"].startswith(reverse("account_login"))


def same(page: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())


def test_who_gets_no_code_gets_the_same_answer(
    client_record: Client, therapist: Account, letters: list[Any]
) -> None:
    make_client("quiet@example.org", allow_email=False)
    asked = ["mina@example.org", "quiet@example.org", "rosa@example.org", "nobody@example.org"]
    answers = [same(ask_for_a_code(Browser(), who)) for who in asked]
    assert len(set(answers)) == 1
    assert [letter.to for letter in letters] == [["mina@example.org"]]


def test_two_people_who_share_a_mailbox_get_no_codes(letters: list[Any]) -> None:
    first, second = make_client("both@example.org"), make_client("both@example.org")
    names = [one.account.open("sign_in") for one in (first, second)]
    assert names[0] == "both@example.org"
    assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}", names[1])
    for who in names:
        ask_for_a_code(Browser(), who)
    assert letters == []
    browser = Browser()
    password_step(browser, names[1].lower().replace("-", " "))
    assert browser.session["_auth_user_id"] == str(second.account.pk)


def test_a_code_does_not_open_a_client_who_has_a_second_step(
    client_record: Client, letters: list[Any]
) -> None:
    first = Browser()
    password_step(first, "mina@example.org")
    set_up_app(first)
    browser = Browser()
    ask_for_a_code(browser, "mina@example.org")
    answer = browser.post(reverse("account_confirm_login_code"), {"code": the_code(letters)})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert place(browser)["Location"].startswith(reverse("account_login"))


def test_a_client_who_becomes_staff_is_asked_for_more_than_a_code(client_record: Client) -> None:
    account = client_record.account
    browser = sign_in(Browser(), account, method="code")
    assert place(browser)["Location"] == "/my/"
    actions.give_role(account=account, role=Role.RECEPTION, by=None, at=NOW)
    assert place(browser)["Location"] == CHOICE


def test_signing_in_gives_the_session_a_new_name(therapist: Account) -> None:
    browser = Browser()
    browser.get(reverse("account_login"))
    session = browser.session
    session["kept"] = "yes"
    session.save()
    planted = session.session_key
    browser.cookies["session"] = planted
    password_step(browser, "rosa@example.org")
    after_password = browser.session.session_key
    assert after_password != planted
    set_up_app(browser)
    assert browser.session.session_key not in (planted, after_password)
    thief = Browser()
    thief.cookies["session"] = planted
    assert place(thief)["Location"].startswith(reverse("account_login"))


def test_a_way_out_is_a_button_and_ends_the_session(therapist: Account) -> None:
    browser = sign_in(Browser(), therapist)
    browser.get(reverse("account_logout"))
    assert place(browser)["Location"] == "/work/"
    browser.post(reverse("account_logout"))
    assert place(browser)["Location"].startswith(reverse("account_login"))


def test_next_leads_only_to_our_own_pages(therapist: Account) -> None:
    login = reverse("account_login")
    said = {"login": "rosa@example.org", "password": "four quiet brown horses"}
    assert Browser().post(f"{login}?next=/work/", said)["Location"] == "/work/"
    away = Browser().post(f"{login}?next=https://elsewhere.example/", said)
    assert away["Location"] == "/place/"
