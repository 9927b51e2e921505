"""A practice with a server of its own, people at their browsers, and a clock over all of them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.serving import Server, serving

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PASSWORD = "four quiet brown horses"


class House:
    """at: the instant on every clock; move it with `until`."""

    def __init__(self, folder: Path, browser: Browser, server: Server) -> None:
        self.folder, self.browser, self.server = folder, browser, server
        self.codes = json.loads((folder / "codes.json").read_text())
        self.hosts: set[str] = set()
        self.checked: set[str] = set()
        self.faults: list[str] = []

    @classmethod
    @contextmanager
    def open(cls, folder: Path, browser: Browser, at: str = "2027-01-11T09:00+00:00") -> Iterator:
        clock = folder / "clock"
        clock.write_text(at)
        env = {"SIXTEEN_TEST_CLOCK": str(clock), "SIXTEEN_THREADS": "1"}
        fill = ("tests.browser.fill", str(folder))
        with serving(folder, *fill, app="tests.browser.clocked:application", **env) as server:
            yield cls(folder, browser, server)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat((self.folder / "clock").read_text())

    def until(self, when: datetime) -> None:
        (self.folder / "clock").write_text(when.isoformat())

    def minutes(self, minutes: int) -> None:
        self.until(self.at + timedelta(minutes=minutes))

    def run(self, *words: str) -> None:
        """A module of tests, in this practice."""
        env = self.server.place.env
        subprocess.run([sys.executable, "-m", *words], env=env, check=True)

    def person(self, *, scripts: bool = True, width: int = 1280) -> "Person":
        context = self.browser.new_context(
            base_url=self.server.address,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale="en-GB",
        )
        context.on("request", self._note)
        return Person(self, context)

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https"):
            self.hosts.add(parts.netloc)


class Person:
    """Somebody at a browser of their own. scripts is off where JavaScript is."""

    def __init__(self, house: House, context: BrowserContext) -> None:
        self.house, self.page = house, context.new_page()
        self.secret = ""
        self.page.on("response", self._answered)
        self.page.on("pageerror", lambda error: house.faults.append(f"script: {error}"))

    def _answered(self, response: Any) -> None:
        if response.status >= 500:
            self.house.faults.append(f"{response.status} {response.url}")

    def go(self, path: str) -> Page:
        self.page.goto(path)
        return self.look()

    def press(self, name: str) -> Page:
        """A button or a link of that name; the page after it."""
        named = self.page.get_by_role("button", name=name, exact=True)
        if not named.count():
            named = self.page.get_by_role("link", name=name, exact=True)
        named.first.click()
        self.page.wait_for_load_state("load")
        return self.look()

    def fill(self, **typed: str) -> None:
        """By the names of the fields; a choice by its value, a tick by "on"."""
        for name, value in typed.items():
            self._fill(name, value)

    def _fill(self, name: str, value: str) -> None:
        field = self.page.locator(f"[name='{name}']")
        kind = field.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            field.select_option(value)
        elif kind == "radio":
            self.page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            for each in value.split():
                ticks = (
                    field
                    if value == "on"
                    else self.page.locator(f"[name='{name}'][value='{each}']")
                )
                ticks.check()
        else:
            field.fill(value)

    def look(self) -> Page:
        """Check a kind of page once, with axe."""
        kind = _kind(urlsplit(self.page.url).path) + self.page.title()
        if kind in self.house.checked:
            return self.page
        self.house.checked.add(kind)
        self.page.evaluate(AXE)
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)
        for fault in found["violations"]:
            where = "; ".join(node["html"][:120] for node in fault["nodes"][:3])
            self.house.faults.append(f"{self.page.url}: {fault['id']}: {fault['help']}: {where}")
        return self.page

    def says(self, words: str) -> bool:
        return words in " ".join(self.page.locator("main").inner_text().split())

    def join(self, code: str) -> None:
        """With the code of an invitation: a password, an authenticator app, and in."""
        self.go("/account/welcome/")
        self.fill(code=code, password1=PASSWORD, password2=PASSWORD)
        self.press("Go on")
        self.press("Set up an authenticator app")
        self.secret = self.page.locator("code").first.inner_text()
        self.fill(code=self._code())
        self.press("Go on")
        self.go("/place/")

    def sign_in(self, login: str) -> None:
        """Again, at another time: password, then the app."""
        self.house.minutes(1)
        self.go("/account/login/")
        self.fill(login=login, password=PASSWORD)
        self.press("Sign in")
        self.fill(code=self._code())
        self.press("Go on")

    def _code(self) -> str:
        counter = int(self.house.at.timestamp()) // 30
        return str(totp.format_hotp_value(totp.hotp_value(self.secret, counter)))


def _kind(path: str) -> str:
    parts = path.strip("/").split("/")
    return "/".join(
        "*" if any(c.isdigit() for c in part) or len(part) > 24 else part for part in parts
    )
