"""Every test that the hazard log names is there: a control is only as good as what holds it."""

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
