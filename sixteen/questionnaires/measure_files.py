"""The definition files of a practice: read once, when the program starts."""

from pathlib import Path

from sixteen.domain.measures.catalogue import MEASURES, use
from sixteen.domain.measures.definition import Measure
from sixteen.domain.measures.files import NotTaken, read
from sixteen.domain.measures.reading import Problem

LONGEST_FILE = 200_000


def read_folder(folder: Path) -> tuple[list[Measure], list[Problem]]:
    """Every *.toml in it, in the order of their names: what can be used, and what is wrong."""
    if not folder.is_dir():
        return [], [Problem(str(folder), "SIXTEEN_MEASURES", "there is no such folder.")]
    known, found, problems = dict(MEASURES), [], list[Problem]()
    for path in sorted(folder.glob("*.toml")):
        try:
            measure = read(_words(path), path.name, known)
        except NotTaken as error:
            problems += error.problems
            continue
        if not measure.is_translation:
            known[measure.code] = measure
        found.append(measure)
    return found, problems


def use_folder(folder: Path | None) -> list[Problem]:
    """Put what is right beside ours; what is wrong is said by `sixteen check`, which refuses."""
    if folder is None:
        return []
    found, problems = read_folder(folder)
    use(found)
    return problems


def _words(path: Path) -> str:
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise NotTaken([Problem(path.name, "the whole file", "it is too long.")])
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise NotTaken(
            [Problem(path.name, "the whole file", "it cannot be read as UTF-8 text.")]
        ) from None
