"""What is different between two versions of a focus, part by part and word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from sixteen.domain.focus import PARTS, Focus

KINDS = {"same": "the same", "new": "new", "gone": "taken out", "changed": "changed"}


@dataclass(frozen=True)
class Run:
    """Words that stand together. is_other: they stand in this version and not in the other."""

    words: str
    is_other: bool


@dataclass(frozen=True)
class Change:
    """One part in both versions. kind: a key of KINDS. own: the client's own words about it."""

    code: str
    heading: str
    own: bool
    kind: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]

    @property
    def in_words(self) -> str:
        return KINDS[self.kind]


def changes(before: Focus, after: Focus) -> list[Change]:
    """Every part that is said in one version or in both, in the order of the drawing."""
    found = []
    for code, heading in PARTS.items():
        for own, old, new in (
            (False, before.part(code), after.part(code)),
            (True, before.own_words(code), after.own_words(code)),
        ):
            if old or new:
                found.append(Change(code, heading, own, _kind(old, new), *_runs(old, new)))
    return found


def _kind(old: str, new: str) -> str:
    if old.split() == new.split():
        return "same"
    if not old:
        return "new"
    return "changed" if new else "gone"


def _runs(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts cut where they begin to differ. Put together again they are the whole words."""
    first, second = old.split(), new.split()
    before, after = [], []
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for step, i, j, k, m in steps:
        if i < j:
            before.append(Run(" ".join(first[i:j]), step != "equal"))
        if k < m:
            after.append(Run(" ".join(second[k:m]), step != "equal"))
    return tuple(before), tuple(after)
