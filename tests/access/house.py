"""The whole house for the table: everybody and everything, made once and asked line by line."""

from collections.abc import Iterable
from typing import Any

from tests.access.asking import Asking, contents
from tests.access.forms import forms
from tests.access.people import People
from tests.access.table import PEOPLE, Line
from tests.access.things import Things

METHODS = ("GET", "POST")


class House:
    def __init__(self) -> None:
        self.people = People()
        self.things = Things(self.people)
        self.forms = forms(self.things)
        self.asking = Asking(self.people)
        self.made = contents()

    def answer(self, who: str, method: str, address: str) -> str:
        """What this person gets there, as a letter of the table."""
        sent = None if method == "GET" else self._filled(self.forms.get(address, {}))
        return self.asking.answer(who, self._filled(address), sent)

    def page(self, who: str, address: str) -> str:
        """What this person reads there, of a page or a file."""
        found = self.people.browser(who).get(self._filled(address))
        return b"".join(found).decode(errors="replace")

    def otherwise(self, line: Line, method: str, people: Iterable[str] = PEOPLE) -> dict[str, str]:
        """Who gets something else there than the table says. Call it in a test's own transaction.

        What was written is seen in the statements. That no GET changed anything by another way is
        looked at in every table.
        """
        place = METHODS.index(method)
        wanted = {who: cell[place] for who, cell in line.cells.items()}
        found = {who: self.answer(who, method, line.address) for who in people}
        wrong = {
            PEOPLE[who]: f"{answer}, and not {wanted[who]}"
            for who, answer in found.items()
            if answer != wanted[who]
        }
        return wrong | (self._changed() if method == "GET" else {})

    def _changed(self) -> dict[str, str]:
        now = contents()
        return {name: "changed" for name in now if now[name] != self.made[name]}

    def _filled(self, text: Any) -> Any:
        """With the ids and codes of the things in braces."""
        if isinstance(text, dict):
            return {name: self._filled(value) for name, value in text.items()}
        return text.format_map(self.things.named) if isinstance(text, str) else text
