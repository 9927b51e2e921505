"""Where somebody lives, as a tenth of the index of multiple deprivation.

The tables of the IAPT data set have the postcode (IDS001MPI). Which tenth of the index a postcode
is in stands in tables that are published, are large and change, so whoever imports gives theirs.
"""

from collections.abc import Iterable
from pathlib import Path

from sixteen.outcomes.command import say
from sixteen.outcomes.iapt.reading import Problems, Row, rows_of
from sixteen.outcomes.refusals import Refused, short

COLUMNS = ("postcode", "tenth")
TENTHS = {str(each): each for each in range(1, 11)}
SAY_EVERY = 500_000


def read_tenths(path: Path, people: Iterable[Row]) -> dict[str, int]:
    """The tenth (1 the most deprived, 10 the least) of each postcode that somebody here has.

    path: a CSV with the columns postcode and tenth. Raises Refused with every place that is wrong.
    """
    wanted = {plain_postcode(each.cells.get("Postcode", "")) for each in people} - {""}
    if not wanted:
        raise Refused("IDS001MPI has no postcodes, so --postcodes can say nothing.")
    problems, found = Problems(), dict[str, int]()
    try:
        for number, row in enumerate(rows_of(path, COLUMNS, problems), start=1):
            _take(row, wanted, found, problems)
            if number % SAY_EVERY == 0:
                say(f"{number:,} postcodes read")
    except OSError as why:
        raise Refused(f"{path} cannot be read: {why.strerror}.") from None
    problems.refuse_if_any()
    return found


def plain_postcode(said: str) -> str:
    """In capitals, without spaces: tables part them in more than one way."""
    return "".join(said.split()).upper()


def _take(row: Row, wanted: set[str], found: dict[str, int], problems: Problems) -> None:
    postcode, tenth = plain_postcode(row["postcode"]), row["tenth"]
    if not tenth:
        return
    if tenth not in TENTHS:
        problems.add(row, "tenth", f"{short(tenth)} is not a whole number from 1 to 10")
    elif postcode in wanted and found.setdefault(postcode, TENTHS[tenth]) != TENTHS[tenth]:
        # Without the postcode: it is one of somebody in the tables.
        problems.add(row, "tenth", "its postcode was in another tenth before")
