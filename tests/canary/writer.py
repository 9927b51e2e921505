"""A visitor who writes words that stand nowhere else, and remembers which form had them."""

import html
import re
import secrets
from collections.abc import Callable
from typing import Any

from tests.serving import FORM, Answer, Server, Visitor

LINK = re.compile(r'(?:href|action)="(?!mailto:|tel:)([^"]*)"')
PHONE_BEGINS = "029 2018 0"


def words(mark: str, number: int) -> str:
    return f"{mark}{number:03d} said softly"


def short(mark: str, number: int) -> str:
    return f"{mark}{number:03d}"


def mail(mark: str, number: int) -> str:
    return f"{mark}{number:03d}@mail.example"


def phone(mark: str, number: int) -> str:
    """From a range of Ofcom's for drama that nothing else here uses: it rings nobody."""
    return f"{PHONE_BEGINS}{number:03d}"


def credential(mark: str, number: int) -> str:
    return f'{{"id": "{mark}{number:03d}"}}'


class Canaries:
    """Words by the form and field that had them. Each begins with `mark`, drawn for this run."""

    def __init__(self) -> None:
        self.mark = "k" + secrets.token_hex(6)
        self.told: list[tuple[str, str]] = []

    def tell(self, where: str, kind: Callable[[str, int], str]) -> str:
        said = kind(self.mark, len(self.told))
        self.told.append((where, said))
        return said


class Writer(Visitor):
    """`fill` a form at an address. addresses: every Location, link and target that came back."""

    def __init__(self, server: Server, canaries: Canaries, session: str = "") -> None:
        super().__init__(server)
        self.canaries, self.addresses = canaries, set[str]()
        self.sent: list[tuple[str, dict[str, Any]]] = []
        if session:
            self.cookies["session"] = session

    def fill(
        self, path: str, form: str, /, *, expect: int = 302, look: str = "", **typed: Any
    ) -> Answer:
        """Look at the page (its own address, or `look`), then send the form.

        form: as "room.Form". Typed values that are `words`, `mail` … become canaries of that field.
        """
        self.get(look or path)
        given = {
            name: self.canaries.tell(f"{form}.{name}", value) if callable(value) else value
            for name, value in typed.items()
        }
        self.sent.append((path, given))
        answer = self.post(path, **given)
        said = answer.body.partition("error-summary")[2].partition("</div>")[0]
        assert answer.status == expect, f"{path}: {answer.status} {answer.location} {said}"
        return answer

    def fill_with_file(
        self, path: str, form: str, field: str, /, begins: str = "%PDF-1.7\n", **typed: Any
    ) -> Answer:
        """`fill`, with a file whose name and content are canaries of that field; a PDF, if not said
        otherwise."""
        self.get(path)
        given = {
            name: self.canaries.tell(f"{form}.{name}", value) if callable(value) else value
            for name, value in typed.items()
        }
        called, inside = (self.canaries.tell(f"{form}.{field}", words) for _ in range(2))
        self.sent.append((path, given))
        answer = self.upload(path, field, called, f"{begins}{inside}\n%%EOF", **given)
        assert answer.status == 302, f"{path}: {answer.status}"
        return answer

    def find(self, path: str, pattern: str) -> str:
        """What stands on a page."""
        page = self.get(path).body
        found = re.search(pattern, page)
        assert found, f"{path} has no {pattern}"
        return html.unescape(found[1])

    def _ask(self, method: str, path: str, body: str, kind: str = FORM) -> Answer:
        answer = super()._ask(method, path, body, kind)
        self.addresses |= {answer.location, *LINK.findall(answer.body)}
        return answer
