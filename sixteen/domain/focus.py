"""The interpersonal affective focus."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Focus:
    self_: str = ""
    other: str = ""
    affects: tuple[str, ...] = ()
    defence: str = ""
    defence_protects: str = ""
    defence_costs: str = ""
    reversal: str = ""
    symptom_link: str = ""
    client_words: Mapping[str, str] = field(default_factory=dict)
    therapist_words: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_shareable(self) -> bool:
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        raise NotImplementedError

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Focus":
        raise NotImplementedError


def problems(focus: Focus) -> list[str]:
    raise NotImplementedError


def text_equivalent(focus: Focus) -> str:
    raise NotImplementedError
