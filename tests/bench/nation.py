"""One way of counting a nation's headline indicators, in a process of its own.

Prints JSON with the counts, the seconds of each of two runs (by the clock, and of processors), and
the most memory that was used.

    python -m tests.bench.nation ours|sql|pandas|spark PLACE
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sixteen.outcomes.catalogue import HEADLINES
from sixteen.outcomes.folder import open_extract

OPEN = ExitStack()  # until this process ends
Counts = dict[str, list[float]]
SQL = Path(__file__).with_name("nation.sql")
# For every way as many: pandas has one of its own.
THREADS = 2
MEAN = "mean_treatments"


def ours(place: Path, engine: str = "duckdb") -> Callable[[], Counts]:
    from sixteen.outcomes import counting, engines

    extract = open_extract(place)
    connection = OPEN.enter_context(engines.engine(engine))
    if engine == "duckdb":
        connection.con.execute(f"set threads = {THREADS}")
    tables = engines.tables_of(connection, extract)
    facts = extract.manifest
    question = counting.Question(facts.since, facts.until, only=HEADLINES)

    def count() -> Counts:
        with counting.counted_tables(tables, question) as kept:
            found = counting.figures(kept, question)
        mean = next(each for each in found if each.indicator == MEAN)
        counts = {each.indicator: [each.count or 0, each.of or 0] for each in found}
        return counts | {MEAN: [mean.n or 0, round(float(mean.value or 0), 6)]}

    return count


def spark(place: Path) -> Callable[[], Counts]:
    os.environ["SIXTEEN_SPARK_MASTER"] = f"local[{THREADS}]"
    return ours(place, "spark")


def sql(place: Path) -> Callable[[], Counts]:
    """As somebody who knows DuckDB well would write it, for this one answer."""
    import duckdb

    facts = open_extract(place).manifest
    words = SQL.read_text("utf-8")
    for name in ("referrals", "contacts", "scores"):
        words = words.replace(f"{{{name}}}", f"'{place / name}.parquet'")
    words = words.replace("{since}", str(facts.since)).replace("{until}", str(facts.until))
    connection = duckdb.connect(config={"threads": THREADS})

    def count() -> Counts:
        answer = connection.execute(words)
        values = dict(zip([each[0] for each in answer.description], answer.fetchone(), strict=True))
        counts = {name: [values[name], values.get(f"{name}_of") or 0] for name in HEADLINES}
        return counts | {MEAN: [values["finished_course"], round(values[MEAN] or 0, 6)]}

    return count


def pandas(place: Path) -> Callable[[], Counts]:
    from tests.bench.nation_pandas import count

    facts = open_extract(place).manifest
    return lambda: count(place, facts.since, facts.until)


def main(how: str, place: Path, runs: int = 2) -> None:
    ways = {"ours": ours, "sql": sql, "pandas": pandas, "spark": spark}
    count = ways[how](place)
    seconds, cpu, counts = [], [], {}
    for _ in range(runs):
        begun, used = time.perf_counter(), time.process_time()
        counts = count()
        seconds.append(round(time.perf_counter() - begun, 2))
        cpu.append(round(time.process_time() - used, 2))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"counts": counts, "seconds": seconds, "cpu": cpu, "megabytes": most}))


if __name__ == "__main__":
    with OPEN:
        main(sys.argv[1], Path(sys.argv[2]))
