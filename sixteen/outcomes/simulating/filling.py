"""A simulated service or nation as an extract: part by part, the same from the same seed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.random import Generator

from sixteen.outcomes.folder import Manifest, arrow_schema, as_parquet, write_manifest
from sixteen.outcomes.schema import TABLES
from sixteen.outcomes.simulating.drawing import FINISHED, ONCE, Array, contacts, courses
from sixteen.outcomes.simulating.populations import Population
from sixteen.outcomes.simulating.scoring import totals
from sixteen.outcomes.simulating.who import END_CODES, WEIGHTS

PART = 100_000
YEAR, AFTERWARDS = 364, 364
A_PROVIDER, A_THERAPIST = 12_500, 60


@dataclass(frozen=True)
class Size:
    referrals: int
    contacts: int
    scores: int


def simulate(
    population: Population,
    *,
    referrals: int,
    seed: int,
    since: date,
    at: datetime,
    out: Path,
    say: Callable[[str], object],
) -> Size:
    """Write the extract into an empty or new folder. since: a Monday. say: progress."""
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    names = ("referrals", "contacts", "scores")
    writers = {name: _Writer(out, name) for name in names}
    sizes = dict.fromkeys(names, 0)
    parts = range(0, referrals, PART)
    seeds = np.random.SeedSequence(seed).spawn(len(parts))
    for begin, own in zip(parts, seeds, strict=True):
        count = min(PART, referrals - begin)
        part = _Part(np.random.default_rng(own), population, count, begin, referrals, since)
        for name, table in part.tables(sizes["contacts"], sizes["scores"]).items():
            writers[name].write(table)
            sizes[name] += len(table)
        if referrals > PART:
            say(f"{begin + count:,} of {referrals:,} referrals")
    for writer in writers.values():
        writer.close()
    until = since + timedelta(days=YEAR + AFTERWARDS - 1)
    write_manifest(out, Manifest("simulation", at, since, until, f"simulated {population.name}"))
    return Size(**sizes)


class _Writer:
    """One table as one Parquet file that its owner alone can read."""

    def __init__(self, out: Path, name: str) -> None:
        self.path = out / TABLES[name].file
        self.schema = arrow_schema(TABLES[name])
        self.path.touch(mode=0o600)
        self.file = pq.ParquetWriter(self.path, self.schema, **as_parquet(TABLES[name]))

    def write(self, table: pa.Table) -> None:
        self.file.write_table(table)

    def close(self) -> None:
        self.file.close()


class _Part:
    def __init__(
        self,
        rng: Generator,
        population: Population,
        count: int,
        begin: int,
        whole: int,
        since: date,
    ) -> None:
        self.rng, self.population, self.count, self.begin = rng, population, count, begin
        self.base = (since - date(1970, 1, 1)).days
        self.made = courses(rng, population, count, YEAR)
        self.booked = contacts(rng, self.made)
        self.providers = max(1, min(145, whole // A_PROVIDER))
        self.therapists = max(2, round(whole * population.finished / self.providers / A_THERAPIST))

    def tables(self, contacts_before: int, scores_before: int) -> dict[str, pa.Table]:
        ended = self._ended()
        problems = _weighted(self.rng, self.population.problems, self.count)
        seen = totals(self.rng, self.made, self.booked, problems[1][problems[0]])
        # What nobody can know yet: it lies after the last day that the extract covers.
        known = self.booked.day < YEAR + AFTERWARDS
        provider = self.rng.integers(0, self.providers, self.count)
        place = np.cumsum(known) - 1 + contacts_before
        return {
            "referrals": self._referrals(ended, problems, provider),
            "contacts": self._contacts(known, place, provider),
            "scores": self._scores(seen, known, place, scores_before),
        }

    def _ended(self) -> Array:
        last = self.made.received + self.rng.integers(10, 75, self.count)
        np.maximum.at(last, self.booked.whose, self.booked.day)
        after = np.where(self.made.way == FINISHED, self.rng.integers(0, 15, self.count), 7)
        return last + after

    def _referrals(self, ended: Array, problems: tuple[Array, Array], provider: Array) -> pa.Table:
        still_open = ended >= YEAR + AFTERWARDS
        columns = {name: self._drawn(weights) for name, weights in WEIGHTS.items()}
        tenths = columns.pop("deprivation")
        codes = np.array([f"S{number:03}" for number in range(1, self.providers + 1)])
        return pa.table(
            {
                "referral": self.begin + 1 + np.arange(self.count),
                "provider": _words((provider, codes)),
                "received": self._days(self.made.received),
                "discharged": self._days(ended, still_open),
                "end_code": self._end_codes(still_open),
                "problem": _words(problems),
                "deprivation": _words(tenths).cast(pa.int32()),
                **{name: _words(drawn) for name, drawn in columns.items()},
            }
        ).select(arrow_schema(TABLES["referrals"]).names)

    def _end_codes(self, still_open: Array) -> pa.Array:
        finished, once, rest = (self._drawn(weights) for weights in END_CODES.values())
        words = np.select(
            [self.made.way == FINISHED, self.made.way == ONCE],
            [finished[1][finished[0]], once[1][once[0]]],
            rest[1][rest[0]],
        )
        return pa.array(words, mask=still_open | (words == ""))

    def _contacts(self, known: Array, place: Array, provider: Array) -> pa.Table:
        whose, number = self.booked.whose[known], self.booked.number[known]
        kind, attendance = self.booked.kind[known], self.booked.attendance[known]
        therapy = self._drawn(self.population.therapies)
        treated = number > 0
        own = self.rng.integers(1, self.therapists + 1, self.count) + provider * 1000
        kinds = np.array(["", "01", "02", "03"])
        came = np.array(["", "", "2", "3", "4", "5", "6", "7"])
        attended = np.isin(attendance, (5, 6))
        return pa.table(
            {
                "contact": place[known] + 1,
                "referral": whose + self.begin + 1,
                "day": self._days(self.booked.day[known]),
                "kind": _words((kind, kinds)),
                "attendance": _words((attendance, came)),
                "planned": pa.array(np.ones(len(whose), bool)),
                "therapy": _words((therapy[0][whose], therapy[1]), ~treated),
                "therapist": pa.array(own[whose], mask=~attended),
                "medium": pa.nulls(len(whose), pa.string()),
                "minutes": pa.array(np.full(len(whose), 50, np.int32), mask=~attended),
            }
        )

    def _scores(self, seen: Any, known: Array, place: Array, before: int) -> pa.Table:
        kept = known[seen.contact]
        contact, total = seen.contact[kept], seen.total[kept].astype(np.int32)
        exact = pa.array(total).cast(pa.decimal128(12, 2)).cast(pa.decimal128(6, 2))
        return pa.table(
            {
                "score": before + 1 + np.arange(len(contact)),
                "referral": self.booked.whose[contact] + self.begin + 1,
                "contact": place[contact] + 1,
                "day": self._days(self.booked.day[contact]),
                "measure": _words((seen.measure[kept], np.array(seen.codes))),
                "total": exact,
            }
        )

    def _drawn(self, weights: tuple[tuple[str, float], ...]) -> tuple[Array, Array]:
        return _weighted(self.rng, weights, self.count)

    def _days(self, days: Array, mask: Array | None = None) -> pa.Array:
        return pa.array((days + self.base).astype(np.int32), mask=mask).cast(pa.date32())


def _weighted(
    rng: Generator, weights: tuple[tuple[str, float], ...], count: int
) -> tuple[Array, Array]:
    """Places and the words that they stand for; "" is not known."""
    heavy = np.array([weight for _, weight in weights], float)
    places = np.searchsorted(np.cumsum(heavy / heavy.sum()), rng.random(count))
    return places.clip(max=len(weights) - 1), np.array([word for word, _ in weights])


def _words(drawn: tuple[Array, Array], mask: Array | None = None) -> pa.Array:
    places, words = drawn
    unknown = words[places] == "" if "" in words else np.zeros(len(places), bool)
    hidden = unknown if mask is None else unknown | mask
    indices = pa.array(np.asarray(places, np.int32), mask=hidden)
    return pa.DictionaryArray.from_arrays(indices, pa.array(words)).cast(pa.string())
