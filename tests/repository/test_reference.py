"""docs/reference says what the code says, and leaves nothing out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.pathway import State
from sixteen.project.kinds import KINDS
from sixteen.project.settings_catalogue import SETTINGS
from tests.repository.test_tree import our_models
from tests.repository.tree import ROOT

REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text("utf-8")


def check(root: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "scripts" / "make-docs"), "--check"],
        env=os.environ | env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_reference_is_what_the_code_says():
    done = check(ROOT, DATABASE_URL="postgres://192.0.2.1/none", SIXTEEN_HOST="192.0.2.2")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_every_setting_command_measure_message_state_and_table_is_named():
    ours = [name for name, room in get_commands().items() if room.startswith("sixteen.")]
    expected = {
        "settings": [f"`{setting.name}`" for setting in SETTINGS],
        "commands": [f"## sixteen {name}\n" for name in ours],
        "measures": [f"`{code}`" for code in MEASURES],
        "messages": [f"## {name}\n" for name in KINDS],
        "states": [f"| `{state}` |" for state in State],
        "fields": [f"## {kind._meta.label}\n" for kind in our_models()],
    }
    missing = [
        (name, words) for name in expected for words in expected[name] if words not in page(name)
    ]
    assert missing == []
    assert all(len(words) > 1 for words in expected.values())


def test_nothing_in_the_reference_was_left_undecided():
    for path in REFERENCE.glob("*.md"):
        words = path.read_text("utf-8")
        assert words.startswith("Written by scripts/make-docs; do not edit.\n"), path.name
        assert "nobody said" not in words and "nobody decided" not in words, path.name


@pytest.fixture
def copy(tmp_path):
    """The repository's source and reference without anything that was made here."""
    for place in ("sixteen", "tests/access", "tests/outcomes/spec"):
        shutil.copytree(ROOT / place, tmp_path / place, ignore=shutil.ignore_patterns("__pyc*"))
    shutil.copytree(REFERENCE, tmp_path / "docs" / "reference")
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    return tmp_path


@pytest.mark.long
def test_a_setting_a_page_and_a_leftover_that_differ_are_named(copy):
    catalogue = copy / "sixteen" / "project" / "settings_catalogue.py"
    words = catalogue.read_text("utf-8").replace("that the web server listens on", "of the server")
    catalogue.write_text(words, "utf-8")
    (copy / "docs" / "reference" / "states.md").unlink()
    (copy / "docs" / "reference" / "old.md").write_text("left over")
    done = check(copy)
    assert done.returncode == 1, done.stderr
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == [
        "docs/reference/old.md",
        "docs/reference/settings.md",
        "docs/reference/states.md",
    ]
