"""`sixteen outcomes explain INDICATOR`: what it means, its source, and how it is counted."""

import sys
from argparse import ArgumentParser, Namespace

from sixteen.outcomes.refusals import Refused

ABOUT = "Say what an indicator means, its source, and the SQL that an engine runs for it."


def add_arguments(parser: ArgumentParser) -> None:
    from sixteen.outcomes.field_names import ENGINES

    parser.add_argument("indicator", nargs="?", help="Its code. Without one, all are listed.")
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help="Whose SQL.")


def run(options: Namespace) -> int:
    from sixteen.outcomes.catalogue import INDICATORS

    if not options.indicator:
        width = max(map(len, INDICATORS))
        for each in INDICATORS.values():
            sys.stdout.write(f"{each.code.ljust(width)}  {each.name}\n")
        return 0
    if options.indicator not in INDICATORS:
        raise Refused(
            f"There is no indicator {options.indicator}. `sixteen outcomes explain` lists them."
        )
    from sixteen.outcomes.explaining import explained

    sys.stdout.write(explained(options.indicator, options.engine))
    return 0
