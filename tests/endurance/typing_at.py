"""Somebody who types a note in a browser of their own, which can be killed without warning."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Browser, Request, Response

from tests.conftest import CHROMIUM, LIGHT
from tests.endurance.server import Mortal
from tests.serving import free_port

WORDS = ("always", "like", "this", "at", "home", "and", "then", "she", "was", "quiet")


class Typist:
    """typed: what stood in the box, with the time. sent: texts that left, and whether "Saved" was
    the answer."""

    def __init__(self, server: Mortal, browser: Browser, script: str = "") -> None:
        people = server.people()
        client = people["clients"][0]
        where = f"/work/courses/{client['course']}/sessions/1/"
        context = browser.new_context()
        session = people["staff"][client["therapist"]]
        self.cookie: Any = {"name": "session", "value": session, "url": server.address}
        context.add_cookies([self.cookie])
        self.typed: list[tuple[float, str]] = []
        self.sent: list[list[Any]] = []
        self.page = context.new_page()
        self.page.set_default_timeout(180_000)
        if script:
            self.page.route("**/autosave*.js", lambda route: route.fulfill(body=script))
        self.page.on("request", self._left)
        self.page.on("response", self._came)
        self.page.goto(server.address + where)

    @property
    def box(self) -> Any:
        return self.page.get_by_label("What happened in the session")

    @property
    def says(self) -> str:
        return self.page.locator("[data-says]").inner_text()

    def type(self, seconds: float) -> None:
        """Words, one after another, for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.add(WORDS[len(self.typed) % len(WORDS)])
            self.page.wait_for_timeout(150)

    def add(self, word: str) -> None:
        self.box.press("Control+End")
        self.box.press_sequentially(f"{word}{len(self.typed)} ")
        self.typed.append((time.monotonic(), self.box.input_value().strip()))

    def _left(self, request: Request) -> None:
        told = parse_qs(request.post_data or "")
        if told.get("action") == ["autosave"]:
            self.sent.append([request, told.get("text", [""])[0].strip(), False])

    def _came(self, response: Response) -> None:
        for each in self.sent:
            if each[0] == response.request and response.status == 200:
                each[2] = True

    @property
    def acknowledged(self) -> int:
        """How many texts left before the newest one that was answered with "Saved"; -1 for none."""
        return max((n for n, (_, _, yes) in enumerate(self.sent) if yes), default=-1)

    def may_be_kept(self, before: str) -> list[str]:
        """The newest acknowledged text, and what left after it. before: what was there at first."""
        newest = self.acknowledged
        after = [text for _, text, _ in self.sent[max(newest, 0) :]]
        return after if newest >= 0 else [before, *after]

    def typed_until(self, moment: float) -> str:
        """What stood in the box then."""
        return next((text for at, text in reversed(self.typed) if at <= moment), "")


def kept(server: Mortal) -> str:
    """The words of the newest note in the database."""
    found = json.loads(server.place.fill("tests.endurance.kept_notes"))
    return found[-1]["text"].strip() if found else ""


@contextmanager
def own_browser(browser: Browser, folder: Path) -> Iterator[tuple[Browser, Any]]:
    """A browser in a process of its own, and how to kill -9 it."""
    port = free_port()
    words = [CHROMIUM, *LIGHT, f"--remote-debugging-port={port}", f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        [*words, "about:blank"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def kill() -> None:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    try:
        yield _connected(browser, port), kill
    finally:
        kill()


def _connected(browser: Browser, port: int) -> Browser:
    for _ in range(100):
        try:
            return browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        except Exception:  # noqa: BLE001  (it has not opened its door yet)
            time.sleep(0.2)
    raise RuntimeError("The browser did not start.")


def script_waiting(seconds: int) -> str:
    """The script of the page, with another pause: a planted fault."""
    source = Path("sixteen/project/static/look/autosave.js").read_text()
    assert "WAIT = 8000" in source
    return source.replace("WAIT = 8000", f"WAIT = {seconds * 1000}")
