"""An installation with server, worker and mail, in which every form was filled in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.canary import clinical, control, letters, public, search, supervision
from tests.canary.writer import PHONE_BEGINS, Canaries, Writer
from tests.endurance.server import Mortal, mortal
from tests.outbox.server import MailServer
from tests.serving import Server

WAYS = ("INSERT", "UPDATE")


class House:
    """Who wrote (`people`), what (`canaries`), what left (`letters`), and which forms were seen.

    codes: of the link to a booking, and of an invitation. Whoever reads one can use it.
    """

    def __init__(self, server: Mortal, mail: MailServer, folder: Path) -> None:
        self.server, self.letters = server, mail.letters
        self.canaries, self.people = Canaries(), list[Writer]()
        self.seen, self.fault = folder / "seen", folder / "fault"
        self.codes, self.said = list[str](), ""

    def writer(self, session: str = "") -> Writer:
        self.people.append(Writer(self.server, self.canaries, session))
        return self.people[-1]

    @property
    def words(self) -> list[str]:
        """What must stand nowhere: every canary, also a phone's digits, and answers by question."""
        answers = ['"phq9_9"', '"gad7_7"']
        return [self.canaries.mark, PHONE_BEGINS, PHONE_BEGINS.replace(" ", ""), *answers]

    def forms(self) -> list[tuple[str, bool, dict[str, str]]]:
        """Each form that was sent: which, whether accepted, and what its fields of words got."""
        return [tuple(json.loads(line)) for line in self.seen.read_text().splitlines()]  # type: ignore[misc]

    def write_everything(self) -> None:
        people = self.server.people()
        client, staff = people["clients"][0], people["staff"]
        course, asked = f"/work/courses/{client['course']}/", client["asked"]
        ben, mina = self.writer(staff["ben"]), self.writer(client["session"])
        clinical.records_consultations(ben, people["enquiries"])
        clinical.settles(ben, course)
        clinical.writes_up(ben, course)
        clinical.counts(ben, course)
        clinical.pauses(ben, course)
        clinical.shares(ben, mina, course)
        clinical.keeps_moments(ben, mina, course)
        clinical.writes_beside(ben, course)
        clinical.breaks_glass(self.writer(staff["ifan"]), client["id"])
        clinical.reads_and_answers(mina, asked)
        supervision.records(ben, self.writer(staff["marta"]), course)
        supervision.trains(ben)
        control.records(mina, ben, self.writer(staff["eve"]), client["id"])
        public.runs_the_diary(self.writer(staff["rae"]), client["id"])
        supervision.talks(self.writer(staff["marta"]), ben, course)
        supervision.links(self.writer(staff["eve"]))
        letters.writes_to_the_gp(ben, client["id"])
        letters.makes_one(self.writer(staff["rae"]), client["id"])
        letters.edits_the_words(self.writer(staff["eve"]))
        clinical.keeps_contact(ben, course)
        clinical.goes_away(ben, "/work/away/", client["id"])
        clinical.keeps_the_record(ben, course)
        clinical.looks_and_closes(ben, course, asked)
        clinical.gives_away(ben, self.writer(staff["marta"]))
        self.codes.append(public.books(self.writer(), until_the_end=True))
        public.books(self.writer(), until_the_end=False)
        public.refers(self.writer(), "/refer/")
        rae = self.writer(staff["rae"])
        public.looks_at_two(rae, client["id"], public.refers(rae, "/office/refer/"))
        new = self.writer()
        code, address, secret = public.joins(new, self.server.place)
        public.signs_in(self.writer(), address, secret)
        public.asks_for_a_code(self.writer())
        new.fill("/account/app/remove/", "people.RemoveAppForm")
        self.codes.append(code)

    def send_again(self) -> list[int]:
        """Every form once more, by whoever sent it; how the server answered."""
        return [
            person.post(path, **typed).status
            for person in self.people
            for path, typed in person.sent
        ]

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Every form that is sent is an error that quotes it."""
        self.fault.touch()
        yield
        self.fault.unlink()


@contextmanager
def refusing_database(server: Server) -> Iterator[None]:
    """No row of ours can be written; PostgreSQL quotes the one that it refuses."""
    theirs = ("django_", "wagtail", "taggit_")
    rooms = [table for table in search.tables(server) if not table.startswith(theirs)]
    begin, end = zip(
        *(_refusal(server, table, way) for table in rooms for way in WAYS), strict=True
    )
    server.change(*begin)
    yield
    server.change(*end)


def _refusal(server: Server, table: str, way: str) -> tuple[str, str]:
    name = f"refused_{way}_{table}"
    if server.database_url:
        begin = f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (false) NOT VALID"
        return begin, f"ALTER TABLE {table} DROP CONSTRAINT {name}"
    begin = f"CREATE TRIGGER {name} BEFORE {way} ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END"
    return begin, f"DROP TRIGGER {name}"


@contextmanager
def house(folder: Path) -> Iterator[House]:
    place = folder / "place"
    (place / "tmp").mkdir(parents=True)
    env: dict[str, Any] = {"DJANGO_SETTINGS_MODULE": "tests.canary.watched"}
    env |= {"CANARY_SEEN": str(folder / "seen"), "CANARY_FAULT": str(folder / "fault")}
    env |= {"TMPDIR": str(place / "tmp"), "SIXTEEN_CLIENT_EMAIL_CODE": "1"}
    with MailServer() as mail:
        env |= {"SIXTEEN_EMAIL_URL": f"smtp://127.0.0.1:{mail.port}"}
        with mortal(place, 1, **env, SIXTEEN_EMAIL_FROM="office@example.org") as server:
            server.start()
            yield House(server, mail, folder)
