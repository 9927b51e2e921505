"""The treatment as data: dose, phases, what a session is for, what is suggested when.

Sure: DIT is typically 16 weekly sessions of 50 minutes, the number fixed with the person (Sutton
Uplift); breaks and cancelled sessions are talked about at the start (Tees, Esk and Wear Valleys);
measures come before or at the start of a session, and the last sessions are given to the ending
(Birrell 2012); the middle phase is sessions 5 to 12 (Oxford University Press 2011), from which 1 to
4 and 13 to 16 follow. DIT for complex care has 26 (Anna Freud). docs/explanation/sources.md has the
address of each.

Not sure: what each single session is for, when the focus is shared, whether and when there is a
letter (no usable source). So purposes and prompts are suggestions. A service edits them with
`dataclasses.replace`, a therapist puts one aside with a reason. They are never deadlines, and no
page says "the protocol says". How phases fall in a shorter or longer course is ours too.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from sixteen.domain import dit_words


class Phase(StrEnum):
    INITIAL = "initial"
    MIDDLE = "middle"
    ENDING = "ending"


class InitialPhaseDecision(StrEnum):
    """What both settle on when the initial phase ends. Never a form to be filled in time."""

    CONTINUE = "continue"
    OTHER_HELP = "other_help"
    STOP = "stop"


@dataclass(frozen=True)
class Prompt:
    """A suggestion for one session of the usual dose. code stays the same when words are edited."""

    code: str
    session: int
    title: str
    text: str


@dataclass(frozen=True)
class Protocol:
    """One treatment.

    sessions: the usual dose, or None where there is none; minimum and maximum belong to the dose.
    phases: (phase, first session, last session) at the usual dose, in order, without a gap.
    purposes: one for each session of the usual dose, or empty.
    Raises ValueError where these do not fit together.
    """

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

    def __post_init__(self) -> None:
        dose = self.sessions or 0
        covered = [n for _, first, last in self.phases for n in range(first, last + 1)]
        if self.phases and covered != list(range(1, dose + 1)):
            raise ValueError(f"The phases of {self.name} cover sessions 1 to {dose} in order.")
        if self.purposes and len(self.purposes) != dose:
            raise ValueError(f"{self.name} has a purpose for each of its {dose} sessions, or none.")
        if any(not 1 <= prompt.session <= dose for prompt in self.prompts):
            raise ValueError(f"A prompt of {self.name} is for one of its {dose} sessions.")
        if len({prompt.code for prompt in self.prompts}) != len(self.prompts):
            raise ValueError(f"Two prompts of {self.name} have the same code.")


def dose_problem(protocol: Protocol, sessions: int | None) -> str:
    """Why this number of sessions cannot be agreed, in words, or "" when it can.

    None is the usual dose; where there is none it means "no number agreed", which is fine there.
    """
    low, high = protocol.minimum, protocol.maximum
    if sessions is None or (low <= sessions and (high is None or sessions <= high)):
        return ""
    if high is None:
        return f"{protocol.name} has at least {low} session."
    allowed = f"{low} sessions" if low == high else f"{low} to {high} sessions"
    return f"{protocol.name} has {allowed}, not {sessions}."


def phase_bounds(protocol: Protocol, sessions: int | None) -> dict[Phase, tuple[int, int]]:
    """First and last session of each phase in a course of that many sessions, in order.

    At the usual dose (also None) the phases are the protocol's own. At another dose the outer
    phases keep their share, a half session rounded in their favour, and the middle has the rest.
    Empty where a protocol has no phases. Raises ValueError on a dose that cannot be agreed.
    """
    if problem := dose_problem(protocol, sessions):
        raise ValueError(problem)
    if not protocol.phases:
        return {}
    usual = protocol.phases[-1][2]
    dose = sessions or usual
    bounds: dict[Phase, tuple[int, int]] = {}
    first = 1
    for phase, start, end in protocol.phases[:-1]:
        share = _half_up((end - start + 1) * dose, usual)
        if phase is Phase.MIDDLE:
            _, ending_start, ending_end = protocol.phases[-1]
            share = dose - first + 1 - _half_up((ending_end - ending_start + 1) * dose, usual)
        bounds[phase] = (first, first + share - 1)
        first += share
    bounds[protocol.phases[-1][0]] = (first, dose)
    return bounds


def phase_of(protocol: Protocol, sessions: int | None, number: int) -> Phase | None:
    """The phase of session `number`, or None in a protocol without phases.

    Raises ValueError on a number that a course of that many sessions does not have.
    """
    bounds = phase_bounds(protocol, sessions)
    for phase, (first, last) in bounds.items():
        if first <= number <= last:
            return phase
    if bounds or number < 1:
        raise ValueError(f"There is no session {number} in a course of {sessions}.")
    return None


def purpose_of(protocol: Protocol, sessions: int | None, number: int) -> str:
    """What session `number` is usually for, as a suggestion; "" where nothing is suggested."""
    phase = phase_of(protocol, sessions, number)
    if phase is None or not protocol.purposes:
        return ""
    here, usual = (
        phase_bounds(protocol, sessions)[phase],
        phase_bounds(protocol, None)[phase],
    )
    return protocol.purposes[_same_place(number, here, usual) - 1]


def prompts_for(protocol: Protocol, sessions: int | None, number: int) -> tuple[Prompt, ...]:
    """What is suggested at session `number`. At every dose each prompt comes exactly once."""
    phase = phase_of(protocol, sessions, number)
    if phase is None:
        return ()
    usual, here = (
        phase_bounds(protocol, None)[phase],
        phase_bounds(protocol, sessions)[phase],
    )
    return tuple(
        prompt
        for prompt in protocol.prompts
        if phase_of(protocol, None, prompt.session) is phase
        and _same_place(prompt.session, usual, here) == number
    )


def decision_session(protocol: Protocol, sessions: int | None) -> int | None:
    """The session at whose end the initial phase decision is prompted: the last of that phase."""
    bounds = phase_bounds(protocol, sessions)
    return bounds[Phase.INITIAL][1] if bounds else None


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def _same_place(number: int, old: tuple[int, int], new: tuple[int, int]) -> int:
    """Where a session of one stretch falls in another: first on first, last on last."""
    length = old[1] - old[0]
    if length == 0:
        return new[0]
    return new[0] + _half_up((number - old[0]) * (new[1] - new[0]), length)


DIT = Protocol(
    code="DIT",
    name="Dynamic Interpersonal Therapy",
    sessions=16,
    minimum=8,
    maximum=26,
    minutes=50,
    interval_days=7,
    has_focus=True,
    has_letter=True,
    phases=((Phase.INITIAL, 1, 4), (Phase.MIDDLE, 5, 12), (Phase.ENDING, 13, 16)),
    purposes=dit_words.PURPOSES,
    prompts=tuple(Prompt(*words) for words in dit_words.PROMPTS),
)
_AT_26 = phase_bounds(DIT, 26)
DITCC = replace(
    DIT,
    code="DITCC",
    name="Dynamic Interpersonal Therapy for complex care",
    sessions=26,
    minimum=26,
    phases=tuple((phase, first, last) for phase, (first, last) in _AT_26.items()),
    purposes=tuple(purpose_of(DIT, 26, number) for number in range(1, 27)),
    prompts=tuple(
        replace(prompt, session=number)
        for number in range(1, 27)
        for prompt in prompts_for(DIT, 26, number)
    ),
)
OPEN = Protocol("open", "Therapy without a fixed number", None, 1, None, 50, 7, False, False)
PROTOCOLS: dict[str, Protocol] = {p.code: p for p in (DIT, DITCC, OPEN)}
