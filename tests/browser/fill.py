"""Writes a practice as its founder would, by the commands: python -m tests.browser.fill FOLDER.

The codes of the staff's invitations stand in codes.json in the folder.
"""

import json
import re
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path

import django
import time_machine

django.setup()

from django.core.management import call_command  # noqa: E402

STAFF = (
    ("Ben Okafor", "ben@example.org", ["therapist"]),
    ("Dot Amarah", "dot@example.org", ["duty-clinician"]),
    ("Rae Whitlock", "rae@example.org", ["reception"]),
    ("Eve Castellan", "eve@example.org", ["service-lead"]),
)
PRACTICE = """
[[sites]]
name = "Larch House"
address = "4 Larch Lane"
rooms = ["Garden room"]

[[therapists]]
sign_in = "ben@example.org"
about = "Works with low mood."

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
    with time_machine.travel(datetime.fromisoformat((folder / "clock").read_text())):
        for name, address, roles in STAFF:
            said = StringIO()
            call_command("add_staff", name, address, *roles, stdout=said)
            codes[address] = CODE.search(said.getvalue())[1]
        (folder / "practice.toml").write_text(PRACTICE)
        call_command("practice", folder / "practice.toml", stdout=StringIO())
    (folder / "codes.json").write_text(json.dumps(codes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
