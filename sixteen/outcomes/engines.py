"""Where the counting happens: DuckDB in this process, or Spark when it outgrows one machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ibis
import ibis.expr.types as ir

from sixteen.outcomes.folder import Extract, arrow_schema
from sixteen.outcomes.pathways import Tables
from sixteen.outcomes.schema import OPTIONAL, TABLES

MASTER = "SIXTEEN_SPARK_MASTER"


class EngineProblem(Exception):
    """Why an engine cannot be used here, in words."""


@contextmanager
def engine(name: str) -> Iterator[Any]:
    """An ibis connection to the engine of that name. Raises EngineProblem."""
    if name == "spark":
        with _spark() as session:
            yield session
        return
    connection = ibis.duckdb.connect()
    try:
        yield connection
    finally:
        connection.disconnect()


@contextmanager
def _spark() -> Iterator[Any]:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineProblem(
            "Spark is not installed here. It is an extra: "
            "pip install --require-hashes -r requirements/spark.txt, and a Java runtime."
        ) from None
    master = os.environ.get(MASTER) or "local[*]"
    try:
        builder = SparkSession.builder.master(master).appName("sixteen outcomes")
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": os.environ.get("SIXTEEN_SPARK_PARTITIONS") or "8",
            "spark.log.level": "ERROR",
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
    except Exception as problem:  # noqa: BLE001 - whatever Java says, in one line
        line = str(problem).splitlines()[0]
        raise EngineProblem(f"Spark at {master} does not start: {line}") from None
    try:
        yield ibis.pyspark.connect(session)
    finally:
        session.stop()


def tables_of(connection: Any, extract: Extract) -> Tables:
    """The tables of an extract, read where the engine is."""
    read = {name: _read(connection, extract, name) for name in TABLES}
    facts = extract.manifest
    # This service keeps them apart from who said them, and the simulation draws none.
    return Tables(**read, until=facts.until, experience=facts.made_from == "nhs data set")


def _read(connection: Any, extract: Extract, name: str) -> ir.Table | None:
    files = [str(path) for path in extract.files(name)]
    if not files:
        assert name in OPTIONAL, "open_extract has looked"
        return None
    table = connection.read_parquet(files if len(files) > 1 else files[0])
    kinds = ibis.Schema.from_pyarrow(arrow_schema(TABLES[name]))
    # A column of which nothing is known may have no kind of its own.
    return table.select(**{column: table[column].cast(kind) for column, kind in kinds.items()})
