"""A thousand people answer by their links at once, and the server is killed among them: what it
said yes to is there, nothing is there twice, and in the end nobody's answer is missing."""

import http.client
import threading
import time
from collections import Counter

import pytest

from tests.endurance.server import Mortal, mortal

CLIENTS, WAIT = 100, 900.0


class Person:
    """Answers question 9 and sends, until it is in. said: what was acknowledged; "found": what was
    in though the server died before it could say so: the link is closed then.
    """

    def __init__(self, server: Mortal, asked: dict[str, str]) -> None:
        self.server, self.asked, self.said = server, asked, set[str]()
        self.tried = False

    @property
    def is_in(self) -> bool:
        return bool(self.said & {"sent", "found"})

    def __call__(self, until: float) -> None:
        page = f"/for-you/{self.asked['code']}/1"
        while time.monotonic() < until and not self.is_in:
            try:
                self._once(page)
            except (OSError, http.client.HTTPException):
                threading.Event().wait(0.5)

    def _once(self, page: str) -> None:
        browser = self.server.visitor()
        shown = browser.get(f"{page}/9/").body
        if self.tried and "This link is not open" in shown:
            self.said.add("found")
            return
        if browser.post(f"{page}/9/", answer="1").status == 302:
            self.said.add("answered")
        self.tried = True
        if browser.post(f"{page}/check/").location.endswith("/thank-you/"):
            self.said.add("sent")


def through_a_kill(server: Mortal, *, clients: int) -> tuple[list[Person], set[str]]:
    """Everybody at once; killed when a third is in. And what was acknowledged by then."""
    server.place.fill("tests.endurance.fill_links", str(clients))
    crowd = [Person(server, asked) for asked in server.people()]
    server.start()
    until = time.monotonic() + WAIT
    threads = [threading.Thread(target=person, args=(until,)) for person in crowd]
    for thread in threads:
        thread.start()
    while sum("sent" in person.said for person in crowd) < len(crowd) // 3:
        assert time.monotonic() < until, "nobody gets on"
        threading.Event().wait(0.05)
    server.kill()
    sent = [person for person in crowd if "sent" in person.said]
    acknowledged = {person.asked["request"].replace("-", "") for person in sent}
    kept = states(server)
    lost = {request for request in acknowledged if kept[request] != "answered"}
    server.start()
    for thread in threads:
        thread.join()
    return crowd, lost


def states(server: Mortal) -> dict[str, str]:
    rows = server.rows("SELECT id, state FROM questionnaires_request")
    return {str(pk).replace("-", ""): state for pk, state in rows}


def counted(server: Mortal) -> Counter[str]:
    """How often each response was finished, by the audit."""
    rows = server.rows("SELECT thing_id FROM audit_entry WHERE action = 'finish-answers'")
    return Counter(str(row[0]) for row in rows)


@pytest.mark.long
def test_a_thousand_at_once_none_lost_and_none_twice(tmp_path):
    with mortal(tmp_path, 0, filled=False) as server:
        crowd, lost = through_a_kill(server, clients=CLIENTS)
        assert len(crowd) == 1_000 and lost == set()
        assert all(person.is_in for person in crowd)
        assert set(states(server).values()) == {"answered"}
        finished = counted(server)
        assert len(finished) == 1_000 and set(finished.values()) == {1}
        rows = server.rows(
            "SELECT count(*), count(DISTINCT request_id) FROM questionnaires_response"
        )
        assert rows == [(1_000, 1_000)]
        open_ones = (
            "SELECT count(*), count(DISTINCT client_id) FROM care_alert WHERE state = 'open'"
        )
        assert server.rows(open_ones) == [(CLIENTS, CLIENTS)]
        used = "SELECT count(*) FROM questionnaires_link WHERE used_at IS NOT NULL"
        assert server.rows(used) == [(1_000,)]
        assert "The audit holds" in server.place.must("audit", "verify")


@pytest.mark.long
def test_planted_a_yes_before_it_is_kept_is_seen(tmp_path):
    with mortal(tmp_path, 0, filled=False) as server:
        server.place.env |= {
            "DJANGO_SETTINGS_MODULE": "tests.endurance.planted",
            "PLANTED_FAULT": "sent-before-it-is-kept",
        }
        _, lost = through_a_kill(server, clients=10)
    assert lost
