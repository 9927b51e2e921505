"""Every hazard stands in the log once, and the tests it names are there, and run when it says."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.place import ROOT

LOG = ROOT / "safety" / "hazard-log.md"
# `folder/test_file.py::test_name`, and `::test_name` for another one in the same file.
NAMED = re.compile(r"`((?:\w+/)*test_\w+\.py)?::(\w+)`( \(long\))?")


def named() -> list[tuple[str, str, bool]]:
    """File, name, and whether the log says that it runs in the long run alone."""
    found, file = [], ""
    for path, name, long in NAMED.findall(LOG.read_text("utf-8")):
        file = path or file
        found.append((file, name, bool(long)))
    return found


@cache
def marked_long(path: Path) -> dict[str, bool]:
    """The tests of a file, and whether each is marked long as a whole."""
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.name: any(ast.unparse(each) == "pytest.mark.long" for each in node.decorator_list)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }


def test_every_test_that_is_named_is_there():
    assert len(named()) > 40
    missing = [
        f"{file}::{name}"
        for file, name, _ in named()
        if name not in marked_long(ROOT / "tests" / file)
    ]
    assert missing == []


def test_what_runs_in_the_long_run_alone_says_so():
    wrong = [
        f"{file}::{name}"
        for file, name, said in named()
        if marked_long(ROOT / "tests" / file).get(name) is not said
    ]
    assert wrong == []


def test_a_hazard_stands_there_once():
    numbers = re.findall(r"^\| (H\d+) ", LOG.read_text("utf-8"), re.M)
    assert len(numbers) > 40 and len(numbers) == len(set(numbers))
