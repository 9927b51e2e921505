"""Questions by a link at 390 pixels: by keyboard, without JavaScript, and as read out."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser

from tests.browser.keys import ByKeys
from tests.browser.person import Person
from tests.browser.watch import Watch
from tests.serving import Server, serving

FIRST = """\
- main:
  - group "Question 1 of 9. Over the last 2 weeks, how often have you been bothered by any of the \
following problems? Little interest or pleasure in doing things":
    - text: Question 1 of 9. Over the last 2 weeks, how often have you been bothered by any of the \
following problems?
    - heading "Little interest or pleasure in doing things" [level=1]
    - radio "Not at all"
    - text: Not at all
    - radio "Several days"
    - text: Several days
    - radio "More than half the days"
    - text: More than half the days
    - radio "Nearly every day"
    - text: Nearly every day
  - paragraph:
    - button "Save and go on"
    - button "I would rather not say"
"""
WRONG = """\
  - alert:
    - heading "Nothing is lost. Please look at this again:" [level=2]
    - list:
      - listitem:
        - link "Choose an answer, or choose “I would rather not say”.":
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path, "tests.endurance.fill_links", "1", SIXTEEN_THREADS="2") as server:
        yield server


def somebody(
    browser: Browser, server: Server, watch: Watch, *, scripts: bool, keys: bool
) -> Person:
    context = browser.new_context(
        base_url=server.address,
        java_script_enabled=scripts,
        viewport={"width": 390, "height": 844},
        locale="en-GB",
        reduced_motion="reduce",
    )
    watch.over(context)
    return (ByKeys if keys else Person)(SimpleNamespace(watch=watch), context, scripts=scripts)


def read_out(person: Person) -> str:
    return str(person.page.locator("main").aria_snapshot()) + "\n"


def test_the_questions_by_a_link(browser: Browser, server: Server) -> None:
    codes = [each["code"] for each in json.loads((server.place.folder / "people.json").read_text())]
    watch = Watch(f"127.0.0.1:{server.port}", at_night=False)
    mina = somebody(browser, server, watch, scripts=True, keys=True)
    by_keyboard(mina, codes[0])
    without = somebody(browser, server, watch, scripts=False, keys=False)
    without_scripts(without, codes[1])
    assert watch.faults == []


def by_keyboard(mina: Person, code: str) -> None:
    mina.go(f"/for-you/{code}/")
    mina.press("Start")
    assert read_out(mina).startswith(FIRST), read_out(mina)
    mina.press("Save and go on")
    # Not answered: said at once to who listens, and by the question.
    assert mina.page.title().startswith("Error: ")
    assert WRONG in read_out(mina), read_out(mina)
    assert mina.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    described = mina.page.locator("fieldset").get_attribute("aria-describedby")
    assert "Choose an answer" in mina.page.locator(f"#{described}").inner_text()
    for number in range(1, 9):
        mina.fill(answer=str(number % 4))
        mina.press("Save and go on")
    mina.fill(answer="1")
    mina.press("Save and go on")
    assert mina.says("Thank you for telling us", "116 123", "One of our clinicians will read this")
    mina.press("Please get in touch with me")
    assert mina.says("We have noted that you would like us to get in touch.")
    mina.press("Go on with the questions")
    assert mina.page.locator("dt").count() == 9 and not mina.says("No answer")
    mina.press("Send my answers")
    assert mina.says("Your answers are saved.", "That was all.")
    mina.go(f"/for-you/{code}/")
    assert mina.says("This link is not open")


def without_scripts(somebody: Person, code: str) -> None:
    somebody.go(f"/for-you/{code}/")
    somebody.press("Start")
    somebody.fill(answer="2")
    somebody.press("Save and go on")
    for _ in range(7):
        somebody.press("I would rather not say")
    somebody.fill(answer="0")
    somebody.press("Save and go on")
    assert somebody.says("More than half the days", "No answer")
    somebody.press("Send my answers")
    assert somebody.says("That was all.")
