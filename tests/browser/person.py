"""Somebody at a browser of their own: what they press and fill in, by the names that they read."""

from typing import TYPE_CHECKING

from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import BrowserContext, Locator

if TYPE_CHECKING:
    from tests.browser.house import House

PASSWORD = "four quiet brown horses"


class Person:
    """scripts: whether JavaScript is on. login and secret: once the sign-in is set up."""

    def __init__(self, house: "House", context: BrowserContext, *, scripts: bool) -> None:
        self.house, self.scripts = house, scripts
        self.page = context.new_page()
        self.login, self.secret = "", ""

    def go(self, path: str) -> None:
        self.page.goto(path)
        self._look()

    def press(self, name: str) -> None:
        """The button or link of that name; then there is another page."""
        self.click(self._named(name))

    def click(self, what: Locator) -> None:
        with self.page.expect_navigation():
            what.first.click()
        self._look()

    def open(self, summary: str) -> None:
        """What is folded away under these words."""
        self.page.locator("summary", has_text=summary).first.click()

    def fill(self, /, **typed: str) -> None:
        """By the names of the fields; a choice by its value, ticks by theirs or by "on"."""
        for name, value in typed.items():
            self._fill(name, value)

    def says(self, *words: str) -> bool:
        """Whether the page says all of these."""
        said = " ".join(self.page.locator("main").inner_text().split())
        return all(each in said for each in words)

    def offers(self, name: str) -> bool:
        return self._named(name).count() > 0

    def join(self, login: str, code: str) -> None:
        """With the code of an invitation: a password, an authenticator app, and in."""
        self.login = login
        self.go("/account/welcome/")
        self.fill(code=code, password1=PASSWORD, password2=PASSWORD)
        self.press("Go on")
        self.press("Set up an authenticator app")
        self.secret = self.page.locator("code").first.inner_text()
        self.fill(code=self.code())
        self.press("Go on")
        self.press("I have kept them: go on")

    def arrive(self, keys: dict[str, str], name: str) -> "Person":
        """Signed in already, by one of the keys of House.signed_in."""
        cookie = {"name": "session", "value": keys[name], "url": self.house.server.address}
        self.page.context.add_cookies([cookie])
        return self

    def sign_in(self) -> None:
        """Again, at another time: password, then the app."""
        self.go("/account/login/")
        self.fill(login=self.login, password=PASSWORD)
        self.press("Sign in")
        self.fill(code=self.code())
        self.press("Sign in")

    def be(self, other: "Person") -> "Person":
        """The same person as the other at this browser, signed in a minute later."""
        self.login, self.secret = other.login, other.secret
        self.house.minutes(1)
        self.sign_in()
        return self

    def code(self) -> str:
        """What the authenticator app shows. The app and the server have the house's clock."""
        counter = int(self.house.at.timestamp()) // 30
        return str(totp.format_hotp_value(totp.hotp_value(self.secret, counter)))

    def _look(self) -> None:
        self.house.watch.look(self.page, scripts=self.scripts)

    def _named(self, name: str) -> Locator:
        """A button before a link: “Sign in” stands at the top of the page too."""
        button = self.page.get_by_role("button", name=name, exact=True)
        return button if button.count() else self.page.get_by_role("link", name=name, exact=True)

    def _fill(self, name: str, value: str) -> None:
        field = self.page.locator(f"[name='{name}']")
        kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            field.select_option(value)
        elif kind == "radio":
            self.page.check(f"[name='{name}'][value='{value}']")
        elif kind == "checkbox" and value == "on":
            field.check()
        elif kind == "checkbox":
            for each in value.split():
                self.page.check(f"[name='{name}'][value='{each}']")
        else:
            field.fill(value)
