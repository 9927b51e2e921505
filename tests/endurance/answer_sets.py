"""Sets of answers to PHQ-9, drawn from every stratum, and people who send them to a server that is
killed, again and again, until somebody on duty has each that calls for a person on their screen.
"""

import html
import http.client
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, product
from typing import Any

from tests.endurance.server import Mortal
from tests.serving import Answer, Visitor

ALERT = re.compile(r'href="(/work/alerts/[^"]+/)">([^<]+)</a>')
SEEN = re.compile(r'name="seen" value="(\d+)"')
SAFETY = 9
NOT_REACHED, PASSED = "not reached", "passed over"
SECONDS = 60


@dataclass(frozen=True)
class Form:
    """answers: (number, value or PASSED) in the order in which they are given."""

    answers: tuple[tuple[int, int | str], ...]
    sent: bool

    @property
    def about_safety(self) -> int | str:
        return dict(self.answers).get(SAFETY, NOT_REACHED)

    @property
    def makes_somebody_look(self) -> bool:
        """Said here once more, apart from the domain: positive, passed over, or blank and sent."""
        said = self.about_safety
        return said in (1, 2, 3, PASSED) or (said == NOT_REACHED and self.sent)


def drawn(how_many: int, seed: int) -> list[Form]:
    """As many of each stratum: the answer about safety, its place, sent or not, the others."""
    strata = product(
        (1, 2, 3, PASSED, NOT_REACHED), ("first", "between", "last"), (True, False), range(3)
    )
    chance, turn = random.Random(seed), cycle(list(strata))
    return [_one(chance, *next(turn)) for _ in range(how_many)]


def _one(chance: random.Random, said: int | str, where: str, sent: bool, band: int) -> Form:
    """band: the others are all low, mixed or all high. Unfinished, some are not reached."""
    values = ((0, 0, 1), (0, 1, 2, 3, PASSED), (2, 3, 3))[band]
    others = [(number, chance.choice(values)) for number in range(1, 9)]
    chance.shuffle(others)
    if not sent:
        others = others[: chance.randint(1, 8)]
    if said != NOT_REACHED:
        at = {"first": 0, "last": len(others), "between": len(others) // 2}[where]
        others.insert(at, (SAFETY, said))
    return Form(tuple(others), sent)


@dataclass
class Watched:
    """waited: seconds from the answer until it stood on a screen. wrong: what did not hold."""

    waited: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    done: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))


class Person:
    """One client with their forms, and the same clinician on duty as everybody has."""

    def __init__(self, server: Mortal, who: dict[str, Any], duty: str, found: Watched) -> None:
        self.server, self.who, self.duty_session, self.found = server, who, duty, found
        self.number = 0

    def answer(self, form: Form) -> None:
        request, self.number = self.who["asked"][self.number], self.number + 1
        mine = self.server.visitor(self.who["session"])
        page = f"/my/questionnaires/{request}"
        self.sure(lambda: mine.get(f"{page}/1/"))
        called = False
        for number, value in form.answers:
            typed = {"skip": "1"} if value == PASSED else {"answer": str(value)}
            self.sure(lambda n=number, t=typed: mine.post(f"{page}/{n}/", **t), 302)
            if number == SAFETY and form.makes_somebody_look:
                called = self._stands_on_a_screen()
        if form.sent:
            self.sure(lambda: mine.post(f"{page}/check/"), 302)
            if form.makes_somebody_look and not called:
                called = self._stands_on_a_screen()
        if form.makes_somebody_look:
            self._is_seen(form)
        else:
            self._is_asked_in_session(form)
        self.found.done.release()

    def _stands_on_a_screen(self) -> bool:
        """From now on: the answer was just acknowledged."""
        called, duty = time.monotonic(), self.server.visitor(self.duty_session)
        while not self._mine(duty):
            if time.monotonic() - called > SECONDS:
                return True
        self.found.waited.append(time.monotonic() - called)
        return True

    def _is_seen(self, form: Form) -> None:
        """It stands on the page of whoever is on duty, once; then it is closed."""
        duty = self.server.visitor(self.duty_session)
        mine = self._mine(duty)
        if len(mine) != 1:
            said = f"{len(mine)} alerts of {self.who['name']} on the screen"
            self.found.wrong.append(f"{said} for {form}")
            return
        page = self.sure(lambda: duty.get(mine[0]))
        seen = SEEN.search(page.body)
        self.sure(lambda: duty.post(mine[0], outcome="Rang.", seen=seen[1]), 302, 200, 404)
        if self._mine(duty):
            self.found.wrong.append(f"the alert for {form} is still there after it was closed")

    def _is_asked_in_session(self, form: Form) -> None:
        """Nobody is made to look; the therapist finds it marked, to be asked."""
        if self._mine(self.server.visitor(self.duty_session)):
            self.found.wrong.append(f"somebody was made to look at {form}")
        therapist, number = self.server.visitor(self.who["therapist"]), self.number
        page = self.sure(
            lambda: therapist.get(f"/work/courses/{self.who['course']}/sessions/{number}/")
        )
        if "Not answered yet." not in page.body:
            self.found.wrong.append(f"{form} is not asked about in session {number}")

    def _mine(self, duty: Visitor) -> list[str]:
        listed = self.sure(lambda: duty.get("/work/duty/")).body
        return [
            path for path, name in ALERT.findall(listed) if html.unescape(name) == self.who["name"]
        ]

    def sure(self, step: Callable[[], Answer], *statuses: int) -> Answer:
        """As a person does it: what was not answered with yes is sent again."""
        began = time.monotonic()
        while True:
            try:
                answer = step()
            except (OSError, http.client.HTTPException):
                answer = None
            if answer is not None and answer.status in (statuses or (200,)):
                return answer
            if time.monotonic() - began > SECONDS:
                raise AssertionError(
                    f"{self.who['name']}: {answer.status if answer else 'nothing'}"
                )
            threading.Event().wait(0.1)


def answered(server: Mortal, forms: list[Form], *, kills: int, seed: int) -> Watched:
    """Everybody answers at once, one form after another, while the server is killed."""
    people, found = server.people(), Watched()
    crowd = [Person(server, who, people["duty"], found) for who in people["clients"]]
    threads = [
        threading.Thread(target=_all, args=(person, forms[place :: len(crowd)], found))
        for place, person in enumerate(crowd)
    ]
    server.start()
    for thread in threads:
        thread.start()
    _kill(server, found, len(forms), kills, random.Random(seed))
    for thread in threads:
        thread.join(timeout=1800)
        assert not thread.is_alive()
    return found


def _all(person: Person, forms: list[Form], found: Watched) -> None:
    for place, form in enumerate(forms):
        try:
            person.answer(form)
        except AssertionError as gave_up:
            found.wrong.append(f"{gave_up}: {form}")
            for _ in forms[place:]:
                found.done.release()
            return


def _kill(server: Mortal, found: Watched, forms: int, kills: int, chance: random.Random) -> None:
    for _ in range(kills):
        for _ in range(forms // (kills + 1)):
            assert found.done.acquire(timeout=600), "nobody gets on"
        threading.Event().wait(chance.random())
        server.kill()
        server.start()
