"""Every hazard stands in the log once, and the tests it names are there."""

import re

from tests.place import ROOT

# `folder/test_file.py::test_name`, and `::test_name` for another one in the same file.
NAMED = re.compile(r"`((?:\w+/)*test_\w+\.py)?::(\w+)`")


def named() -> list[tuple[str, str]]:
    found, file = [], ""
    for path, name in NAMED.findall((ROOT / "safety" / "hazard-log.md").read_text()):
        file = path or file
        found.append((file, name))
    return found


def test_every_test_that_is_named_is_there():
    assert len(named()) > 40
    missing = [
        f"{file}::{name}"
        for file, name in named()
        if not re.search(rf"^\s*(?:def|class) {name}\b", (ROOT / "tests" / file).read_text(), re.M)
    ]
    assert missing == []


def test_a_hazard_stands_there_once():
    text = (ROOT / "safety" / "hazard-log.md").read_text()
    numbers = re.findall(r"^\| (H\d+) ", text, re.M)
    assert len(numbers) > 40 and len(numbers) == len(set(numbers))
