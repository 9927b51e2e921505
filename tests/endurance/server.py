"""A server that can be killed without warning and started again on the same records."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.place import Place, own_database
from tests.prepared import Process
from tests.serving import Server, Visitor, free_port, start, wait_for


class Mortal(Server):
    """Server and worker in one process group; `kill` is kill -9 of all of it."""

    def __init__(self, place: Place, port: int, database_url: str) -> None:
        super().__init__(place, port, database_url)
        self.log = place.folder / "server.log"
        self.processes: list[Process] = []

    def start(self) -> None:
        for words in (["serve", "--without-worker"], ["worker", "--every", "1"]):
            self.processes.append(start("sixteen", *words, env=self.place.env, log=self.log))
        wait_for(self.port, self.processes[0], self.log)

    def kill(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()
        self.processes.clear()

    def people(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.place.folder / "people.json").read_text())
        return found

    def visitor(self, session: str = "") -> Visitor:
        """A browser; with somebody's session, signed in."""
        made = Visitor(self)
        if session:
            made.cookies["session"] = session
        return made


@contextmanager
def mortal(folder: Path, clients: int, *, filled: bool = True, **env: str) -> Iterator[Mortal]:
    """Records of tests.endurance.fill, unless filled is False, with nothing running on them yet."""
    with own_database() as url:
        place = Place(folder, DATABASE_URL=url, SIXTEEN_THREADS="8", **env).make()
        port = free_port()
        place.env |= {"SIXTEEN_PORT": str(port)}
        if filled:
            place.fill("tests.endurance.fill", str(clients))
        server = Mortal(place, port, url)
        try:
            yield server
        finally:
            if server.processes:
                server.kill()
