"""Calendar programs that nobody here wrote, and what they show.

ical.js is Thunderbird's calendar library, run with the Node that comes with Playwright. khal and
vdirsyncer stand in .calendars: scripts/set-up calendars.
"""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import playwright

from tests.repository.tree import ROOT

NODE = Path(playwright.__file__).parent / "driver" / "node"
PROGRAMS = ROOT / ".calendars" / "bin"
HERE = Path(__file__).parent


@dataclass(frozen=True, order=True)
class Shown:
    """One entry of a calendar. starts, ends: as the clock on the wall there shows them."""

    starts: str
    ends: str
    title: str
    place: str
    cancelled: bool
    uid: str


def run(*command: str | Path, given: bytes = b"", **env: str) -> str:
    done = subprocess.run(
        [str(each) for each in command],
        input=given,
        env=os.environ | env,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


class IcalJs:
    """Shows what stands in the file that it took last."""

    def __init__(self, folder: Path, zone: str) -> None:
        self.zone = zone
        self.read: dict[str, object] = {}

    def take(self, file: bytes) -> None:
        self.read = json.loads(run(NODE, HERE / "read.cjs", given=file, TZ=self.zone))

    def shows(self) -> list[Shown]:
        fields = Shown.__dataclass_fields__
        return sorted(Shown(**{name: row[name] for name in fields}) for row in self.read["shown"])


class Khal:
    """A calendar of its own, into which it imports what it takes."""

    CONFIG = """
        [calendars]
        [[mine]]
        path = {folder}/mine
        [sqlite]
        path = {folder}/khal.db
        [locale]
        local_timezone = {zone}
        default_timezone = {zone}
        timeformat = %H:%M
        dateformat = %Y-%m-%d
        longdateformat = %Y-%m-%d
        datetimeformat = %Y-%m-%d %H:%M
        longdatetimeformat = %Y-%m-%d %H:%M
    """

    def __init__(self, folder: Path, zone: str) -> None:
        self.calendar, self.config = folder / "mine", folder / "khal.conf"
        self.calendar.mkdir(parents=True)
        self.config.write_text(self.CONFIG.format(folder=folder, zone=zone))

    def _run(self, *words: str | Path) -> str:
        program = PROGRAMS / "khal"
        assert program.exists(), "Run: scripts/set-up calendars"
        return run(program, "-c", self.config, *words)

    def take(self, file: bytes) -> None:
        path = self.config.with_name("taken.ics")
        path.write_bytes(file)
        self._run("import", "--batch", "-a", "mine", path)

    def shows(self, since: str = "2027-01-01") -> list[Shown]:
        line = "{start-long-full}|{end-long-full}|{title}|{location}|{cancelled}|{uid}"
        said = self._run("list", "--day-format", "", "--format", line, since, "365d")
        rows = [row.split("|") for row in said.splitlines() if row.strip()]
        return sorted({Shown(*row[:4], row[4] != "", row[5]) for row in rows})


class Vdirsyncer:
    """Reads a feed at an address into a folder, as a calendar program does every hour or so."""

    CONFIG = """
[general]
status_path = "{folder}/status"
[pair feed]
a = "there"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage there]
type = "http"
url = "{address}"
[storage here]
type = "filesystem"
path = "{calendar}"
fileext = ".ics"
"""

    def __init__(self, folder: Path, address: str, calendar: Path) -> None:
        self.config = folder / "vdirsyncer.conf"
        self.config.write_text(
            self.CONFIG.format(folder=folder, address=address, calendar=calendar)
        )
        self._run("discover")

    def sync(self) -> None:
        self._run("sync")

    def _run(self, word: str) -> None:
        run(PROGRAMS / "vdirsyncer", "-c", self.config, word, given=b"y\n" * 9)
