"""The changelog says each thing once, under whom it is for; a merge that kept both sides shows."""

import re
from collections import Counter

from tests.repository.tree import ROOT

PARTS = [
    *("Visitors", "Clients", "Therapists and supervisors", "Office", "Service lead"),
    *("Outcomes on files", "Whoever runs it", "Clinical content"),
]
ITEM = re.compile(r"^- (\*\*.+?\*\*|.{0,40})", re.M)


def problems(words: str) -> list[str]:
    """Of what is not released yet: items outside the parts, and items that begin alike."""
    unreleased = re.split(r"^## ", words, flags=re.M)[1]
    parts = re.split(r"^#{3,4} (.+)$", unreleased, flags=re.M)
    inside = dict(zip(parts[1::2], parts[2::2], strict=True))
    found = [f"no part: {name}" for name in PARTS if name not in inside]
    found += [
        f"under {name}: {item}"
        for name, text in inside.items()
        if name not in PARTS
        for item in ITEM.findall(text)
    ]
    begun = Counter(item for text in inside.values() for item in ITEM.findall(text))
    return found + [f"twice: {item}" for item, times in begun.items() if times > 1]


def test_each_thing_stands_once_under_whom_it_is_for():
    assert problems((ROOT / "CHANGELOG.md").read_text("utf-8")) == []


def test_a_merge_that_kept_both_sides_is_seen():
    words = "## [Unreleased]\n\n### Added\n\n- **Old**: said before.\n\n"
    words += "".join(f"#### {name}\n\n" for name in PARTS) + "- **Old**: said anew.\n"
    assert problems(words) == ["under Added: **Old**", "twice: **Old**"]
