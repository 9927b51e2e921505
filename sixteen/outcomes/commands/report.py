"""`sixteen outcomes report`: the figures of an extract."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sixteen.outcomes.command import day_of, say
from sixteen.outcomes.refusals import Refused

ABOUT = (
    "Count the published indicators in an extract. Counts are exact unless --to-share; then those "
    "under 5 are hidden, others rounded to 5, and nothing hidden can be reckoned from the rest of "
    "that report. Two reports that tell the same people apart in two ways can be put together."
)
EXTRACT = "A directory as docs/reference/extract.md describes it."
SPARK = "spark needs the extra packages of requirements/spark.txt and Java."
DAY = "YYYY-MM-DD; if not given, that of the extract."
ONLY = "One indicator by its code (`sixteen outcomes explain` lists them); may be given again."
FORMATS = ("table", "csv", "json", "html")


def add_arguments(parser: ArgumentParser) -> None:
    from sixteen.outcomes.field_names import ALSO_CALLED, ENGINES, FIELDS

    add = parser.add_argument
    add("--extract", type=Path, required=True, metavar="DIR", help=EXTRACT)
    add("--engine", choices=ENGINES, default="duckdb", help=SPARK)
    add("--from", dest="since", type=day_of, metavar="DAY", help=f"First day, {DAY}")
    add("--to", dest="until", type=day_of, metavar="DAY", help=f"Last day, {DAY}")
    by = f"Tell apart by one of {', '.join(FIELDS)}; may be given again."
    called = {"type": lambda said: ALSO_CALLED.get(said, said), "metavar": "FIELD", "help": by}
    add("--by", action="append", default=[], choices=FIELDS, **called)
    add("--only", action="append", default=[], metavar="INDICATOR", help=ONLY)
    add("--all", action="store_true", help="Every indicator, not only the headlines.")
    add("--to-share", action="store_true", help="As it may leave the service: no small counts.")
    add("--format", choices=FORMATS, default="table", help="What to write.")


def run(options: Namespace) -> int:
    from sixteen.outcomes.engines import EngineProblem
    from sixteen.outcomes.folder import ExtractProblem
    from sixteen.outcomes.printing import as_csv, as_json, as_table
    from sixteen.outcomes.report_of_extract import make_report

    try:
        report = make_report(options)
    except (ExtractProblem, EngineProblem) as problem:
        raise Refused(str(problem)) from None
    if options.format == "csv" and report.unknown:
        say(f"Not known from this extract: {', '.join(report.unknown)}.")
    if options.format == "html":
        from sixteen.outcomes.board import as_html

        sys.stdout.write(as_html(report))
        return 0
    write = {"table": as_table, "csv": as_csv, "json": as_json}[options.format]
    sys.stdout.write(write(report))
    return 0
