"""Each indicator against its slow, obvious twin, on services that Hypothesis makes up.

Hypothesis draws many small services; they are one extract of many providers then, counted by
provider in one go. So each is compared on its own, and an engine is asked few questions.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import ibis.expr.types as ir
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from sixteen.outcomes import counting, pathways
from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.checks import check
from sixteen.outcomes.counting import Question, counted_tables, figures
from sixteen.outcomes.engines import engine, tables_of
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.folder import Manifest, write_extract
from sixteen.outcomes.pathways import Tables
from tests.outcomes import made_up
from tests.outcomes.made_up import UNTIL, Service, services
from tests.outcomes.twin_figures import figures_of

WITHIN = Question(since=date(2024, 4, 2), until=date(2025, 3, 30), by=("provider",))
ROOM = 1000  # of ids for each service
Told = dict[tuple[str, str], tuple[Any, ...]]


def drawn(number: int) -> list[Service]:
    found: list[Service] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(services())
    def draw(service: Service) -> None:
        found.append(service)

    draw()
    return found


def joined(many: list[Service]) -> Service:
    """Many services as one extract: the number of each is its provider, in its ids too."""
    whole = Service()
    for number, each in enumerate(many):
        for name in ("referrals", "contacts", "scores", "aims", "follow_ups"):
            for row in getattr(each, name):
                keys = {"referral", "contact", "score"} & row.keys()
                ids = {k: row[k] if row[k] is None else row[k] + ROOM * number for k in keys}
                getattr(whole, name).append({**row, **ids, "provider": str(number)})
    return whole


@contextmanager
def counted_on(
    connection: Any, service: Service, question: Question
) -> Iterator[dict[str, ir.Table]]:
    made = service.arrow()
    tables = {
        name: connection.create_table(f"given_{name}", made[name], overwrite=True) for name in made
    }
    with counted_tables(Tables(**tables, until=service.until), question) as found:
        yield found


def told(connection: Any, many: list[Service], only: tuple[str, ...] = ()) -> Told:
    """What the engine says of each provider."""
    question = replace(WITHIN, only=only)
    with counted_on(connection, joined(many), question) as tables:
        return {(each.group[0], each.indicator): plain(each) for each in figures(tables, question)}


def plain(figure: Figure) -> tuple[Any, ...]:
    if figure.n is not None:
        return (figure.n, figure.value, figure.sd)
    return (figure.count, figure.of)


def agrees(found: tuple[Any, ...], expected: tuple[Any, ...]) -> bool:
    pairs = zip(found, expected, strict=False)
    return all(
        a is b or (a is not None and b is not None and abs(float(a) - float(b)) < 1e-9)
        for a, b in pairs
    )


def wrong(said: Told, many: list[Service], only: tuple[str, ...] = ()) -> list[str]:
    """Where the engine and the twin say something else, with the service."""
    found = []
    for number, service in enumerate(many):
        for code, expected in figures_of(service, WITHIN.since, WITHIN.until):
            if only and code not in only:
                continue
            nothing = tuple(0 if part is not None else None for part in expected)
            have = said.get((str(number), code), nothing)
            if not agrees(have, expected):
                found.append(f"{code}: {have}, and the twin {expected}: {service}")
    return found


@pytest.fixture(scope="module")
def duckdb() -> Iterator[Any]:
    with engine("duckdb") as connection:
        connection.con.execute("set threads=1")
        yield connection


def test_every_indicator_agrees_with_its_twin(duckdb: Any) -> None:
    # The same ones every day, in which every indicator counts somebody; and others each time.
    many = [*(made_up.made(Random(seed)) for seed in range(100)), *drawn(100)]
    expected = [dict(figures_of(each, WITHIN.since, WITHIN.until)) for each in many]
    assert all(set(each) == set(INDICATORS) for each in expected)
    met = {code for each in expected[:100] for code, numbers in each.items() if numbers[0]}
    assert met == set(INDICATORS)
    assert wrong(told(duckdb, many), many)[:1] == []


@pytest.mark.long
def test_a_wrong_threshold_of_any_measure_is_seen(
    duckdb: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted in one of six after the other, among people who all have its problem."""
    for number, each in enumerate(pathways.SPECIFIC):
        monkeypatch.setattr(made_up, "PROBLEMS", each.problems)
        many = [made_up.made(Random(seed)) for seed in range(150)]
        for fault in ({"caseness": each.caseness + 1}, {"change": each.change + 1}):
            planted = list(pathways.SPECIFIC)
            planted[number] = replace(each, **fault)
            only = ("at_caseness",) if "caseness" in fault else ("reliable_improvement",)
            assert not wrong(told(duckdb, many, only), many, only)
            with monkeypatch.context() as patch:
                patch.setattr(pathways, "SPECIFIC", tuple(planted))
                assert wrong(told(duckdb, many, only), many, only), (each.code, fault)


def test_nothing_is_counted_of_nobody(duckdb: Any) -> None:
    question = Question(WITHIN.since, WITHIN.until, only=("recovery", "phq9_effect_size"))
    with counted_on(duckdb, Service(), question) as tables:
        shares, effect = figures(tables, question)
    assert (shares.count, shares.of, shares.value) == (0, 0, None)
    assert (effect.n, effect.value) == (0, None)


def _at_caseness_as_denominator(monkeypatch: pytest.MonkeyPatch) -> None:
    found = INDICATORS["recovery"]
    monkeypatch.setitem(
        counting.INDICATORS,
        "recovery",
        type(found)(
            **{
                **vars(found),
                "state": lambda each: counting.Share(
                    each.finished & each.recovery, of=each.finished & each.caseness
                ),
            }
        ),
    )


def _more_than(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pathways._hundredths
    monkeypatch.setattr(
        pathways, "_hundredths", lambda code, what: real(code, what) + int(what == "change")
    )


def _follow_up_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pathways, "TREATMENT", ("02", "03", "05", "06"))


def _six_weeks_and_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    from sixteen.outcomes import indicators_of_activity

    monkeypatch.setattr(indicators_of_activity, "SIX_WEEKS", 43)


@pytest.mark.long
@pytest.mark.parametrize(
    "plant", [_at_caseness_as_denominator, _more_than, _follow_up_counts, _six_weeks_and_a_day]
)
def test_the_twin_sees_a_fault(
    duckdb: Any, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    many = drawn(150)
    plant(monkeypatch)
    assert wrong(told(duckdb, many), many)


@pytest.mark.long
def test_every_indicator_agrees_with_its_twin_on_many_more(duckdb: Any) -> None:
    for _ in range(5):
        many = drawn(900)
        assert wrong(told(duckdb, many), many)[:1] == []


@pytest.mark.long
def test_spark_says_the_same_to_the_last_digit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("pyspark", reason="PySpark is an extra: requirements/spark.txt")
    monkeypatch.setenv("SIXTEEN_SPARK_MASTER", "local[2]")
    many = drawn(300)
    manifest = Manifest("simulation", datetime(2025, 4, 1, tzinfo=UTC), WITHIN.since, UNTIL)
    extract = write_extract(tmp_path, joined(many).arrow(), manifest)
    by = ("provider", "problem", "therapy", "therapist", "month", "quarter", "deprivation")
    question = replace(WITHIN, by=by)
    found = []
    for name in ("spark", "duckdb"):
        with engine(name) as connection:
            tables = tables_of(connection, extract)
            check(tables, extract)
            with counted_tables(tables, question) as counted:
                found.append(figures(counted, question))
    assert found[0] == found[1] and len(found[0]) > 1000
