"""Counts of people that may be shown: a small one could tell who somebody is.

A count from 1 up to, not including, LEAST is hidden. Where just one of a group is hidden it could
be reckoned from the total, so the next smallest is hidden with it. The limit is the service's own.
"""

from collections.abc import Sequence

LEAST = 5


def shown(counts: Sequence[int], least: int = LEAST) -> list[int | None]:
    """The same counts of one group in the same order, with None for what is hidden."""
    hidden = {number for number, count in enumerate(counts) if 0 < count < least}
    others = [number for number, count in enumerate(counts) if count and number not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda number: (counts[number], number)))
    return [None if number in hidden else count for number, count in enumerate(counts)]
