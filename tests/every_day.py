"""One mechanism tried at a hundred places: every day at some of them, in the long run at all."""

import zlib
from collections.abc import Iterable
from typing import Any

import pytest


def is_for_today(name: str, one_in: int) -> bool:
    """The same ones every day, so that what was red is red again."""
    return zlib.crc32(name.encode()) % one_in == 0


def some_of(values: Iterable[Any], names: Iterable[str], *, one_in: int) -> list[Any]:
    """For parametrize: the others are long."""
    return [
        pytest.param(value, id=name, marks=() if is_for_today(name, one_in) else pytest.mark.long)
        for value, name in zip(values, names, strict=True)
    ]
