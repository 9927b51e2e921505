"""What a therapist is made to notice in the scores of a course, and what may help then.

Only reliable change, as published (progress.py): a difference that is more than the wobble of the
questionnaire, against the first score of the course. No trajectory, no prediction and no level.
What one missing score might have said is not concluded: the scores that are there are compared, and
"twice running" means the last two of them.

ARITHMETIC names the rule, and stands beside every decision that is recorded, so that one taken
under an older rule can be told apart. Change the rule, change the name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sixteen.domain.measures.definition import Measure, Number
from sixteen.domain.progress import Change, change
from sixteen.domain.protocol import Phase

ARITHMETIC = "reliable-change-1"
# One small pilot saw it (Lemma 2011 in docs/explanation/sources.md). It is never "expected", and
# never for a client.
NEAR_ENDINGS = "Sometimes seen near endings: ask."


@dataclass(frozen=True)
class Noticed:
    """How the latest score of one measure stands to the first. running: how often in a row.

    scores: how many there are. session: number of the latest one's.
    """

    measure: str
    change: Change
    running: int
    first: Number
    latest: Number
    scores: int
    session: int
    words: str

    @property
    def key(self) -> str:
        """Stays the same until there is a newer score. The number of a session can change."""
        return f"{self.measure}.{self.change.value}.{self.running}.of-{self.scores}"


@dataclass(frozen=True)
class Step:
    """Something to think about when therapy is hard or does not help."""

    code: str
    title: str
    hint: str


# In our words, for a service to change. No order of importance, and nothing has to be done.
AID = (
    Step("talk", "Talk about it", "Say what you both see, and ask what they make of it."),
    Step(
        "alliance", "How the two of you are", "What they may not have said to you; what you feel."
    ),
    Step("frame", "The frame", "Time, breaks, missed sessions, the room, who else knows."),
    Step(
        "support",
        "More support",
        "Who is there between sessions; the plan for a rough patch; the GP, medication.",
    ),
    Step("supervision", "Supervision", "Bring it, soon, in your own words."),
    Step(
        "other-help",
        "Other help",
        "Whether something else would fit better. Nobody has to stay with what does not help.",
    ),
)
STEPS: Mapping[str, Step] = {step.code: step for step in AID}


def noticed(measure: Measure, totals: Iterable[tuple[int, Number | None]]) -> Noticed | None:
    """totals: session number and total (None where there is none), in the order in which the
    sessions took place, which is not that of their numbers. None unless two can be compared."""
    if measure.reliable_change is None:
        return None
    scores = [(number, total) for number, total in totals if total is not None]
    if len(scores) < 2:
        return None
    first = scores[0][1]
    changes = [change(measure, first, total) for _, total in scores[1:]]
    running = 1
    while running < len(changes) and changes[-running - 1] is changes[-1]:
        running += 1
    number, latest = scores[-1]
    words = f"{measure.name}: {_called(changes[-1], running)} ({latest}, from {first})"
    code, latest_change = measure.code, changes[-1]
    return Noticed(code, latest_change, running, first, latest, len(scores), number, words)


def _called(found: Change, running: int) -> str:
    if found is Change.NO_CHANGE:
        return "no reliable change"
    which = "reliably better" if found is Change.IMPROVED else "reliably worse"
    often = {1: "once", 2: "twice running"}.get(running, f"{running} times running")
    return f"{which}, {often}"


def calls_for_a_look(found: Noticed) -> bool:
    """Reliably worse, the first time as well: on the same clock near an ending as at any other."""
    return found.change is Change.WORSENED


def beside(found: Noticed, phase: Phase | None) -> str:
    """What stands beside it for staff, "" where nothing does. It changes nothing else."""
    return NEAR_ENDINGS if phase is Phase.ENDING and calls_for_a_look(found) else ""
