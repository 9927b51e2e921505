"""docs/reference/access.md: the table, for whoever reads about the service. Knows no Django."""

from collections.abc import Iterable
from itertools import groupby

from tests.access.table import LETTERS, PEOPLE, THINGS, Line, lines

ABOUT = """# Access

Who gets what at which address, as tests/access/table.py has it: the tests ask for each address as
each of these people, by GET and by POST. A cell has two letters, one for each; where it is empty,
both get the page of an address that does not exist, and the refusal stands in the audit. No GET
writes anything but the audit, the session and rate limits. Pages that ask again who one is after
some minutes are marked in [Addresses](addresses.md).
"""


def access_page() -> str:
    parts = [
        ABOUT,
        _meanings("People", "Whom a column is about. Mina and Noor are two clients.", PEOPLE),
        _meanings("Letters", "What becomes of who asks for the page, or sends its form.", LETTERS),
        _meanings("Things", "What the words in braces stand for.", THINGS),
    ]
    parts += [_section(title, rows) for title, rows in groupby(lines(), lambda row: row.section)]
    return "\n".join(parts)


def _meanings(title: str, about: str, meanings: dict[str, str]) -> str:
    rows = "".join(f"| `{name}` | {words} |\n" for name, words in meanings.items())
    return f"## {title}\n\n{about}\n\n| | |\n| --- | --- |\n{rows}"


def _section(title: str, rows: Iterable[Line]) -> str:
    head = f"| address | {' | '.join(PEOPLE)} |\n|{' --- |' * (len(PEOPLE) + 1)}\n"
    return f"## {title}\n\n{head}" + "".join(map(_row, rows))


def _row(line: Line) -> str:
    cells = ("" if cell == ".." else cell for cell in line.cells.values())
    return f"| `{line.address}` | {' | '.join(cells)} |\n"
