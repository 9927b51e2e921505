"""Whoever reads where something is from can go there: no paper of ours alone, no unknown name."""

import re

from tests.repository.test_links import pages
from tests.repository.tree import ROOT, SOURCE, files, name_of

# Notes that were never in this repository, and how places in them were named.
PAPERS = re.compile(
    r"clinical_checked|nhs_tt\b|\bclinical \d|\bPILOT\b|\bOUP-MID\b|\(rows? \d|, rows? \d"
    r"|What must never\s+happen|reference/(?:clinical|security|products|codebases|engineering)"
)
PAGE = ROOT / "docs" / "explanation" / "sources.md"
NAMED = re.compile(r"\b((?:[A-Z]\w+ )+(?:19|20)\d\d)\b")


def papers_in(words: str) -> list[str]:
    return PAPERS.findall(words)


def without_entry(words: str, page: str) -> list[str]:
    """The names with a year in a file that points to the page, and that the page does not have."""
    if "sources.md" not in words:
        return []
    return [name for name in NAMED.findall(words) if f"**{name}" not in page]


def test_nobody_is_sent_to_papers_that_are_not_here():
    ours = [*files(".py", ".html", ".toml", ".txt"), *pages()]
    found = {name_of(path): papers_in(path.read_text("utf-8")) for path in ours}
    del found[name_of(ROOT / "tests" / "repository" / "test_sources.py")]
    assert len(found) > 1000
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_a_planted_paper_is_found():
    for words in ("(clinical_checked)", "every four weeks; clinical 2.3)", "no source (row 7)."):
        assert papers_in(words)
    assert papers_in("Its clinical words stand in a row of the table.") == []


def test_every_source_that_the_domain_names_has_its_entry():
    page = PAGE.read_text("utf-8")
    ours = files(".py", under=[SOURCE / "domain"])
    assert [
        (name_of(path), name)
        for path in ours
        for name in without_entry(path.read_text("utf-8"), page)
    ] == []
    assert len(re.findall("sources.md", "".join(path.read_text("utf-8") for path in ours))) > 8
    assert without_entry("(Nobody 2031 in sources.md)", page) == ["Nobody 2031"]
