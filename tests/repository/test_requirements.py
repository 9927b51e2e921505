"""What is installed is pinned, hashed, and there for a reason."""

import re
from importlib.metadata import packages_distributions
from sys import stdlib_module_names

import pytest

from tests.repository.tree import ROOT, SOURCE, imports, python_files

PLACE = ROOT / "requirements"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.sub(r"\[.*\]", "", name)).lower()


def asked_for(words: str) -> dict[str, str]:
    """Name and reason of every package of an .in file."""
    found = {}
    for line in words.splitlines():
        if line.strip() and not line.startswith(("#", "-")):
            what, _, reason = line.partition("#")
            found[plain(re.split(r"[<>=~!;\s]", what.strip())[0])] = reason.strip()
    return found


def locked(words: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes of every package of a lock file; "" if it is not pinned."""
    found = {}
    for entry in re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", words)):
        if entry.strip() and not entry.startswith("-"):
            name = re.match(r"[\w.\-\[\]]+", entry)[0]
            pin = re.match(rf"{re.escape(name)}==([\w.+!-]+)", entry)
            hashes = re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)
            found[plain(name)] = (pin[1] if pin else "", len(hashes))
    return found


def read(name: str) -> str:
    return "\n" + (PLACE / name).read_text("utf-8")


def without_a_reason(words: str) -> list[str]:
    return [name for name, reason in asked_for(words).items() if len(reason.split()) < 1]


def unsure(words: str) -> list[str]:
    return [name for name, (pin, hashes) in locked(words).items() if not pin or not hashes]


@pytest.mark.parametrize("name", ["app", "dev", "spark", "calendars"])
def test_every_package_is_there_for_a_reason_and_locked(name):
    assert without_a_reason(read(f"{name}.in")) == []
    assert unsure(read(f"{name}.txt")) == []
    assert set(asked_for(read(f"{name}.in"))) <= set(locked(read(f"{name}.txt")))


def test_the_tests_run_on_what_the_service_runs_on():
    app, dev = locked(read("app.txt")), locked(read("dev.txt"))
    assert len(app) > 20
    assert {name: app[name] for name in app if dev.get(name) != app[name]} == {}


def test_what_the_software_imports_is_asked_for():
    """Nothing is used only because something else happens to bring it along."""
    tops = {what.split(".")[0] for path in python_files(under=[SOURCE]) for what in imports(path)}
    known = packages_distributions()
    theirs = tops - set(stdlib_module_names) - {"sixteen"}
    used = {plain(known.get(top, [top])[0]) for top in theirs}
    assert used - set(asked_for(read("app.in") + read("spark.in"))) == set()


def test_a_planted_fault_is_found():
    assert without_a_reason("requests>=2\n") == ["requests"]
    assert unsure("\nrequests==2.0 \\\n    --hash=sha256:" + "a" * 64 + "\n") == []
    assert unsure("\nrequests==2.0\n") == ["requests"]
    assert unsure("\nrequests>=2.0 \\\n    --hash=sha256:" + "a" * 64 + "\n") == ["requests"]
