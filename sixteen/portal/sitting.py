"""How somebody came to a questionnaire: what they may be shown, and where its pages are.

There is one way to answer (pages_of_questions.py). Somebody who signed in, somebody who followed a
link and somebody who holds their therapist's device differ only in what stands here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse

from sixteen.people.models import Account
from sixteen.questionnaires import queries
from sixteen.questionnaires.models import BY_LINK, IN_THE_ROOM, Request

WROTE = "wrote-answers"
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
    """Of earlier answers, only what this very browser wrote is shown to it."""
    key = str(asked.pk)

    def remember(item: str) -> None:
        wrote = dict(session.get(WROTE, {}))
        wrote[key] = sorted({*wrote.get(key, []), item})
        session[WROTE] = wrote

    wrote = frozenset(session.get(WROTE, {}).get(key, []))
    return Sitting(asked, mode, by, to, leave, wrote=wrote, remember=remember)


def forget(asked: Request, session: SessionBase) -> None:
    """It is sent: from now on this browser, too, is shown nothing of it."""
    wrote = dict(session.get(WROTE, {}))
    wrote.pop(str(asked.pk), None)
    session[WROTE] = wrote
