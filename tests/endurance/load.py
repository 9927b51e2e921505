"""People at work on a server until it dies, and a list of what it said yes to."""

import http.client
import itertools
import random
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.endurance.server import Mortal
from tests.serving import Answer

TIME = re.compile(r'name="time" value="([^"]+)"')
ITEMS = {"phq9": 9, "gad7": 7}
Said = tuple[int, bool]


@dataclass
class Promises:
    """What was sent, and what the server answered with yes.

    answers: for each question of a request, in order, the value and whether it was acknowledged.
    booked: name by link code. cancelled: link codes; tried_to_cancel: sent, answer never seen.
    """

    answers: dict[str, list[Said]] = field(default_factory=dict)
    booked: dict[str, str] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)
    tried_to_cancel: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    names: Any = field(default_factory=itertools.count)

    def as_json(self) -> dict[str, Any]:
        return {
            "answers": self.answers,
            "booked": self.booked,
            "cancelled": sorted(self.cancelled),
            "tried_to_cancel": sorted(self.tried_to_cancel),
        }

    def count(self) -> int:
        """How many answers and bookings were acknowledged."""
        answers = sum(yes for said in self.answers.values() for _, yes in said)
        return answers + len(self.booked) + len(self.cancelled)


class Load:
    """Threads that book and answer; `until` waits for so many acknowledged steps."""

    def __init__(self, server: Mortal, promises: Promises, seed: int) -> None:
        self.server, self.promises, self.chance = server, promises, random.Random(seed)
        self.steps = threading.Semaphore(0)
        self.threads: list[threading.Thread] = []

    def begin(self, *, bookers: int) -> None:
        for client in self.server.people()["clients"]:
            self._go(partial(self._answer, client, self.chance.random()))
        for _ in range(bookers):
            self._go(partial(self._book, self.chance.random()))

    def until(self, steps: int) -> None:
        for _ in range(steps):
            assert self.steps.acquire(timeout=60), "the server stopped answering"
        # Not in the moment of an answer, but at any moment of the next ones.
        threading.Event().wait(self.chance.random() * 0.05)

    def end(self) -> None:
        for thread in self.threads:
            thread.join(timeout=60)
            assert not thread.is_alive()

    def _go(self, work: Callable[[], None]) -> None:
        def until_it_dies() -> None:
            try:
                while True:
                    work()
            except (OSError, http.client.HTTPException):
                return

        self.threads.append(threading.Thread(target=until_it_dies))
        self.threads[-1].start()

    def _expect(self, answer: Answer, what: str, *statuses: int) -> bool:
        if answer.status not in statuses:
            self.promises.wrong.append(f"{what}: {answer.status} {answer.location}")
            raise ConnectionAbortedError
        self.steps.release()
        return answer.status == 302

    def _answer(self, client: dict[str, Any], seed: float) -> None:
        """One questionnaire after another, the safety question most often. Without an end."""
        chance, person = random.Random(seed), self.server.visitor(client["session"])
        person.get(f"/my/questionnaires/{client['asked']['phq9-1']}/1/")
        while True:
            which = chance.choice(["phq9-1", "phq9-1", "phq9-1", "gad7-1"])
            asked = client["asked"][which]
            number = chance.randint(1, ITEMS[which[:4]])
            if which == "phq9-1" and chance.random() < 0.8:
                number = 9
            said = self.promises.answers.setdefault(f"{asked}|{which[:4]}_{number}", [])
            said.append((chance.randint(0, 3), False))
            sent = person.post(f"/my/questionnaires/{asked}/{number}/", answer=str(said[-1][0]))
            self._expect(sent, f"question {number} of {which}", 302)
            said[-1] = (said[-1][0], True)

    def _book(self, seed: float) -> None:
        """Choose a time, say a name, be booked; every second one cancels."""
        chance, person = random.Random(seed), self.server.visitor()
        name = f"Visitor {next(self.promises.names)}"
        times = TIME.findall(person.get("/book/").body)
        if not self._expect(person.post("/book/", time=chance.choice(times)), "time", 302, 409):
            return
        self._expect(person.post("/book/name/", name=name, adult="yes"), "name", 302)
        contact = {"email": "", "phone": "07700 900123", "ways": ["phone"]}
        self._expect(person.post("/book/contact/", **contact), "contact", 302)
        booked = person.post("/book/privacy/", read="on")
        self._expect(booked, "privacy", 302)
        if booked.location == "/book/asked/":
            return  # the office answers: nothing is booked yet
        code = booked.location.strip("/").split("/")[-1]
        self.promises.booked[code] = name
        if chance.random() < 0.5:
            self.promises.tried_to_cancel.add(code)
            self._expect(person.post(f"/booking/{code}/cancel/"), "cancel", 302)
            self.promises.cancelled.add(code)
