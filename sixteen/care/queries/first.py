"""The first of some rows, or nothing."""

from collections.abc import Sequence
from typing import TypeVar

Row = TypeVar("Row")


def first(rows: Sequence[Row]) -> Row | None:
    return rows[0] if rows else None
