"""`sixteen outcomes extract`: this service's own record, without anybody's name, to count from."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

ABOUT = (
    "Write this service's record as an extract: opaque numbers, days, totals, bands, and nothing "
    "that names anybody. The worker deletes it after SIXTEEN_EXTRACT_DAYS, and as soon as "
    "somebody in it is erased."
)
THERAPISTS = "With an opaque number for who held each contact, for supervision. Not for sharing."


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="A new folder.")
    parser.add_argument("--with-therapists", action="store_true", help=THERAPISTS)


def run(options: Namespace) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from sixteen.outcomes.command import say
    from sixteen.outcomes.own.extracting import extract_to

    made = extract_to(
        options.out,
        with_therapists=options.with_therapists,
        days=settings.EXTRACT_DAYS,
        by=None,
        at=timezone.now(),
    )
    say(f"{made.place} is an extract of {made.manifest.since} to {made.manifest.until}.")
    say(f"The worker deletes it on {made.manifest.delete_on}; a copy of it is yours to delete.")
    return 0
