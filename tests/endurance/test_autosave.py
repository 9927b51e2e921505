"""A note while server or browser die: nothing acknowledged is lost, and at most ten seconds."""

import random
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.endurance.server import Mortal, mortal
from tests.endurance.typing_at import Typist, kept, own_browser, script_waiting

SEED, AT_MOST = 16, 10.0


def says(who: Typist, words: str) -> None:
    expect(who.page.locator("[data-says]")).to_contain_text(words, timeout=180_000)


def test_what_a_page_says(tmp_path: Path, browser: Browser) -> None:
    """Saved; not saved while the server is down; signed out; another window. Nothing is lost."""
    with mortal(tmp_path, 1) as server:
        server.start()
        other, who = Typist(server, browser), Typist(server, browser)
        for each in (who, other):
            each.page.clock.install()
        who.add("quiet")
        assert who.says == ""
        who.page.clock.fast_forward(8_000)
        says(who, "Saved ")
        assert kept(server) == who.typed[-1][1]
        server.kill()
        who.add("angry")
        who.page.clock.fast_forward(8_000)
        says(who, "Not saved")
        server.start()
        who.page.clock.fast_forward(4_000)
        says(who, "Saved ")
        assert kept(server) == who.typed[-1][1] == "quiet0 angry1"
        who.page.context.clear_cookies()
        who.add("sad")
        who.page.clock.fast_forward(8_000)
        says(who, "you are signed out")
        assert who.box.input_value().strip() == "quiet0 angry1 sad2"
        expect(who.page.get_by_role("link", name="Sign in in another tab")).to_be_visible()
        who.page.context.add_cookies([who.cookie])
        who.page.clock.fast_forward(4_000)
        says(who, "Saved ")
        other.add("mine")
        other.page.clock.fast_forward(8_000)
        says(other, "another window")
        assert kept(server) == "quiet0 angry1 sad2"
        other.page.get_by_role("button", name="Save as a draft").click()
        words = other.page.content()
        assert "mine0" in words and "quiet0 angry1 sad2" in words


def server_dies(server: Mortal, browser: Browser, chance: random.Random, script: str) -> None:
    before = kept(server)
    who = Typist(server, browser, script)
    before = before or who.box.input_value().strip()
    who.type(chance.uniform(1, 9))
    if chance.random() < 0.5:
        # In the moment after it said "Saved", where a promise that is not kept would show.
        with who.page.expect_response(lambda answer: "/note/" in answer.url, timeout=180_000):
            who.type(0.3)
        who.page.wait_for_timeout(chance.uniform(0, 60))
    server.kill()
    now = kept(server)
    assert now in who.may_be_kept(before), f"an acknowledged note is lost: {now[-60:]}"
    who.type(chance.uniform(0.5, 3))
    server.start()
    says(who, "Saved ")
    who.type(0.3)
    with who.page.expect_response(lambda answer: answer.status == 200, timeout=180_000):
        pass
    assert kept(server) == who.sent[-1][1], "what was typed while it was down is lost"
    who.page.context.close()


def browser_dies(
    server: Mortal, browser: Browser, chance: random.Random, script: str, folder: Path
) -> None:
    before = kept(server)
    with own_browser(browser, folder) as (own, kill):
        who = Typist(server, own, script)
        who.type(chance.uniform(3, 22))
        died = time.monotonic()
        kill()
    now = kept(server)
    assert now in who.may_be_kept(before), f"an acknowledged note is lost: {now[-60:]}"
    safe = who.typed_until(died - AT_MOST)
    assert now.startswith(safe), f"more than ten seconds are lost: {len(now)} of {len(safe)}"


def killed(folder: Path, browser: Browser, times: int, script: str = "", **env: Any) -> None:
    chance = random.Random(SEED)
    with mortal(folder, 1) as server:
        server.place.env |= env
        server.start()
        for number in range(times):
            if chance.random() < 0.5:
                server_dies(server, browser, chance, script)
            else:
                browser_dies(server, browser, chance, script, folder / f"browser{number}")
        said = server.log.read_text()
        assert "Traceback" not in said, said[-3000:]


@pytest.mark.long
def test_fifty_deaths_lose_nothing(tmp_path: Path, browser: Browser) -> None:
    killed(tmp_path, browser, 50)


@pytest.mark.long
def test_a_promise_that_is_not_kept_is_seen(tmp_path: Path, browser: Browser) -> None:
    env = {"DJANGO_SETTINGS_MODULE": "tests.endurance.planted", "PLANTED_FAULT": "saved-too-soon"}
    with pytest.raises(AssertionError, match="an acknowledged note is lost"):
        killed(tmp_path, browser, 50, **env)


@pytest.mark.long
def test_a_page_that_waits_too_long_is_seen(tmp_path: Path, browser: Browser) -> None:
    with pytest.raises(AssertionError, match="more than ten seconds are lost"):
        killed(tmp_path, browser, 50, script_waiting(25))
