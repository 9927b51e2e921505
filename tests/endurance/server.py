"""A server that can be killed without warning and started again on the same records."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.place import Place, own_database
from tests.serving import Server, Visitor, free_port, wait_for


class Mortal(Server):
    """Server and worker in one process group; `kill` is kill -9 of all of it."""

    def __init__(self, place: Place, port: int, database_url: str) -> None:
        super().__init__(place, port, database_url)
        self.log = place.folder / "server.log"
        self.processes: list[subprocess.Popen[Any]] = []

    def start(self) -> None:
        commands = ["serve", "--without-worker"], ["worker", "--every", "1"]
        with self.log.open("a") as log:
            for words in commands:
                process = subprocess.Popen(
                    [sys.executable, "-m", "sixteen", *words],
                    env=self.place.env,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
                self.processes.append(process)
        wait_for(self.port, self.processes[0], self.log)

    def kill(self) -> None:
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
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
def mortal(folder: Path, clients: int, **env: str) -> Iterator[Mortal]:
    """Records of tests.endurance.fill, with nothing running on them yet."""
    with own_database() as url:
        place = Place(folder, DATABASE_URL=url, SIXTEEN_THREADS="8", **env).make()
        port = free_port()
        place.env |= {"SIXTEEN_PORT": str(port)}
        fill = [sys.executable, "-m", "tests.endurance.fill", str(clients)]
        subprocess.run(fill, env=place.env, check=True)
        server = Mortal(place, port, url)
        try:
            yield server
        finally:
            if server.processes:
                server.kill()
