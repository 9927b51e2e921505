"""The treatment as data: dose, phases, what a session is for, what is prompted when."""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    INITIAL = "initial"
    MIDDLE = "middle"
    ENDING = "ending"


class InitialPhaseDecision(StrEnum):
    CONTINUE = "continue"
    OTHER_HELP = "other_help"
    STOP = "stop"


@dataclass(frozen=True)
class Prompt:
    code: str
    session: int
    title: str
    text: str


@dataclass(frozen=True)
class Protocol:
    code: str
    name: str
    sessions: int | None
    minimum: int
    maximum: int | None
    minutes: int
    interval_days: int
    has_focus: bool
    has_letter: bool
    phases: tuple[tuple[Phase, int, int], ...] = ()
    purposes: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()


DIT = Protocol("DIT", "Dynamic Interpersonal Therapy", 16, 8, 26, 50, 7, True, True)
DITCC = Protocol(
    "DITCC", "Dynamic Interpersonal Therapy for complex care", 26, 26, 26, 50, 7, True, True
)
OPEN = Protocol("open", "Therapy without a fixed number", None, 1, None, 50, 7, False, False)
PROTOCOLS: dict[str, Protocol] = {p.code: p for p in (DIT, DITCC, OPEN)}


def phase_bounds(protocol: Protocol, sessions: int | None) -> dict[Phase, tuple[int, int]]:
    raise NotImplementedError


def phase_of(protocol: Protocol, sessions: int | None, number: int) -> Phase | None:
    raise NotImplementedError


def purpose_of(protocol: Protocol, sessions: int | None, number: int) -> str:
    raise NotImplementedError


def prompts_for(protocol: Protocol, sessions: int | None, number: int) -> tuple[Prompt, ...]:
    raise NotImplementedError


def decision_session(protocol: Protocol, sessions: int | None) -> int | None:
    """The session at whose end the initial phase decision is prompted."""
    raise NotImplementedError
