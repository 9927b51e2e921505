"""The goodbye letter, from the blank page to a PDF that is opened and read back, and the end of the
course, by the keyboard alone."""

import io
import re
from pathlib import Path

import pypdf
import pytest

from tests.browser.house import House
from tests.browser.person import Person
from tests.paper.test_pdf import tags

HOUR = "2026-11-24T10:00+00:00"
BEGUN = "Dear Robin,\n\nyou said of yourself: "
REST = ".\n\nŁódź was cold that day & so were we."


@pytest.fixture
def house(tmp_path: Path, browser):  # type: ignore[no-untyped-def]
    with House.open(tmp_path, browser, at=HOUR) as house:
        yield house


@pytest.mark.long
def test_the_goodbye_letter_from_a_blank_page_to_a_pdf(house: House) -> None:
    code = house.run("tests.browser.fourteen").strip()
    ben, robin = house.person(), house.person(width=390)
    ben.join("ben@example.org", house.codes["ben@example.org"])
    writes(ben)
    theirs = pdf_of(ben, "PDF of version 1")
    read_back(theirs, "A draft. It was not shared.")
    tab_to(ben, "Share with the client")
    enter(ben)
    assert ben.says("The client can read the letter now.")
    house.minutes(1)
    robin.join("robin", code)
    answers(robin)
    read_back(pdf_of(robin, "Keep a copy (PDF)"), "Your answer", "I rang her on Sunday.")
    closes(ben)
    assert house.watch.faults == [] and house.watch.hosts == {house.watch.host}


def writes(ben: Person) -> None:
    """The page is blank; what the client said is put in from beside it, where the cursor stands."""
    ben.press("Courses")
    ben.press("Robin Vale")
    ben.press("Begin the letter")
    box = ben.page.locator("#id_text")
    assert box.input_value() == ""
    box.focus()
    ben.page.keyboard.type(BEGUN)
    tab_to(ben, "Put into the letter: a spare chair")
    ben.page.keyboard.press("Enter")
    assert box.input_value() == f"{BEGUN}a spare chair"
    box.focus()
    ben.page.keyboard.press("Control+End")
    ben.page.keyboard.type(REST)
    tab_to(ben, "Save the draft")
    enter(ben)
    assert ben.says("Saved.")


def tab_to(person: Person, name: str) -> None:
    """By the Tab key, forwards from where the focus is, until it is on this button or link."""
    for _ in range(80):
        person.page.keyboard.press("Tab")
        held = "document.activeElement.textContent"
        if " ".join(str(person.page.evaluate(held)).split()) == name:
            return
    raise AssertionError(f"“{name}” is not reached with the Tab key")


def enter(person: Person) -> None:
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")


def pdf_of(person: Person, name: str) -> bytes:
    """What is downloaded there. Its name names nobody."""
    link = person.page.get_by_role("link", name=name, exact=True)
    with person.page.expect_download() as taken:
        link.click()
    assert re.fullmatch(r"letter-\d{4}-\d\d-\d\d\.pdf", taken.value.suggested_filename)
    return Path(taken.value.path()).read_bytes()


def read_back(made: bytes, *words: str) -> None:
    read = pypdf.PdfReader(io.BytesIO(made))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    letter = ("Robin Vale", "you said of yourself: a spare chair.", "Łódź was cold that day & so")
    for said in (*letter, *words):
        assert said in text, (said, text)
    root = read.trailer["/Root"]
    assert root["/Lang"] == "en-GB" and root["/MarkInfo"]["/Marked"]
    assert read.metadata.title == "A letter to you"
    assert tags(root["/StructTreeRoot"])[0] == "/Document"


def answers(robin: Person) -> None:
    robin.go("/my/")
    robin.press("A letter to you")
    assert robin.says("a spare chair", "Łódź was cold that day")
    robin.fill(answer="I rang her on Sunday.")
    robin.press("Send my answer")
    assert robin.says("I rang her on Sunday.")


def closes(ben: Person) -> None:
    """On one screen, with the letter to the GP begun at its end."""
    ben.go(ben.page.url)
    assert ben.says("I rang her on Sunday.")
    ben.press("This is its last form")
    ben.press("Back to the course of Robin Vale")
    ben.press("End the course")
    assert ben.says("14 sessions held.", "To ring my sister", "In its last form.")
    ben.press("End the course")
    assert ben.says("Choose how it ended.", "Choose what becomes of telling the GP.")
    ben.fill(end_code="agreed", ended_by="both", reason="It was enough.", gp="write")
    ben.fill(follow_ups="yes", unpaid="The last session", sure="on")
    ben.press("End the course")
    assert ben.says("The course has ended.", "It cannot be signed yet:", "14 sessions were held")
