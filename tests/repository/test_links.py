"""The documentation leads somewhere: a link is to a file that is there, and every page is found."""

import re
import subprocess
from pathlib import Path

from tests.repository.tree import ROOT, SOURCE, files, name_of

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
ELSEWHERE = re.compile(r"[a-z]+:")
# How the code names a page.
IN_CODE = re.compile(r"\bdocs/[a-z-]+/[\w-]+\.md\b")


def pages() -> list[Path]:
    """What git knows: in this folder other things may lie."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "*.md"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def broken(page: Path, words: str) -> list[str]:
    links = [link for link in LINK.findall(words) if not ELSEWHERE.match(link)]
    return [f"{name_of(page)}: {link}" for link in links if not (page.parent / link).exists()]


def unlisted(pages: list[Path], index: Path, words: str) -> list[str]:
    """The pages that nobody finds from the index."""
    linked = {(index.parent / link).resolve() for link in LINK.findall(words)}
    return [name_of(page) for page in pages if page != index and page not in linked]


def test_every_link_of_the_documentation_leads_to_a_file() -> None:
    ours = [page for page in pages() if "content" not in page.parts]
    assert [each for page in ours for each in broken(page, page.read_text("utf-8"))] == []


def test_a_link_to_nowhere_is_found() -> None:
    page = ROOT / "README.md"
    words = "[a](docs/README.md#top) ![b](docs/gone.png) [c](https://example.org/x) [d](#here)"
    assert broken(page, words) == ["README.md: docs/gone.png"]


def test_every_page_that_the_code_names_is_there() -> None:
    found = {
        link
        for path in files(under=[SOURCE, ROOT / "scripts"])
        if path.suffix in ("", ".py", ".html", ".toml")
        for link in IN_CODE.findall(path.read_text("utf-8"))
    }
    assert len(found) > 5
    assert sorted(link for link in found if not (ROOT / link).exists()) == []


def test_every_page_of_the_documentation_stands_in_its_index() -> None:
    index = ROOT / "docs" / "README.md"
    ours = [page for page in pages() if page.is_relative_to(index.parent)]
    assert len(ours) > 60
    assert unlisted(ours, index, index.read_text("utf-8")) == []


def test_a_page_that_nobody_finds_is_found() -> None:
    index = ROOT / "docs" / "README.md"
    pages = [ROOT / "docs" / "adr" / name for name in ("0001-one.md", "0002-two.md")]
    assert unlisted(pages, index, "[one](adr/0001-one.md)") == ["docs/adr/0002-two.md"]
