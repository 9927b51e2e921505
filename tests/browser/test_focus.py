"""The focus from the first hunch to its refined words, by keyboard; the client on a telephone."""

import json

import pytest

from tests.browser.house import House
from tests.browser.keys import ByKeys
from tests.browser.person import Person

SAID = {
    "words_self": "a spare chair",
    "other": "tired of me",
    "affects": "ashamed\nafraid",
    "defence": "I get busy for everyone",
    "reversal": "with my sister I am the one who looks away",
}
# Words of the drawing that stand outside of their shape.
OUTSIDE = """() => [...document.querySelectorAll(".focus-drawing text")].filter(each => {
    const shape = each.closest("g").querySelector("rect").getBBox(), words = each.getBBox();
    return words.x < shape.x || words.x + words.width > shape.x + shape.width ||
        words.y < shape.y || words.y + words.height > shape.y + shape.height;
}).map(each => each.textContent)"""


@pytest.mark.long
def test_from_the_first_hunch_to_its_refined_words(house: House) -> None:
    house.run("tests.browser.running", str(house.folder), "Robin Vale", "4")
    begun = json.loads((house.folder / "running.json").read_text())
    ben, robin = house.person(keys=True), house.person(width=390)
    ben.join("ben@example.org", house.codes["ben@example.org"])
    robin.join(begun["login"], begun["code"])
    house.until("2027-02-16T10:05")
    ben.sign_in()
    a_hunch(ben)
    spoken_of(ben)
    robin.sign_in()
    wants_a_copy(robin)
    agreed(ben)
    moment(ben, robin)
    refined(ben)
    robin.go("/my/")
    robin.press("Our focus")
    assert robin.says("in the way", "a spare chair", "Version 2")
    assert "That is me." in robin.page.content()  # in its field, where it can be written anew
    assert robin.page.evaluate(OUTSIDE) == []
    assert house.watch.faults == []


def a_hunch(ben: ByKeys) -> None:
    """Each part of the drawing leads to its field; what is empty is an outline."""
    ben.press("Courses")
    ben.press("Robin Vale")
    ben.press("Begin the focus")
    ben.reach(
        ben.page.get_by_role(
            "link", name="me not said yet. How I come to see myself. Go to its field"
        )
    )
    ben.page.keyboard.press("Enter")
    ben.page.wait_for_function("document.activeElement.id === 'id_self'")
    ben.page.keyboard.insert_text("a burden")
    ben.press("Save")
    assert ben.says("Before it can be shared", "Name at least one feeling.")
    ben.fill(**SAID)
    ben.press("Save")
    assert ben.page.evaluate(OUTSIDE) == []
    assert ben.says("What does it cost them?")
    ben.click(ben.page.get_by_role("button", name="Put away"))
    assert not ben.says("What does it cost them?")


def spoken_of(ben: ByKeys) -> None:
    ben.press("We spoke of it")
    ben.press("Save")
    ben.fill(spoken_in="4", spoken="on", copy="asked")
    ben.press("Save")
    assert ben.says("spoken of in session 4", "asked on their pages")


def wants_a_copy(robin: Person) -> None:
    robin.go("/my/")
    assert not robin.offers("Our focus")
    robin.press("Say if you want a copy of your focus here")
    robin.fill(copy="yes")
    robin.press("Save")
    assert robin.says("a burden", "a spare chair", "with my sister")
    assert robin.page.evaluate(OUTSIDE) == []


def agreed(ben: ByKeys) -> None:
    ben.press("What you settled about it")
    ben.fill(makes_of_it="That is nearly me.", agreed="on")
    ben.press("Save")
    assert ben.says("agreed 16 February")


def moment(ben: ByKeys, robin: Person) -> None:
    """Both agree to keep moments; one is written, brought, and put under a part of the focus."""
    ben.press("Back to the course of Robin Vale")
    ben.press("Moments")
    ben.press("I agree: ask the client")
    robin.go("/my/")
    robin.press("My moments")
    robin.fill(agree="on")
    robin.press("Yes, keep moments")
    robin.press("Write a moment")
    assert robin.says("Moments are not read between sessions.", "116 123")
    robin.press("Keep it for me")
    robin.fill(happened="He did not look up when I came in.")
    robin.press("Save and bring it to session 5")
    robin.press("He did not look up when I came in.")
    ben.go(ben.page.url)
    ben.click(ben.page.get_by_role("link", name="Say what it speaks to"))
    ben.fill(speaks_to="other")
    ben.press("Save")
    assert ben.says("How I come to see the other person", "He did not look up")
    ben.press("Back to the course of Robin Vale")


def refined(ben: ByKeys) -> None:
    """A new version, beside the one before; spoken of, and agreed again."""
    ben.press("Open the focus")
    ben.open("1 moment that speaks to this")
    ben.fill(self="in the way")
    ben.press("Save as a new version")
    ben.press("Compare the versions")
    assert ben.says("1 part is different.", "changed", "the same")
    ben.press("Compare")
    ben.press("Back to the focus of Robin Vale")
    ben.press("We spoke of it")
    ben.fill(spoken_in="4", spoken="on", copy="yes")
    ben.press("Save")
    ben.press("What you settled about it")
    ben.fill(makes_of_it="That is me.", agreed="on")
    ben.press("Save")
    assert ben.says("refined 16 February")
