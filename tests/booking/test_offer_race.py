"""Two offers of one hour in the same moment: one. Through the running server, both databases."""

import json
import re
from collections import Counter
from functools import partial

from tests.place import only_on_postgresql
from tests.serving import Server, Visitor, at_once, serving

PEOPLE = 8
# Without a number, eight sessions are offered at first.
SESSIONS = 8
COURSE = re.compile(r'name="course" value="([^"]+)"')


def everybody_at_once(server: Server) -> Counter[int]:
    """The same hour, offered to each of them by somebody else in the same moment."""
    people = json.loads((server.place.folder / "people.json").read_text())
    jobs = []
    for session, enquiry in zip(people["sessions"], people["waiting"], strict=True):
        visitor, path = Visitor(server), f"/office/waiting/{enquiry}/"
        visitor.cookies["session"] = session
        course = COURSE.search(visitor.get(path).body)[1]  # type: ignore[index]
        jobs.append(partial(visitor.post, path, course=course))
    return Counter(getattr(answer, "status", 0) for answer in at_once(*jobs))


def held(server: Server) -> tuple[int, int]:
    """How many offers are open, and how many hours are kept."""
    (offers,) = server.rows("SELECT count(*) FROM intake_offer WHERE state = 'open'")[0]
    (hours,) = server.rows("SELECT count(*) FROM scheduling_appointment WHERE state = 'held'")[0]
    return offers, hours


def test_one_hour_is_offered_once_whoever_presses_in_the_same_moment(tmp_path):
    fill = ("tests.booking.fill_waiting", str(PEOPLE))
    with serving(tmp_path, *fill, SIXTEEN_THREADS=str(PEOPLE)) as server:
        assert everybody_at_once(server) == {302: 1, 409: PEOPLE - 1}
        assert held(server) == (1, SESSIONS)


@only_on_postgresql
class TestPlantedFaults:
    def faulty(self, tmp_path, *fill):
        return serving(
            tmp_path,
            *("tests.booking.fill_waiting", str(PEOPLE), *fill),
            checked=False,
            DJANGO_SETTINGS_MODULE="tests.booking.planted",
            PLANTED_FAULT="no-lock",
            SIXTEEN_THREADS=str(PEOPLE),
        )

    def test_without_the_lock_and_the_constraint_it_is_offered_twice(self, tmp_path):
        with self.faulty(tmp_path, "unguarded") as server:
            everybody_at_once(server)
            assert held(server)[0] > 1

    def test_without_the_lock_the_constraint_still_keeps_it_for_one(self, tmp_path):
        with self.faulty(tmp_path) as server:
            everybody_at_once(server)
            assert held(server) in [(1, SESSIONS), (0, 0)]
