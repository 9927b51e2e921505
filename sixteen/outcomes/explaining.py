"""An indicator in words and in SQL. Needs no data and no engine that runs."""

from datetime import date

import ibis

from sixteen.outcomes.catalogue import INDICATORS, OF_SCORES
from sixteen.outcomes.counting import Question, aggregation, views
from sixteen.outcomes.folder import arrow_schema
from sixteen.outcomes.pathways import Tables, pathways
from sixteen.outcomes.schema import TABLES
from sixteen.outcomes.targets import national
from sixteen.outcomes.thresholds import SPECIFIC

DAYS = {
    "received": "the referral was received",
    "first_treatment": "the first treatment was",
    "second_treatment": "the second treatment was",
    "discharged": "the referral ended",
    "day": "the contact was",
    "closes": "the follow-up closed",
}
DIALECTS = {"duckdb": "duckdb", "spark": "pyspark"}
SINCE, UNTIL = date(2024, 4, 1), date(2025, 3, 31)


def explained(code: str, engine: str) -> str:
    each = INDICATORS[code]
    parts = [
        each.name,
        "",
        each.meaning,
        "",
        f"Counted in the period in which {DAYS[each.day]}.",
        f"Source: {each.source} (NHS England metadata of NHS Talking Therapies, where a number "
        "stands; docs/explanation/counting.md says what is done where it is silent).",
    ]
    for said in national():
        if said.indicator == code:
            kind = "Target" if said.kind == "target" else "England"
            years = said.years[0] + (f" to {said.years[-1]}" if len(said.years) > 1 else "")
            warning = f" {said.warning}" if said.warning else ""
            parts.append(f"{kind} {years}: {said.per_cent} %. {said.source}.{warning}")
    if code in OF_SCORES:
        parts += [each.warning for each in SPECIFIC if each.warning]
    parts += ["", f"In SQL for {engine}, with {SINCE} to {UNTIL} as the period:", ""]
    return "\n".join([*parts, sql(code, engine), ""])


def sql(code: str, engine: str) -> str:
    each = INDICATORS[code]
    unbound = {
        name: ibis.table(ibis.Schema.from_pyarrow(arrow_schema(table)), name=name)
        for name, table in TABLES.items()
    }
    tables = Tables(**unbound, until=UNTIL)
    table = views(tables, pathways(tables))[each.on]
    expression = aggregation(table, each.day, [each], Question(SINCE, UNTIL))
    return str(ibis.to_sql(expression, dialect=DIALECTS[engine]))
