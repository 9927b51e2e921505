"""The script that saves a page by itself, at a door that answers when it is told to: no word waits
more than eight seconds, or than the answer to what was sent before it."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.migrated import ROOT

SCRIPT = (ROOT / "sixteen/project/static/look/autosave.js").read_text()
PAGE = """<!doctype html><form data-autosave action="/save"><textarea name="text"></textarea>
<input name="revision" value="0"><span data-says></span><a data-signed-out hidden></a></form>
<script src="/autosave.js"></script>"""


class Slow:
    """One page with a clock of its own. sent: what left and has no answer yet."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self.page.clock.install(time=0)
        self.sent: list[Route] = []
        self.page.route("**/*", self._door)
        self.page.goto("http://late.invalid/")
        # From now on it stands still where nothing moves it.
        self.page.clock.pause_at(3_600_000)

    def _door(self, route: Route) -> None:
        if route.request.method == "POST":
            self.sent.append(route)
        elif route.request.url.endswith(".js"):
            route.fulfill(body=SCRIPT, content_type="text/javascript")
        else:
            route.fulfill(body=PAGE, content_type="text/html")

    def type(self, words: str) -> None:
        self.page.locator("textarea").press_sequentially(words)

    def passes(self, seconds: float) -> None:
        self.page.clock.fast_forward(int(seconds * 1000))

    def sends(self, within: float) -> str:
        """The text that leaves in this time."""
        with self.page.expect_request("**/save", timeout=3_000) as left:
            self.passes(within)
        while not self.sent:  # It has left, and is about to be at the door.
            self.page.evaluate("0")
        return parse_qs(left.value.post_data or "")["text"][0]

    def answer(self, revision: int, **more: Any) -> None:
        said = f"Saved {revision}"
        self.sent.pop().fulfill(json={"saved": said, "revision": revision} | more)
        expect(self.page.locator("[data-says]")).to_have_text(said)


@pytest.fixture
def slow(browser: Browser) -> Iterator[Slow]:
    slow = Slow(browser)
    yield slow
    slow.context.close()


@pytest.mark.parametrize(("takes", "left"), [(5, 3), (25, 0.001)])
def test_what_is_typed_while_a_saving_is_under_way(slow: Slow, takes: float, left: float) -> None:
    slow.type("She ")
    assert slow.sends(8) == "She "
    slow.type("was ")
    slow.passes(takes)
    assert len(slow.sent) == 1, "never two at once"
    slow.answer(1)
    # Eight seconds after it was typed; or at once, where the answer took longer.
    assert slow.sends(left) == "She was "
    slow.answer(2)
    slow.type("quiet.")
    assert slow.sends(8) == "She was quiet."
