"""Everybody signed in, as after a password and a second factor just now:
python -m tests.browser.signed_in FOLDER. Prints the keys of their sessions by their names.
"""

import json
import sys
from pathlib import Path

import django
import time_machine

django.setup()

from django.test import Client as Browser  # noqa: E402

from sixteen.people.models import Account  # noqa: E402
from sixteen.vault.rows import opened  # noqa: E402
from tests.browser import clock  # noqa: E402
from tests.people.signing import sign_in  # noqa: E402


def main(folder: Path) -> None:
    with time_machine.travel(clock.now(folder / "clock"), tick=False):
        keys = {
            each.open("name"): sign_in(Browser(), each).session.session_key
            for each in opened(Account.objects.all())
        }
    print(json.dumps(keys))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
