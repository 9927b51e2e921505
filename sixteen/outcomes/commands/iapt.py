"""`sixteen outcomes iapt`: one month of the records as the tables of the IAPT data set v2.1."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

ABOUT = (
    "Write one month of this service's records as the 21 tables of the IAPT data set v2.1, as CSV, "
    "after checking them by NHS England's public rules. Nothing is written while a record would be "
    "refused: each is named with the page on which it is mended. Ends with 1 then."
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--month", required=True, metavar="YYYY-MM", help="The reporting month.")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="A new folder.")


def run(options: Namespace) -> int:
    import django

    django.setup()
    from sixteen.outcomes.iapt.writing import write_month

    return write_month(options.month, options.out)
