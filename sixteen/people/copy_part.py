"""One kind of row in the copy that a person gets of everything that is kept about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Any


def always(row: Row) -> bool:
    return True


def never(row: Row) -> bool:
    return False


@dataclass(frozen=True)
class Part:
    """title: the heading. fields: what is shown of each row, by name, with its words. left_out:
    what is not, each with the reason that the copy gives.

    when: the field with the day of a row. own: whether they wrote it or were shown it; of all else
    each passage is decided about first. file: the field that holds a file in base64, with the one
    of its name. private: only its author decides about it, as long as they work here. aside: by
    field, the key in it that the client was never shown. silent: that a row is there at all is
    decided about too. of_lead: the service lead decides, and no clinician.
    """

    title: str
    fields: Mapping[str, str]
    when: str = ""
    own: Callable[[Row], bool] = never
    left_out: Mapping[str, str] = field(default_factory=dict)
    file: tuple[str, str] | None = None
    private: Callable[[Row], bool] = never
    aside: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False
    of_lead: bool = False
