"""Writes a practice as its founder would, by the commands: python -m tests.browser.fill FOLDER.

The codes of the staff's invitations stand in codes.json in the folder.
"""

import json
import re
import sys
from io import StringIO
from pathlib import Path

import django
import time_machine

django.setup()

from django.core.management import call_command  # noqa: E402

from sixteen.website.help_now import write_help_now  # noqa: E402
from tests.browser import clock  # noqa: E402

STAFF = (
    ("Ben Okafor", "ben@example.org", ["therapist"]),
    ("Dot Amarah", "dot@example.org", ["duty-clinician"]),
    ("Rae Whitlock", "rae@example.org", ["reception"]),
    ("Eve Castellan", "eve@example.org", ["service-lead", "supervisor"]),
)
PRACTICE = """
[[sites]]
name = "Larch House"
address = "4 Larch Lane"
rooms = ["Garden room"]

[[therapists]]
sign_in = "ben@example.org"
about = "Works with low mood."
supervisor = "eve@example.org"

[[therapists.hours]]
days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
from = 09:00:00
until = 17:00:00
room = "Garden room"

[[duty]]
sign_in = "dot@example.org"
days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
from = 08:00:00
until = 20:00:00
"""
CODE = re.compile(r"within 14 days: (\S+)")


def main(folder: Path) -> None:
    codes = {}
    with time_machine.travel(clock.now(folder / "clock")):
        for name, address, roles in STAFF:
            said = StringIO()
            call_command("add_staff", name, address, *roles, stdout=said)
            codes[address] = CODE.search(said.getvalue())[1]
        (folder / "practice.toml").write_text(PRACTICE)
        call_command("practice", folder / "practice.toml", stdout=StringIO())
    write_help_now()
    (folder / "codes.json").write_text(json.dumps(codes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
