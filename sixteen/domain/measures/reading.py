"""A table of a definition file, read field by field; each thing that is wrong has its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Problem:
    """file: its name. place: where in it, such as items[3].text. reason: what to do, in words."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.reason}"


@dataclass
class Table:
    """One table. What was asked for is remembered, so that what nobody asked for can be named."""

    kept: Mapping[str, Any]
    place: str
    file: str
    problems: list[Problem]
    asked: set[str] = field(default_factory=set)

    def wrong(self, name: str, reason: str) -> None:
        where = f"{self.place}.{name}" if self.place and name else self.place or name
        self.problems.append(Problem(self.file, where, reason))

    def text(self, name: str, *, needed: bool = True, longest: int = 2_000) -> str:
        value = self._take(name)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong(name, "write some words here, in quotation marks.")
            return ""
        if len(value) > longest:
            self.wrong(name, f"use at most {longest} characters.")
        return value.strip()

    def number(self, name: str, *, needed: bool = True) -> int | None:
        value = self._take(name)
        if value is None and not needed:
            return None
        if type(value) is not int or value < 0:
            self.wrong(name, "write a whole number from 0 on, without quotation marks.")
            return None
        return value

    def yes(self, name: str, *, otherwise: bool = False) -> bool:
        value = self._take(name)
        if value is None:
            return otherwise
        if not isinstance(value, bool):
            self.wrong(name, "write true or false, without quotation marks.")
            return otherwise
        return value

    def day(self, name: str) -> date | None:
        value = self._take(name)
        if type(value) is not date:
            self.wrong(name, "write a day like 2026-11-26, without quotation marks.")
            return None
        return value

    def address(self, name: str) -> str:
        value = self.text(name)
        if value and not value.startswith("https://"):
            self.wrong(name, "write an address that begins with https://.")
        return value

    def table(self, name: str) -> "Table":
        value = self._take(name)
        if not isinstance(value, Mapping):
            self.wrong(name, f"a table [{name}] is missing.")
            value = {}
        return Table(
            value, f"{self.place}.{name}" if self.place else name, self.file, self.problems
        )

    def tables(self, name: str, *, needed: bool = True) -> list["Table"]:
        value = self._take(name)
        if value is None and not needed:
            return []
        if not isinstance(value, list) or not value:
            self.wrong(name, f"at least one [[{name}]] is missing.")
            return []
        found = []
        for number, each in enumerate(value, 1):
            place = f"{name}[{number}]"
            if isinstance(each, Mapping):
                found.append(Table(each, place, self.file, self.problems))
            else:
                self.problems.append(Problem(self.file, place, f"write it as [[{name}]]."))
        return found

    def nothing_else(self) -> None:
        for name in self.kept:
            if name not in self.asked:
                self.wrong(name, "there is no such field. Look for a slip in its name.")

    def _take(self, name: str) -> Any:
        self.asked.add(name)
        return self.kept.get(name)
