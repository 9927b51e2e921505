"""The real server, in a process of its own, on a database of its own."""

import http.client
import os
import re
import socket
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from tests.place import Place, own_database
from tests.prepared import Process

STARTS_WITHIN = 60
FORM = "application/x-www-form-urlencoded"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Server:
    """Where it listens, and a way into its database that does not go through it."""

    def __init__(self, place: Place, port: int, database_url: str) -> None:
        self.place, self.port, self.database_url = place, port, database_url
        self.address = f"http://127.0.0.1:{port}"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        if self.database_url:
            with psycopg.connect(self.database_url) as connection:
                return connection.execute(sql).fetchall()
        connection = sqlite3.connect(self.place.data / "sixteen.sqlite3", timeout=20)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def change(self, *statements: str) -> None:
        """All of these or none."""
        if self.database_url:
            with psycopg.connect(self.database_url) as connection:
                for sql in statements:
                    connection.execute(sql)
            return
        connection = sqlite3.connect(self.place.data / "sixteen.sqlite3", timeout=20)
        with connection:
            for sql in statements:
                connection.execute(sql)
        connection.close()


class Answer:
    def __init__(self, status: int, body: str, location: str) -> None:
        self.status, self.body, self.location = status, body, location


class Visitor:
    """A browser without JavaScript: cookies, forms with their token, no redirects followed."""

    def __init__(self, server: Server) -> None:
        self.port = server.port
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, "")

    def post(self, path: str, /, **typed: Any) -> Answer:
        """Send a form with the token of the last page that had one."""
        form = {"csrfmiddlewaretoken": self.token, **typed}
        return self._ask("POST", path, urlencode(form, doseq=True))

    def upload(self, path: str, field: str, called: str, held: str, /, **typed: Any) -> Answer:
        """`post` with one file."""
        form = {"csrfmiddlewaretoken": self.token, **typed}
        parts = [f'name="{name}"\r\n\r\n{value}' for name, value in form.items()]
        parts.append(f'name="{field}"; filename="{called}"\r\n\r\n{held}')
        begins = "--parted\r\nContent-Disposition: form-data; "
        body = "".join(f"{begins}{part}\r\n" for part in parts) + "--parted--\r\n"
        return self._ask("POST", path, body, "multipart/form-data; boundary=parted")

    def _ask(self, method: str, path: str, body: str, kind: str = FORM) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = kind
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(cookie).items():
                self.cookies[name] = morsel.value
        found = TOKEN.search(text)
        self.token = found[1] if found else self.token
        return Answer(response.status, text, response.headers.get("Location", ""))


def at_once(*jobs: Any) -> list[Any]:
    """Run every job in a thread, all let go in the same moment; what they gave, in order."""
    given: list[Any] = [None] * len(jobs)
    gate = threading.Barrier(len(jobs))

    def run(number: int) -> None:
        gate.wait()
        try:
            given[number] = jobs[number]()
        except OSError as error:
            given[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


@contextmanager
def serving(
    folder: Path, *fill: str, checked: bool = True, app: str = "", **env: str
) -> Iterator[Server]:
    """A server on a new installation in `folder`.

    fill: a module of tests and its arguments, run before the start to write what it needs. checked:
    through `sixteen serve`, which refuses an unsafe database; False for one with a planted fault.
    app: another application to serve, as module:name.
    """
    with own_database() as url:
        place = Place(folder, DATABASE_URL=url, **env).make()
        if fill:
            place.fill(*fill)
        port = free_port()
        place.env |= {"SIXTEEN_PORT": str(port), "SIXTEEN_THREADS": env.get("SIXTEEN_THREADS", "8")}
        words = _words(port, place, checked=checked, app=app)
        process = start(*words, env=place.env, log=folder / "server.log")
        try:
            wait_for(port, process, folder / "server.log")
            yield Server(place, port, url)
        finally:
            process.terminate()
            process.wait(timeout=20)


def start(*words: str, env: Mapping[str, str], log: Path) -> Process:
    """`python -m words`, which writes to this file."""
    with log.open("a") as written, Path(os.devnull).open() as nothing:
        return Process(*words, env=env, files=[nothing, written, written])


def _words(port: int, place: Place, *, checked: bool, app: str) -> list[str]:
    if checked and not app:
        return ["sixteen", "serve", "--without-worker"]
    threads = place.env["SIXTEEN_THREADS"]
    return [
        *("granian", "--interface", "wsgi", "--no-ws", "--port", str(port)),
        *("--blocking-threads", threads, "--log-level", "warning", "--no-access-log"),
        app or "sixteen.project.wsgi:application",
    ]


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def wait_for(port: int, process: Process, log: Path) -> None:
    pause = threading.Event()
    for _ in range(STARTS_WITHIN * 20):
        if process.poll() is not None:
            raise RuntimeError(f"The server did not start: {log.read_text()}")
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        pause.wait(0.05)
    raise RuntimeError(f"The server does not answer: {log.read_text()}")
