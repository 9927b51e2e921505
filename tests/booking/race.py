"""Many people at one time, through the pages of a running server."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tests.serving import Answer, Server, Visitor, at_once

TIME = re.compile(r'name="time" value="([^"]+)"')


@dataclass
class Outcome:
    """What happened: the answers, and who got the time."""

    answers: list[Answer]
    visitors: list[Visitor]

    @property
    def statuses(self) -> Counter[int | str]:
        return Counter(getattr(each, "status", "no answer") for each in self.answers)

    @property
    def winners(self) -> list[Visitor]:
        return [
            visitor
            for visitor, answer in zip(self.visitors, self.answers, strict=True)
            if getattr(answer, "status", 0) == 302
        ]

    @property
    def told(self) -> list[Answer]:
        """Those who were told kindly, with at least one other time to choose."""
        return [
            each
            for each in self.answers
            if getattr(each, "status", 0) == 409 and TIME.search(each.body)
        ]


def times_of(server: Server) -> list[str]:
    """Every time the first page of /book/ offers, as its button would send it."""
    return TIME.findall(Visitor(server).get("/book/").body)


def come(server: Server, number: int) -> list[Visitor]:
    """So many people with the first page open."""
    visitors = [Visitor(server) for _ in range(number)]
    for visitor in visitors:
        visitor.get("/book/")
    return visitors


def race(server: Server, times: list[str], waiting: Sequence[Visitor] = ()) -> Outcome:
    """One visitor for each of these times, all choosing in the same moment.

    waiting: those who have the page open already; the others come now.
    """
    visitors = [*waiting, *come(server, len(times) - len(waiting))]
    jobs = [
        lambda visitor=visitor, time=time: visitor.post("/book/", time=time)
        for visitor, time in zip(visitors, times, strict=True)
    ]
    return Outcome(at_once(*jobs), visitors)


def confirm(visitor: Visitor) -> Answer:
    """The rest of the way, for somebody whose time is kept."""
    visitor.get("/book/name/")
    visitor.post("/book/name/", name="Robin Vale", adult="yes")
    visitor.get("/book/contact/")
    visitor.post("/book/contact/", email="", phone="07700 900123", ways=["phone"])
    visitor.get("/book/privacy/")
    return visitor.post("/book/privacy/", read="on")


def overlaps(server: Server) -> int:
    """Pairs of living appointments of one therapist or room closer than ten minutes."""
    rows = server.rows(
        "SELECT therapist_id, room_id, starts_at, ends_at FROM scheduling_appointment "
        "WHERE state IN ('held', 'booked')"
    )
    found = 0
    for number, one in enumerate(rows):
        for other in rows[number + 1 :]:
            shared = one[0] == other[0] or (one[1] is not None and one[1] == other[1])
            first, second = sorted((one, other), key=lambda row: row[2])
            found += shared and _minutes_between(first[3], second[2]) < 10
    return found


def _minutes_between(end: object, start: object) -> float:
    def read(moment: object) -> datetime:
        return moment if isinstance(moment, datetime) else datetime.fromisoformat(str(moment))

    return (read(start) - read(end)).total_seconds() / 60
