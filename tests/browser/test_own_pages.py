"""A client's own pages on a telephone: by the keyboard alone, and without JavaScript; then the same
pages with more space, four times as large, from right to left, and as somebody likes to read."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.browser.house import House
from tests.browser.keys import ByKeys
from tests.browser.person import Person
from tests.browser.watch import AXE, JUDGED

PAGES = (
    *("/my/", "/my/sessions/", "/my/aims/", "/my/moments/", "/my/moments/new/", "/my/messages/"),
    *("/my/plan/mine/", "/my/plan/mine/keep/", "/my/contact/", "/my/looks/", "/my/tell/"),
    *("/my/progress/", "/my/data/", "/my/data/agreed/", "/my/data/wrong/", "/my/data/complaint/"),
    *("/my/calendar/", "/reading/"),
)
FEW = ("/my/", "/my/sessions/", "/my/tell/")
# What WCAG 1.4.12 asks a page to bear. A sheet made in the page is none that the policy forbids.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important} p {margin-bottom: 2em !important}`);
    document.adoptedStyleSheets = [sheet];
}"""
TURNED = "() => document.documentElement.dir = 'rtl'"
# Wider than the window, or words cut off by the box that they stand in.
LOST = """() => {
    const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll("body *")].filter(each => {
        const style = getComputedStyle(each);
        if (each.closest(".visually-hidden, .table-scroll, svg") || !each.innerText) return false;
        const hides = ["hidden", "clip"];
        return (hides.includes(style.overflowX) && each.scrollWidth > each.clientWidth + 1) ||
            (hides.includes(style.overflowY) && each.scrollHeight > each.clientHeight + 1);
    });
    return [...(wider > 0 ? [`wider by ${wider}`] : []), ...cut.map(e => e.outerHTML.slice(0, 90))];
}"""
LIKED = (
    {"text": "xl", "spacing": "wide", "contrast": "high", "light": "dark"},
    {"text": "large", "spacing": "usual", "contrast": "high", "light": "light"},
    {"text": "usual", "spacing": "usual", "contrast": "usual", "light": "dark"},
)


@pytest.fixture
def house(tmp_path: Path, browser: Any) -> Any:
    with House.open(tmp_path, browser, at="2026-11-24T10:00+00:00") as house:
        yield house


@pytest.mark.long
def test_own_pages(house: House, tmp_path: Path) -> None:
    code, begun, other_code, _ = house.run("tests.browser.own_pages").split()
    robin = house.person(width=390, keys=True)
    robin.join("robin", code)
    own = [*PAGES, *goes_through(robin)]
    takes_everything_along(house, robin, tmp_path)
    sasha = house.person(width=390, scripts=False)
    sasha.join("sasha", other_code)
    goes_through(sasha)
    takes_everything_along(house, sasha, tmp_path)
    assert house.watch.faults == []
    own += answers_the_last_question(robin, begun)
    assert {where: lost for where, lost in losses(robin, own) if lost} == {}
    assert {where: wrong for where, wrong in as_liked(robin) if wrong} == {}


def goes_through(somebody: Person) -> list[str]:
    """Each of the four: brought, read and answered. Addresses of focus and letter."""
    brings_a_moment(somebody)
    found = [answers_the_focus(somebody), answers_the_letter(somebody)]
    writes(somebody)
    sees_how_it_went_and_who_looked(somebody)
    says_that_it_is_worse(somebody)
    somebody.go("/my/")
    somebody.press("All 16 sessions, and how to change a time")
    assert somebody.says("Session 15, Thursday 26 November", "for the ending")
    somebody.press("My plan")
    assert somebody.says("My brother, 01632 960 044.", "116 123")
    somebody.press("Keep a copy on this device")
    assert somebody.says("Think about who else uses it.")
    return found


def brings_a_moment(somebody: Person) -> None:
    somebody.go("/my/")
    somebody.press("My moments")
    somebody.fill(agree="on")
    somebody.press("Yes, keep moments")
    somebody.press("Write a moment")
    somebody.press("Keep it for me")
    assert somebody.says("Write what happened, in a few words.")
    somebody.fill(happened="He did not look up when I came in.")
    somebody.press("Save and bring it to session 15")
    assert somebody.says("Brought to a session", "He did not look up")


def answers_the_focus(somebody: Person) -> str:
    somebody.go("/my/")
    somebody.press("Say if you want a copy of your focus here")
    somebody.fill(copy="yes")
    somebody.press("Save")
    assert somebody.says("a spare chair")
    somebody.fill(makes_of_it="The chair fits.")
    somebody.press("Save")
    assert somebody.says("Saved. Your therapist reads it with the focus.")
    return somebody.page.url


def answers_the_letter(somebody: Person) -> str:
    somebody.go("/my/")
    somebody.press("A letter to you")
    assert somebody.says("you said little")
    somebody.fill(answer="I rang her on Sunday.")
    somebody.press("Send my answer")
    assert somebody.says("Your answer", "I rang her on Sunday.")
    return somebody.page.url


def answers_the_last_question(somebody: Person, begun: str) -> list[str]:
    """The pages of a questionnaire: its first one, questions, help, and the answers to check."""
    at = f"/my/questionnaires/{begun}/"
    found = [at, f"{at}1/", f"{at}9/"]
    somebody.go(f"{at}9/")
    somebody.fill(answer="1")
    somebody.press("Save and go on")
    assert somebody.says("Thank you for telling us", "116 123")
    return [*found, f"{at}9/help/", f"{at}check/"]


def writes(somebody: Person) -> None:
    somebody.go("/my/")
    somebody.press("Messages")
    assert somebody.says(
        "Until Thursday.", "not watched around the clock", "Ben Okafor reads it by"
    )
    somebody.fill(text="May I come at six?")
    somebody.press("Send")
    assert somebody.says("May I come at six?", "Not read yet.")


def sees_how_it_went_and_who_looked(somebody: Person) -> None:
    somebody.go("/my/")
    somebody.press("My progress")
    assert somebody.says("PHQ-9", "A gap, or –,", "To ring my sister", "7 (session 14,")
    somebody.open("Every number")
    assert somebody.page.get_by_role("row", name="2 16").count()
    somebody.go("/my/")
    somebody.press("Who looked at my record")
    assert somebody.says("Ben Okafor")


def says_that_it_is_worse(somebody: Person) -> None:
    somebody.go("/my/tell/")
    assert somebody.says("116 123")
    assert somebody.says("If you send it now: Ben Okafor will read this by")
    somebody.press("I feel worse")
    assert somebody.says("It is saved.", "Ben Okafor", "116 123")


def takes_everything_along(house: House, somebody: Person, folder: Path) -> None:
    """Asked for, decided by whoever decides, taken; and the page opens without us."""
    somebody.go("/my/")
    somebody.press("My data")
    somebody.press("Ask for a copy of everything")
    assert somebody.says("Your copy is being made")
    house.run("tests.browser.copy_decided", str(house.folder))
    somebody.go("/my/data/")
    link = somebody.page.get_by_role("link", name="Take it away")
    somebody.reach(link) if isinstance(somebody, ByKeys) else link.focus()
    with somebody.page.expect_download() as taken:
        somebody.page.keyboard.press("Enter")
    with zipfile.ZipFile(taken.value.path()) as packed:
        assert {"my-data.html", "fhir-r4.json"} <= set(packed.namelist())
        packed.extract("my-data.html", folder)
    alone = house.browser.new_context(offline=True).new_page()
    alone.goto((folder / "my-data.html").as_uri())
    said = alone.locator("body").inner_text()
    assert "The chair fits." in said and "I rang her on Sunday." in said
    assert "He did not look up" in said and "Nothing is withheld." in said


def losses(somebody: Person, addresses: list[str]) -> Any:
    """At 390 with the spacing of a reader's own; at 320, which is 1280 at 400 %; a few turned."""
    page = somebody.page
    for at in addresses:
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto(at)
        yield f"{at} at 400 %", page.evaluate(LOST)
        page.set_viewport_size({"width": 390, "height": 900})
        if at in FEW:
            page.evaluate(TURNED)
            yield f"{at} from right to left", page.evaluate(LOST)
            page.evaluate("() => document.documentElement.dir = 'ltr'")
        page.evaluate(SPACED)
        yield f"{at} spaced", page.evaluate(LOST)


def as_liked(somebody: Person) -> Any:
    """Chosen in the form, by keyboard; no word lost, and every word can be read."""
    page = somebody.page
    for liked in LIKED:
        page.goto("/reading/")
        somebody.fill(**liked)
        somebody.press("Save")
        for at in FEW:
            page.goto(at)
            page.evaluate(AXE)
            yield f"{at} {liked}", page.evaluate(LOST) + page.evaluate(JUDGED, ["color-contrast"])
