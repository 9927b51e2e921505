"""A practice with a server of its own, people at their browsers, and a clock over all of them."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import clock
from tests.browser.keys import ByKeys
from tests.browser.person import Person
from tests.browser.watch import Watch
from tests.place import on_postgresql
from tests.serving import Server, serving


class House:
    """at: the instant on every clock; move it with `until`. codes: invitations by address."""

    def __init__(self, folder: Path, browser: Browser, server: Server) -> None:
        self.folder, self.browser, self.server = folder, browser, server
        self.codes = json.loads((folder / "codes.json").read_text())
        # The same pages twice: axe takes half a minute, and looks in the run on SQLite.
        axe, host = not on_postgresql(), f"127.0.0.1:{server.port}"
        self.watch = Watch(host, axe=axe, at_night=bool(os.environ.get("SIXTEEN_TEST_LONG")))

    @classmethod
    @contextmanager
    def open(
        cls, folder: Path, browser: Browser, at: str = "2027-01-11T08:30+00:00"
    ) -> Iterator["House"]:
        clock.put_on(folder / "clock", datetime.fromisoformat(at))
        env = {"SIXTEEN_TEST_CLOCK": str(folder / "clock"), "SIXTEEN_THREADS": "1"}
        fill = ("tests.browser.fill", str(folder))
        with serving(folder, *fill, app="tests.browser.clocked:application", **env) as server:
            try:
                yield cls(folder, browser, server)
            finally:
                for context in browser.contexts:
                    context.close()

    @property
    def at(self) -> datetime:
        return clock.now(self.folder / "clock")

    def until(self, when: datetime | str) -> None:
        """Then it is that time, for everybody. A str is one in UTC: "2027-01-12T10:00"."""
        moment = when if isinstance(when, datetime) else datetime.fromisoformat(f"{when}+00:00")
        clock.put_on(self.folder / "clock", moment)

    def minutes(self, minutes: int) -> None:
        self.until(self.at + timedelta(minutes=minutes))

    def run(self, *words: str) -> str:
        """A module of tests, in this practice; what it printed."""
        return self.server.place.fill(*words)

    def signed_in(self) -> dict[str, str]:
        """Keys of sessions, by name, as if each had signed in just now."""
        found: dict[str, str] = json.loads(self.run("tests.browser.signed_in", str(self.folder)))
        return found

    def person(self, *, scripts: bool = True, width: int = 1280, keys: bool = False) -> Person:
        """keys: they have a keyboard and nothing else."""
        context = self.browser.new_context(
            base_url=self.server.address,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale="en-GB",
            color_scheme="light",
            reduced_motion="reduce",
        )
        self.watch.over(context)
        return (ByKeys if keys else Person)(self, context, scripts=scripts)
