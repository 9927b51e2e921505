"""The public pages and their editor in a real browser: light, still, readable, quick to book."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.house import House
from tests.browser.person import Person
from tests.place import on_postgresql

# One of each kind of page.
EVERY_DAY = (
    *("/", "/concerns/feeling-low/", "/therapists/ben-okafor/"),
    *("/therapists/", "/book/"),
)
ALSO = (
    *("/therapies/dit/", "/help-now/"),
    *("/therapies/", "/concerns/", "/concerns/self-harm/", "/fees/", "/privacy/", "/articles/"),
    *("/how-matching-works/", "/articles/endings/", "/search/?q=sleep", "/book/under-18/"),
)
ALSO_WIDE = {"/", "/therapies/dit/", "/concerns/feeling-low/", "/therapists/ben-okafor/"}
LIGHT, STILL = 300_000, 0.01
# What moves by itself while a page loads, as the browser counts it (Cumulative Layout Shift).
SHIFTED = """() => document.fonts.ready.then(() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(each => sum += each.value))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
}))"""
UNSIZED = """() => [...document.images]
    .filter(each => !each.getAttribute("width") || !each.getAttribute("height")
                    || each.getAttribute("alt") === null)
    .map(each => each.outerHTML.slice(0, 120))"""
EAGER = "() => [...document.images].map(each => each.loading).filter(each => each !== 'lazy')"

once = pytest.mark.skipif(on_postgresql(), reason="the same pages; they are looked at on SQLite")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Any]:
    with House.open(tmp_path_factory.mktemp("site"), browser) as house:
        house.watch.at_night = bool(os.environ.get("SIXTEEN_TEST_LONG"))
        house.run("tests.website.fill_site", *() if on_postgresql() else ("with", "pictures"))
        yield house


def at_first(house: House, width: int) -> Person:
    """Somebody who was never here, and who waits until pictures are made in their sizes."""
    person = house.person(width=width)
    person.page.set_default_timeout(60_000)
    return person


@once
@pytest.mark.parametrize(
    "path", [*EVERY_DAY, *(pytest.param(each, marks=pytest.mark.long) for each in ALSO)]
)
def test_a_page_is_light_and_still_and_can_be_read_by_everybody(house: House, path: str) -> None:
    """axe at both widths, at night in the long run; one host; no cookie; under 300 kB without
    pictures."""
    before, person = len(house.watch.faults), at_first(house, 390)
    loaded: list[Any] = []
    person.page.on("requestfinished", lambda request: loaded.append(request))
    person.page.goto(path)
    weight = {
        request.url: request.sizes()["responseBodySize"]
        for request in loaded
        if request.resource_type != "image"
    }
    assert 10_000 < sum(weight.values()) < LIGHT, weight
    assert person.page.evaluate(SHIFTED) <= STILL
    assert person.page.evaluate(UNSIZED) == []
    assert len(person.page.evaluate(EAGER)) <= 1
    assert path == "/book/" or person.page.context.cookies() == []
    house.watch.look(person.page)
    if path in ALSO_WIDE:
        wide = at_first(house, 1280)
        wide.page.goto(path)
        assert wide.page.evaluate(SHIFTED) <= STILL
    assert house.watch.faults[before:] == []
    assert house.watch.hosts == {house.watch.host}


@once
def test_what_moves_while_it_loads_is_measured(house: House) -> None:
    """A planted fault: a picture without its size pushes the words down."""
    page = at_first(house, 390).page
    page.goto("/concerns/feeling-low/")
    page.evaluate("() => document.querySelector('h1').style.marginTop = '20rem'")
    assert page.evaluate(SHIFTED) > STILL


@once
def test_everything_can_be_read_and_found_without_javascript(house: House) -> None:
    before, person = len(house.watch.faults), house.person(scripts=False, width=390)
    for path in EVERY_DAY:
        person.go(path)
    person.go("/therapists/")
    person.fill(concern="worry")
    person.press("Show")
    assert "/therapists/?concern=worry&" in person.page.url
    assert person.says("1 of 1 therapist", "Ben Okafor")
    assert house.watch.faults[before:] == []


class Counted:
    """Somebody at a telephone: each press, each tick and each field typed into counts as one. The
    keyboard's own key sends a form from the field that was typed into."""

    def __init__(self, page: Page) -> None:
        self.page, self.done = page, 0

    def press(self, role: Any, name: str) -> None:
        self.done += 1
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name, exact=True).first.click()

    def press_first(self, what: str) -> None:
        self.done += 1
        with self.page.expect_navigation():
            self.page.locator(what).first.click()

    def tick(self, what: str) -> None:
        self.done += 1
        self.page.check(what)

    def type_and_go(self, what: str, words: str) -> None:
        self.done += 1
        self.page.fill(what, words)
        with self.page.expect_navigation():
            self.page.press(what, "Enter")

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "none"])
def test_from_a_concern_a_consultation_is_booked_moved_and_cancelled(
    house: House, scripts: bool
) -> None:
    before = len(house.watch.faults)
    hand = Counted(house.person(scripts=scripts, width=390).page)
    hand.page.goto("/concerns/feeling-low/")
    hand.press("link", "Book a free consultation")
    hand.press_first("button.slot")
    hand.tick("[name=adult][value=yes]")
    hand.type_and_go("[name=name]", "Robin Vale")
    hand.tick("[name=ways][value=email]")
    hand.type_and_go("[name=email]", "robin@example.org")
    hand.tick("[name=read]")
    hand.press("button", "Book this time")
    assert hand.heading() == "Your time is booked" and hand.done < 10
    hand.press("link", "Move it")
    hand.press_first("button.slot")
    assert hand.page.get_by_text("Your appointment is moved.").count()
    hand.press("link", "Cancel it")
    hand.press("button", "Yes, cancel it")
    assert hand.heading() == "This appointment is cancelled"
    assert house.watch.faults[before:] == []


@once
@pytest.mark.long
def test_the_editor_works_under_its_policy(house: House) -> None:
    """The console names every violation of it; Watch keeps what the console says."""
    eve = at_first(house, 1280)
    eve.join("eve@example.org", house.codes["eve@example.org"])
    before, page = len(house.watch.faults), eve.page
    for path in ("/cms/", "/cms/pages/", "/cms/images/add/", "/cms/settings/website/look/"):
        answer = page.goto(path)
        assert answer is not None and answer.ok, path
        page.wait_for_load_state("networkidle")
    edits_and_sees(page)
    assert house.watch.faults[before:] == []
    assert house.watch.hosts == {house.watch.host}


def edits_and_sees(page: Page) -> None:
    """A page is changed, shown in the preview beside its form, and published."""
    page.goto("/cms/pages/search/?q=matching")
    page.get_by_role("link", name="How matching works").first.click()
    page.wait_for_load_state("networkidle")
    page.fill("[name=lead]", "How the practice looks for somebody who fits.")
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[title=Preview]").first
    preview.get_by_text("somebody who fits").first.wait_for()
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish").last.click()
    page.wait_for_load_state("networkidle")
    page.goto("/how-matching-works/")
    assert page.get_by_text("How the practice looks for somebody who fits.").count()
