"""Whom somebody looks for among the therapists, as it stands in the address of the directory."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sixteen.scheduling.models import FORMATS, WorkingHours
from sixteen.website.filters import EVENING, PARTS


@dataclass(frozen=True)
class Wanted:
    """concern and language: codes. fee: pounds that a session may cost. Empty is any."""

    concern: str = ""
    language: str = ""
    format: str = ""
    part: str = ""
    fee: int | None = None

    def __bool__(self) -> bool:
        return self != Wanted()

    def hours_fit(self, hours: WorkingHours) -> bool:
        if self.format and hours.format != self.format:
            return False
        if self.part == "day":
            return hours.starts < EVENING
        return self.part != "evening" or hours.ends > EVENING


def read_wanted(
    asked: Mapping[str, str], concerns: Container[str], languages: Container[str]
) -> Wanted:
    """What stands in an address; what is not one of the choices counts as none."""
    fee = asked.get("fee", "")
    return Wanted(
        concern=_in(concerns, asked.get("concern", "")),
        language=_in(languages, asked.get("language", "")),
        format=_in(dict(FORMATS), asked.get("format", "")),
        part=_in(dict(PARTS), asked.get("part", "")),
        fee=int(fee) if fee.isascii() and fee.isdigit() and len(fee) < 5 else None,
    )


def _in(choices: Container[str], text: str) -> str:
    return text if text in choices else ""
