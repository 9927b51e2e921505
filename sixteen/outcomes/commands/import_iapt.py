"""`sixteen outcomes import-iapt`: the extract of any service from its NHS tables."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sixteen.outcomes.command import day_of, say, steps
from sixteen.outcomes.refusals import Refused

ABOUT = (
    "Read IDS001, IDS101, IDS201, IDS202, IDS603, IDS606 and IDS607 of the IAPT data set v2.1 as "
    "CSV (IDS000 and IDS205 too where they are there) and write an extract without names, birth "
    "dates or identifiers. The folder holds the tables, or one folder of them for each month: of "
    "what was sent again the newest counts, and no month may be missing. Referrals that began "
    "before the first month are left out and counted, since what was done for them then is not in "
    "the tables. If anything in them cannot be, nothing is written and "
    "each place is named by file, line and column. The extract is deleted after 90 days: by the "
    "worker of the service that runs here, or by `sixteen outcomes tidy`."
)
KEPT_DAYS = 90
POSTCODES = (
    "A CSV with the columns postcode and tenth (1 to 10 of the index of multiple deprivation, 1 "
    "the most deprived), made from a published table. Without it deprivation stays empty; "
    "postcodes are never in the extract."
)
SINCE = (
    "The day (YYYY-MM-DD) from which on the tables hold everything, where that is not the first "
    "day of their first month."
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("place", type=Path, metavar="DIR", help="The folder with the tables.")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="A new folder.")
    parser.add_argument("--since", type=day_of, metavar="DAY", help=SINCE)
    parser.add_argument("--postcodes", type=Path, metavar="FILE.csv", help=POSTCODES)


def run(options: Namespace) -> int:
    if options.out.exists():
        raise Refused(f"{options.out} is there already. Name a folder that is not.")
    with steps() as step:
        return _imported(options, step)


def _imported(options: Namespace, step: Callable[[str], None]) -> int:
    from sixteen.outcomes.iapt.checking import check
    from sixteen.outcomes.iapt.deprivation import read_tenths
    from sixteen.outcomes.iapt.filling import fill
    from sixteen.outcomes.iapt.reading import read_months

    step(f"Reading the tables in {options.place}")
    months = read_months(options.place)
    step("Looking whether the rows fit together")
    checked = check(months)
    if not checked.rows["IDS101Referral"]:
        raise Refused(f"{options.place}: there is no referral in it.")
    people = checked.rows["IDS001MPI"].values()
    tenths = read_tenths(options.postcodes, people) if options.postcodes else {}
    step("Putting the rows of each referral together")
    filled = fill(checked, options.since, tenths)
    if not filled.tables["referrals"]["referral"]:
        raise Refused(
            f"{options.place}: all {filled.before:,} referrals began before {filled.since}, where "
            "the tables begin, so nothing can be counted of them."
        )
    if filled.since > filled.until:
        raise Refused(f"--since {filled.since} is after {filled.until}, where the tables end.")
    step("Writing")
    _write(options.out, filled)
    _tell(checked, filled)
    if options.postcodes:
        _tell_tenths(filled.tables["referrals"]["deprivation"])
    sizes = {name: len(next(iter(columns.values()))) for name, columns in filled.tables.items()}
    print(
        f"{sizes['referrals']:,} referrals, {sizes['contacts']:,} contacts and "
        f"{sizes['scores']:,} totals, {filled.since} to {filled.until}, in {options.out}."
    )
    return 0


def _write(out: Path, filled) -> None:  # type: ignore[no-untyped-def]
    import pyarrow as pa

    from sixteen.outcomes.commands.tidy import tidy
    from sixteen.outcomes.folder import Manifest, arrow_schema, whole_or_nothing, write_extract
    from sixteen.outcomes.register import forget, remember
    from sixteen.outcomes.schema import OF_OTHERS, TABLES

    now = datetime.now(UTC)
    tidy(now.date())
    facts = Manifest(
        OF_OTHERS,
        now,
        filled.since,
        filled.until,
        delete_on=now.date() + timedelta(days=KEPT_DAYS),
        number=uuid4().hex,
    )
    tables = {
        name: pa.table(columns, schema=arrow_schema(TABLES[name]))
        for name, columns in filled.tables.items()
    }
    with whole_or_nothing(out):
        # Known before anything is in it: a stop in between leaves nothing that nobody deletes.
        remember(out, facts.number)
        try:
            write_extract(out, tables, facts)
        except BaseException:
            forget(out)
            raise
    say(f"It is deleted on {facts.delete_on}, as `sixteen outcomes import-iapt --help` says.")


def _tell(checked, filled) -> None:  # type: ignore[no-untyped-def]
    """What was read and does not count, so that nobody thinks that it does."""
    if checked.left:
        say(f"{checked.left:,} answers to other questionnaires were left out.")
    if filled.without_total:
        say(f"{filled.without_total:,} WSAS have no total: not all five items, or no work.")
    if checked.mobility:
        say(
            f"{checked.mobility:,} scores of the Mobility Inventory were left out: the public "
            "source does not say which code is “alone”. People with agoraphobia are counted by "
            "GAD-7, so figures about them differ from the published ones."
        )
    if filled.before:
        say(
            f"{filled.before:,} referrals began before {filled.since}, where these tables begin "
            f"({filled.before_ended:,} of them ended since). What was done for them before is not "
            "here, so they are left out of every figure."
        )
    if checked.since is None:
        say(
            "There is no IDS000: the period is taken from the days in the rows. If the tables do "
            "not hold all that was done for everybody in them, first treatments, waits and "
            "outcomes are wrong; --since leaves out who began before a day."
        )


def _tell_tenths(tenths: list[int | None]) -> None:
    without = tenths.count(None)
    if without:
        say(
            f"{without:,} of {len(tenths):,} referrals have no deprivation: no postcode, or none "
            "that the table has."
        )
