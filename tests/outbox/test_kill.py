"""kill -9 of the worker around sending: no message is missed, and at most the one in flight comes
twice, under the same Message-ID and to the same person.

The mail server here kills the worker while it takes a letter: before it was written, after, or once
it has said so. That is the whole line on which “was it sent?” has no answer.
"""

import json
import os
import random
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sixteen.outbox.sending import BATCH
from tests.outbox.server import Delivered, MailServer
from tests.place import Place, own_database
from tests.prepared import Process
from tests.serving import start

SEED, HOST = 16, "mail.example"
POINTS = ("named", "written", "taken")
# A worker sends this many letters at most before it is killed.
LETTERS = 3


class Killer:
    """Kills the worker at a point of the letter it is told, once."""

    def __init__(self) -> None:
        self.worker: Process | None = None
        self.point, self.left = "", 0

    def aim(self, worker: Process, point: str, letters: int) -> None:
        self.worker, self.point, self.left = worker, point, letters

    def __call__(self, point: str, letter: Delivered) -> None:
        if self.worker is None or point != self.point:
            return
        self.left -= 1
        if self.left == 0:
            self.worker.kill()
            self.worker.wait()


@contextmanager
def post_office(folder: Path, messages: int, **env: str) -> Iterator[tuple[Place, MailServer]]:
    """An installation with messages that are due, and the mail server they go to."""
    with own_database() as url, MailServer(Killer()) as server:
        env |= {
            "SIXTEEN_EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
            "SIXTEEN_EMAIL_FROM": f"office@{HOST}",
            "DJANGO_SETTINGS_MODULE": "tests.outbox.planted",
        }
        place = Place(folder, DATABASE_URL=url, **env).make()
        place.fill("tests.outbox.fill", str(messages))
        yield place, server


def killed(place: Place, server: MailServer, times: int, points: tuple[str, ...] = POINTS) -> int:
    """One worker after another, each killed; then they may finish. How many were killed."""
    chance, kills = random.Random(SEED), 0
    for _ in range(times):
        worker = start("sixteen", "worker", "--once", env=place.env, log=Path(os.devnull))
        server.hook.aim(worker, chance.choice(points), chance.randint(1, LETTERS))
        kills += worker.wait() == -signal.SIGKILL
    server.hook.aim(None, "", 0)
    for _ in range(1 + times * LETTERS // BATCH):
        place.must("worker", "--once")
    return kills


def wrong(place: Place, server: MailServer, kills: int) -> list[str]:
    """What was missed, came twice too often, under another name, or to somebody else."""
    written = json.loads((place.folder / "messages.json").read_text())
    meant_for = {f"<{message}@{HOST}>": address for message, address in written.items()}
    came = Counter(str(letter.mail["Message-ID"]) for letter in server.letters)
    found = [f"never came: {name}" for name in meant_for.keys() - came.keys()]
    found += [f"another name: {name}" for name in came.keys() - meant_for.keys()]
    found += [
        f"to somebody else: {letter.to}"
        for letter in server.letters
        if letter.to != [meant_for.get(str(letter.mail["Message-ID"]))]
    ]
    twice = sum(came.values()) - len(came)
    return found + ([f"{twice} came again after {kills} kills"] if twice > kills else [])


def test_ten_kills_lose_no_message(tmp_path) -> None:
    with post_office(tmp_path, messages=10 * LETTERS) as (place, server):
        kills = killed(place, server, 10)
        assert kills == 10 and wrong(place, server, kills) == []


@pytest.mark.long
def test_two_hundred_kills_lose_no_message(tmp_path) -> None:
    with post_office(tmp_path, messages=200 * LETTERS) as (place, server):
        kills = killed(place, server, 200)
        assert kills == 200 and wrong(place, server, kills) == []
        twice = len(server.letters) - 200 * LETTERS
        # It is tried where it matters: many of them were in flight.
        assert 50 < twice <= 200


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "seen"),
    [("marked-before-it-is-sent", "never came"), ("a-new-name-each-time", "another name")],
)
def test_a_planted_fault_is_seen(tmp_path, fault, seen) -> None:
    with post_office(tmp_path, messages=6, PLANTED_FAULT=fault) as (place, server):
        kills = killed(place, server, 2, points=("named",))
        assert any(each.startswith(seen) for each in wrong(place, server, kills))
