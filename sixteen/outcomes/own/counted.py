"""The tables that this service's figures are counted in, from its record as it is now.

They are in the memory of this process alone, and gone when the figures are made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import ibis.expr.types as ir

from sixteen.outcomes.counting import counted_tables
from sixteen.outcomes.engines import engine
from sixteen.outcomes.own.extract_rows import Rows
from sixteen.outcomes.own.extracting import arrow
from sixteen.outcomes.pathways import Tables


@contextmanager
def counted_now(rows: Rows, until: date) -> Iterator[dict[str, ir.Table]]:
    with engine("duckdb") as connection:
        read = {name: connection.create_table(name, table) for name, table in arrow(rows).items()}
        with counted_tables(Tables(**read, until=until, experience=False)) as counted:
            yield counted
