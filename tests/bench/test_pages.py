"""Pages of a therapist with 30 courses of 16 sessions, under 20 people at once.

p95 as a multiple of a page with nothing on it, signed in as well, in the same run on the same
server: both are asked for in turn, so that whatever else the machine does slows both.
"""

import json
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.endurance.server import Mortal
from tests.place import Place, own_database
from tests.serving import free_port

pytestmark = pytest.mark.bench
PEOPLE, ROUNDS, WARM = 20, 6, 1
AIM = 3.0
Times = dict[str, list[float]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    folder = tmp_path_factory.mktemp("busy") / "place"
    (folder / "tmp").mkdir(parents=True)
    with own_database() as url:
        place = Place(folder, DATABASE_URL=url, SIXTEEN_THREADS="8").make()
        place.env |= {"SIXTEEN_PORT": str(free_port())}
        place.fill("tests.bench.busy")
        made = Mortal(place, int(place.env["SIXTEEN_PORT"]), url)
        made.start()
        yield made
        made.kill()


def measured(server: Mortal) -> Times:
    """Seconds of every answer, by page; "empty" is the floor."""
    asked = json.loads((server.place.folder / "busy.json").read_text())
    pages = {"empty": asked["empty"], **asked["pages"]}
    times: Times = defaultdict(list)
    gate = threading.Barrier(PEOPLE)
    wrong: list[str] = []

    def person(number: int) -> None:
        visitors = {name: server.visitor(session) for name, (session, _) in pages.items()}
        said: int | str
        gate.wait()
        for again in range(ROUNDS):
            # Each begins with another page: at any moment all of them are asked for.
            names = list(pages)
            turn = (number + again) % len(names)
            for name in names[turn:] + names[:turn]:
                began = time.perf_counter()
                try:
                    said = visitors[name].get(pages[name][1]).status
                except OSError as error:
                    said = f"{error!r}"
                if said != 200:
                    wrong.append(f"{name}: {said}")
                if again >= WARM:
                    times[name].append(time.perf_counter() - began)

    threads = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong[:5]
    return times


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def test_no_page_takes_more_than_three_times_an_empty_one(server: Mortal) -> None:
    times = measured(server)
    floor = p95(times.pop("empty"))
    ratios = {name: p95(seconds) / floor for name, seconds in times.items()}
    print(f"\np95 of an empty page, {PEOPLE} at once: {floor * 1000:.0f} ms; as multiples of it:")
    for name, ratio in sorted(ratios.items(), key=lambda each: -each[1]):
        print(f"  {name}: {ratio:.2f}")
    assert max(ratios.values()) <= AIM, ratios
