"""Pages of docs/reference that the engine writes about itself (scripts/make-docs calls them)."""

from sixteen.outcomes.commands_page import outcome_commands_page
from sixteen.outcomes.grid import grid
from sixteen.outcomes.schema import OPTIONAL, RANGES, TABLES, VERSION, Column, Kind, Table


def extract_page() -> str:
    kept = [
        [f"`{each.code}`", each.name, f"{each.lowest} to {each.highest}" + _step(each.whole)]
        for each in RANGES.values()
    ]
    return (
        "# The extract\n\nWhat `sixteen outcomes` counts from: a directory with one Parquet file a "
        f"table and `extract.json`. This is version {VERSION}. It is the same whether it was made "
        "from this service's own record, from the NHS data set of any service, or by the "
        "simulation. There is no name, birth date, address or word of anybody in it. Where a fact "
        "is not known the cell is empty; there is no code for “unknown”. `extract.json` has a "
        "SHA-256 of each file (`sha256`); there, a file that was changed since is refused.\n"
        + "".join(map(_table_part, TABLES.values()))
        + "\n## Measures\n\nWhat may stand in `scores.measure`, and what its total can be. WSAS is "
        "the total of its five items, where all are given. The questions of the patient experience "
        "questionnaire (PEQ) are kept one by one.\n\n" + grid(["code", "measure", "total"], kept)
    )


def _table_part(table: Table) -> str:
    can_miss = " The file may be missing: then nothing is known." if table.name in OPTIONAL else ""
    rows = [
        [f"`{each.name}`", each.kind.value, "yes" if each.needed else "", _meaning(table, each)]
        for each in table.columns
    ]
    return f"\n## {table.file}\n\n{table.meaning}{can_miss}\n\n" + grid(
        ["column", "kind", "always there", "what it is"], rows
    )


def _meaning(table: Table, column: Column) -> str:
    words = column.meaning[0].upper() + column.meaning[1:]
    if column.values and column.kind is Kind.CODE and column.name not in ("kind", "attendance"):
        words += ": " + ", ".join(column.values)
    if column.name == table.key:
        words += "; different in each row"
    return words + "."


def _step(whole: bool) -> str:
    return "" if whole else ", to two decimals"


def indicators_page() -> str:
    from sixteen.outcomes.catalogue import INDICATORS
    from sixteen.outcomes.explaining import DAYS

    rows = (
        [f"`{each.code}`", each.name, each.meaning, DAYS[each.day], each.source]
        for each in INDICATORS.values()
    )
    return (
        "# Indicators\n\nEvery figure that `sixteen outcomes report` counts: one function each in "
        "sixteen/outcomes/indicators_*.py. A source with a number is that of the NHS England "
        "monthly metadata of NHS Talking Therapies. The period of a figure is that in which a day "
        "of the referral fell, and the day differs: figures are about different people, and are "
        "never subtracted from one another. Where the rules are silent, "
        "[Counting](../explanation/counting.md) says what is done.\n\n"
        + grid(["code", "name", "what it counts", "in the period in which", "source"], rows)
    )


PAGES = (indicators_page, extract_page, outcome_commands_page)
