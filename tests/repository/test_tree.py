"""The plan of the house: small files, honest names, one way of importing, nothing that hides."""

import ast
import configparser
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.repository.tree import ROOT, SOURCE, files, imports, name_of, parsed, python_files

LINES, FUNCTION_LINES = 300, 40
SAY_NOTHING = {
    *("utils", "util", "helpers", "helper", "common", "misc", "services", "service"),
    *("managers", "manager", "base", "lib"),
}
NOTE = "sixteen.care.models.note"
KNOW_THE_NOTE = ("sixteen/care/", "sixteen/workspace/")
WRITES = {
    *("save", "create", "update", "delete", "bulk_create", "bulk_update"),
    *("get_or_create", "update_or_create"),
}
THEIRS = ("wagtail.", "taggit.", "modelsearch.")
CODE = (".py", ".html", ".js", ".sh", ".txt", "")


def too_long(paths: Iterable[Path]) -> list[str]:
    lengths = ((path, len(path.read_text("utf-8").splitlines())) for path in paths)
    return [f"{name_of(path)}: {lines} lines" for path, lines in lengths if lines > LINES]


def long_functions(paths: Iterable[Path]) -> list[str]:
    return [
        f"{name_of(path)}: {node.name}"
        for path in paths
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]


def says_nothing(paths: Iterable[Path]) -> list[str]:
    """Modules and packages that are named after nothing they do."""
    named = ((path, {path.stem, path.parent.name}) for path in paths)
    return [name_of(path) for path, names in named if names & SAY_NOTHING]


def hidden_ways(paths: Iterable[Path]) -> list[str]:
    """Imports of what works behind the back of the code that one reads."""
    hidden = re.compile(
        r"(^|\.)signals(\.|$)|^django\.dispatch|\.fields\.Generic|\.Generic(Foreign|Rel)"
    )
    return [
        f"{name_of(path)}: {what}"
        for path in paths
        for what in imports(path)
        if hidden.search(what)
    ]


def saves_of_its_own(kinds: Iterable[type[models.Model]]) -> list[str]:
    ways = {"save", "asave", "save_base", "delete", "adelete"}
    return [
        f"{part.__module__}.{part.__name__}.{way}"
        for kind in kinds
        for part in kind.__mro__
        if part.__module__.startswith(("sixteen.", "tests."))
        for way in sorted(ways & set(vars(part)))
    ]


def without_a_layer(rooms: Iterable[str], plan: str) -> list[str]:
    read = configparser.ConfigParser()
    read.read_string(plan)
    layers = set(re.findall(r"\w+", read["importlinter:contract:rooms"]["layers"]))
    return sorted(set(rooms) - layers)


def know_the_note(paths: Iterable[Path]) -> list[str]:
    found = []
    for path in paths:
        reached = [what for what in imports(path) if what.startswith(NOTE)]
        reached += [what for what in imports(path) if what.startswith("sixteen.care.models._")]
        by_name = re.search(
            r"""["']care\.note["']|["']care["'], ["']note["']""", path.read_text(), re.I
        )
        if (reached or by_name) and not name_of(path).startswith(KNOW_THE_NOTE):
            found.append(name_of(path))
    return found


def writes(paths: Iterable[Path]) -> list[str]:
    """Calls that change a row, or sound like it."""
    return [
        f"{name_of(path)}:{node.lineno}"
        for path in paths
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    ]


def our_models() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [kind for kind in found if kind.__module__.startswith("sixteen.")]


def test_no_file_is_longer_than_can_be_read_at_once():
    assert too_long(files(*CODE)) == []


def test_no_function_is_longer_than_a_screen():
    assert long_functions(python_files()) == []


def test_every_module_is_named_after_what_it_does():
    assert says_nothing(python_files()) == []


def test_nothing_happens_behind_the_back_of_the_code():
    assert hidden_ways(python_files(under=[SOURCE])) == []
    assert saves_of_its_own(our_models()) == []


def test_no_view_writes():
    """What changes a row is an action, with who did it and when."""
    views = [path for path in python_files(under=[SOURCE]) if "views" in path.with_suffix("").parts]
    assert len(views) > 100 and writes(views) == []


def test_no_relation_leads_to_just_any_table():
    """What Wagtail hangs on its pages and pictures leads into tables of its own."""
    found = [
        field
        for kind in our_models()
        for field in kind._meta.private_fields
        if not (field.related_model and field.related_model.__module__.startswith(THEIRS))
    ]
    assert found == []


def test_every_room_has_its_layer():
    rooms = [path.parent.name for path in SOURCE.glob("*/__init__.py")]
    assert without_a_layer(rooms, (ROOT / ".importlinter").read_text()) == []


def test_only_care_and_the_workspace_know_the_note():
    assert know_the_note(python_files(under=[SOURCE])) == []


def test_no_relation_leads_back_to_a_note():
    note = apps.get_model("care", "Note")
    back = [
        (kind._meta.label, relation.get_accessor_name())
        for kind in our_models()
        for relation in kind._meta.related_objects
        if relation.related_model is note
    ]
    assert back == []


@pytest.mark.parametrize(
    ("check", "name", "words"),
    [
        (too_long, "a.py", "a = 1\n" * 301),
        (long_functions, "a.py", "def f():\n" + "    a = 1\n" * 40),
        (says_nothing, "utils.py", ""),
        (says_nothing, "services/__init__.py", ""),
        (hidden_ways, "a.py", "from django.db.models.signals import post_save"),
        (hidden_ways, "a.py", "from django.dispatch import receiver"),
        (hidden_ways, "a.py", "from django.contrib.contenttypes.fields import GenericForeignKey"),
        (writes, "a.py", "Client.objects.filter(pk=pk).update(account=None)"),
        (writes, "a.py", "client.save()"),
        (know_the_note, "a.py", "from sixteen.care.models.note import Note"),
        (know_the_note, "a.py", "from sixteen.care.models import _Note"),
        (know_the_note, "a.py", "Note = apps.get_model('care', 'Note')"),
    ],
)
def test_a_planted_fault_is_found(check, name, words, tmp_path):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(words)
    assert check([path])


def test_a_planted_save_and_a_room_without_a_layer_are_found():
    class Loud:
        def save(self):
            """Does more than it says."""

    assert len(saves_of_its_own([Loud])) == 1
    assert without_a_layer(["cellar"], (ROOT / ".importlinter").read_text()) == ["cellar"]
