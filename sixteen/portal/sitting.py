"""How somebody came to a questionnaire: what they may be shown, and where its pages are.

There is one way to answer (pages_of_questions.py). Somebody who signed in, somebody who followed a
link and somebody who holds their therapist's device differ only in what stands here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse
from django.utils import timezone

from sixteen.people.models import Account
from sixteen.questionnaires import queries
from sixteen.questionnaires.models import BY_LINK, IN_THE_ROOM, Request

WROTE, SEEN = "wrote-answers", "wrote-answers-seen"
A_MINUTE = timedelta(minutes=1)
Answers = dict[str, int | None]


def _nothing(item: str) -> None:
    """Nothing has to be remembered of somebody who is signed in."""


@dataclass(frozen=True)
class Sitting:
    """asked: the request. mode: as it is kept with the response. by: the account that answers.

    to(page, number): the address of one of the pages. leave: where to stop; "" where the page is
    simply closed. is_signed_in: names, earlier answers and the record may be shown.
    remember(item): this browser answered that question, so that it may be shown its answer again.
    """

    asked: Request
    mode: str
    by: Account | None
    to: Callable[..., str]
    leave: str = ""
    is_signed_in: bool = False
    wrote: frozenset[str] = frozenset()
    remember: Callable[[str], None] = field(default=_nothing)

    @property
    def with_them(self) -> bool:
        """Whether their therapist sits there."""
        return self.mode == IN_THE_ROOM

    def answers(self) -> Answers:
        """All that are kept: to know where to go on. See `shown`."""
        return queries.answers_of(self.asked)

    def shown(self, answers: Answers) -> Answers:
        """Those that may be read here."""
        if self.is_signed_in:
            return answers
        return {code: value for code, value in answers.items() if code in self.wrote}


def signed_in(asked: Request, account: Account) -> Sitting:
    def to(page: str, *number: int) -> str:
        return reverse(f"portal:{page}", args=[asked.pk, *number])

    return Sitting(asked, "portal", account, to, reverse("portal:overview"), is_signed_in=True)


def without_a_password(
    asked: Request,
    session: SessionBase,
    to: Callable[..., str],
    *,
    mode: str = BY_LINK,
    by: Account | None = None,
    leave: str = "",
) -> Sitting:
    """Of earlier answers, only what this very browser wrote is shown to it, and that only until
    nobody has sat there for as long as ends a sign-in: others may use the device."""
    key = str(asked.pk)
    if WROTE in session and is_idle(session):
        session.pop(WROTE)

    def remember(item: str) -> None:
        wrote = dict(session.get(WROTE, {}))
        wrote[key] = sorted({*wrote.get(key, []), item})
        session[WROTE], session[SEEN] = wrote, timezone.now().isoformat()

    wrote = frozenset(session.get(WROTE, {}).get(key, []))
    return Sitting(asked, mode, by, to, leave, wrote=wrote, remember=remember)


def is_idle(session: SessionBase) -> bool:
    """Whether it was left alone for the idle minutes. If not, it was seen now."""
    now, kept = timezone.now(), session.get(SEEN)
    seen = datetime.fromisoformat(kept) if kept else None
    if seen is None or now - seen > timedelta(minutes=settings.IDLE_MINUTES):
        return True
    if now - seen >= A_MINUTE:
        session[SEEN] = now.isoformat()
    return False


def forget(asked: Request, session: SessionBase) -> None:
    """It is sent: from now on this browser, too, is shown nothing of it."""
    wrote = dict(session.get(WROTE, {}))
    wrote.pop(str(asked.pk), None)
    session[WROTE] = wrote
