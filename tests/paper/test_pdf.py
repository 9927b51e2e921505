"""A letter's PDF is read back: its words, its tags, its language; and it fetches nothing."""

import io
from datetime import date

import pypdf
import pytest

from sixteen.paper import pdf
from sixteen.paper.pdf import NoPaper, only_ours, pdf_of
from sixteen.paper.sheet import Sheet, blocks_of

SHEET = Sheet(
    title="A letter to you",
    text="Dear Łucja,\n\nwhen we met first & “said” <little>.\n\n- one\n- two\n\nWarmly,\nOla",
    day=date(2026, 11, 24),
    sender=("The Practice", "020 7946 0000"),
    to=("Łucja Żak",),
    signed="Signed by Ola Brandt",
    mark="A draft",
    answer="Thank you.",
)


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf_of(SHEET)


@pytest.fixture(scope="module")
def read(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def test_the_words_are_read_back_in_their_order(read) -> None:
    words = " ".join("".join(page.extract_text() for page in read.pages).split())
    said = ["A draft", "The Practice", "Łucja Żak", "24 November 2026", "A letter to you"]
    said += ["Dear Łucja,", "when we met first & “said” <little>.", "one", "two", "Warmly, Ola"]
    said += ["Signed by Ola Brandt", "The answer", "Thank you."]
    places = [words.find(each) for each in said]
    assert -1 not in places and places == sorted(places)


def tags(node: object) -> list[str]:
    """The kinds of the structure tree, from the outside in and from the top down."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [kind for each in node for kind in tags(each)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + tags(node.get("/K", []))


def test_it_is_tagged_titled_and_says_its_language(read, made) -> None:
    root = read.trailer["/Root"]
    assert root["/Lang"] == "en-GB" and root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title == "A letter to you"
    found = tags(root["/StructTreeRoot"])
    assert found.count("/H1") == 1 and found.count("/LI") == 2 and found.count("/P") > 8
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_its_fonts_are_the_projects_own(read) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in read.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("-")[0] for name in fonts} <= {"Inter", "Source"}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.css",
        "file:///etc/passwd",
        "http://static.invalid/../settings.py",
        "http://static.invalid/look/%2e%2e/settings.py",
        "http://static.invalid/nothing.css",
        "data:text/css,*{}",
    ],
)
def test_nothing_is_read_but_our_own_files(url) -> None:
    with pytest.raises(ValueError, match="own static files"):
        only_ours().fetch(url)
    assert b"--serif" in only_ours().fetch("http://static.invalid/look/sheet_pdf.css").read()


def test_without_the_libraries_it_says_so_in_words(monkeypatch) -> None:
    monkeypatch.setattr(pdf, "missing_libraries", lambda: "Run: apt-get install")
    with pytest.raises(NoPaper, match="apt-get"):
        pdf_of(SHEET)


def test_paragraphs_and_lists() -> None:
    found = blocks_of("One\r\nmore\n- a\n- b\nTwo\n\n\n- \n")
    assert [(each.lines, each.is_list) for each in found] == [
        (("One", "more"), False),
        (("a", "b"), True),
        (("Two",), False),
        (("- ",), False),
    ]
    assert blocks_of("") == []
