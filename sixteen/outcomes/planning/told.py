"""The practice as it stands and four ways on, as lines for a page, a table or a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sixteen.domain.protocol import PROTOCOLS
from sixteen.journeys.queue_now import QueueNow, queue_now
from sixteen.outcomes.planning.queue import DAY, EVENING, Arrival, Running
from sixteen.outcomes.planning.scenarios import Ahead, Change, Practice, ahead, changed
from sixteen.people.models import Account

USUAL = PROTOCOLS["DIT"].sessions or 16
FEWER = 12
EVENINGS = 3
MOST_THERAPISTS, MOST_EVENINGS = 5, 12
HONEST = (
    "A simulation repeats the last half year many times with the dice thrown again. It does not "
    "know who will come, who will fall ill or who will leave, it knows no wish but “only in "
    "the evening”, and it says nothing about any one person. Where the ranges of two "
    "lines overlap much, they do not differ."
)


@dataclass(frozen=True)
class Choice:
    """What somebody asks about. therapists: more of them. evenings: day places moved there.
    sessions: of a course, None where nothing changes."""

    therapists: int = 0
    evenings: int = 0
    sessions: int | None = None

    @property
    def words(self) -> str:
        said = []
        if self.therapists:
            said.append(f"{self.therapists} more therapist{'s' if self.therapists > 1 else ''}")
        if self.evenings:
            said.append(f"{self.evenings} place{'s' if self.evenings > 1 else ''} in the evening")
        if self.sessions:
            said.append(f"courses of {self.sessions} sessions")
        words = " and ".join(said) or "as it is now"
        return words[0].upper() + words[1:]


@dataclass(frozen=True)
class Line:
    words: str
    ahead: Ahead


@dataclass(frozen=True)
class Forecast:
    """lines: the first is as it is now; none where there is too little to go by."""

    now: QueueNow
    lines: tuple[Line, ...]


USUAL_CHOICES = (
    Choice(),
    Choice(therapists=1),
    Choice(evenings=EVENINGS),
    Choice(sessions=FEWER),
)


def forecast(*, by: Account | None, at: datetime, also: Choice | None = None) -> Forecast:
    """by: whoever looks; that is audited. also: one more way on, told last."""
    now = queue_now(by=by, at=at)
    practice = _practice(now)
    wanted = list(USUAL_CHOICES)
    if also is not None and also not in wanted:
        wanted.append(also)
    found = [(each, ahead(changed(practice, _change(each, now)))) for each in wanted]
    return Forecast(now, tuple(Line(each.words, told) for each, told in found if told))


def choice_of(asked: Mapping[str, str]) -> Choice:
    """What was chosen in an address; what cannot be chosen changes nothing."""
    sessions = _whole(asked.get("sessions", ""), USUAL - 1)
    return Choice(
        therapists=_whole(asked.get("therapists", ""), MOST_THERAPISTS),
        evenings=_whole(asked.get("evenings", ""), MOST_EVENINGS),
        sessions=sessions if sessions >= PROTOCOLS["DIT"].minimum else None,
    )


def _whole(text: str, most: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text[:4]) <= most else 0


def _practice(now: QueueNow) -> Practice:
    only_evening = sum(evening for _, evening in now.waiting)
    return Practice(
        joining=now.joining,
        evening_share=only_evening / len(now.waiting) if now.waiting else 0.0,
        day_places=now.day_places,
        evening_places=now.evening_places,
        lengths=now.lengths,
        waiting=tuple(Arrival(-weeks, evening) for weeks, evening in now.waiting),
        running=tuple(Running(EVENING if late else DAY, left) for left, late in now.running),
    )


def _change(choice: Choice, now: QueueNow) -> Change:
    return Change(
        places=choice.therapists * now.usual,
        to_evening=choice.evenings,
        shorter=choice.sessions / USUAL if choice.sessions else 1.0,
    )
