"""`sixteen outcomes tidy`: extracts of others' tables whose day has come, where no worker runs."""

from argparse import ArgumentParser, Namespace
from datetime import date

from sixteen.outcomes.command import say

ABOUT = (
    "Delete the extracts of others' tables whose day has come, and those that are torn or half "
    "written, as the worker does where one runs; import-iapt does it first of all, too. Extracts "
    "of this service's own record are the worker's, which says so in the audit. No database is "
    "needed."
)


def add_arguments(parser: ArgumentParser) -> None:
    pass


def run(options: Namespace) -> int:
    gone = tidy(date.today())
    print(f"{gone} deleted." if gone else "None is due.")
    return 0


def tidy(today: date) -> int:
    """How many were due."""
    from sixteen.outcomes.folder import ExtractProblem, read_manifest
    from sixteen.outcomes.register import delete, forget, is_due, known
    from sixteen.outcomes.schema import OWN

    gone = 0
    for place, number in known().items():
        if not (place.exists() and number):
            continue
        try:
            theirs = read_manifest(place).made_from != OWN
        except ExtractProblem as torn:
            say(f"{torn} So nobody can use it or say when its day is.")
            theirs = True
        if theirs and is_due(place, number, today):
            delete(place)
            forget(place)
            gone += 1
    return gone
