"""The files of this repository that are ours, and what the checks of its shape read from them.

Every check here takes what it looks at, so that a test can hand it a planted fault as well.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "sixteen"
ROOMS = ("sixteen", "tests", "scripts")
# Made by a machine, or somebody else's, or data.
NOT_OURS = {"__pycache__", "migrations", "vendor", "node_modules"}


def files(
    *endings: str, under: Iterable[Path] = tuple(ROOT / room for room in ROOMS)
) -> list[Path]:
    """Files of ours whose names end so; all of them where nothing is asked for."""
    found = (path for place in under for path in place.rglob("*") if path.is_file())
    return sorted(
        path
        for path in found
        if not NOT_OURS & set(path.parts) and (not endings or path.suffix in endings)
    )


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def is_python(path: Path) -> bool:
    if path.suffix:
        return path.suffix == ".py"
    return path.read_bytes()[:40].startswith(b"#!/usr/bin/env python")


def python_files(*, under: Iterable[Path] = tuple(ROOT / room for room in ROOMS)) -> list[Path]:
    return [path for path in files(".py", "", under=under) if is_python(path)]


def imports(path: Path) -> Iterator[str]:
    """Every module, and every name of a module, that a file imports: `a.b` and `a.b.c`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def spoken(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every piece of text in a file that is not a docstring."""
    tree = parsed(path)
    silent = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            silent.add(id(body[0].value))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield node.lineno, node.value
