"""The outcome of finished courses in an extract, reckoned here in a plain way, with numpy alone.

It is no twin of the engine: it knows nothing of problems with a measure of their own (it takes
GAD-7), and is there to look at a simulation from outside.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


@dataclass
class Reckoned:
    """One row a finished course. first, last: totals by measure, NaN where there is none."""

    first: dict[str, Any]
    last: dict[str, Any]
    wait: Any
    to_second: Any
    sessions: Any

    def __len__(self) -> int:
        return len(self.wait)

    def figures(self) -> dict[str, float]:
        """Percentages and means, by the names of the published table."""
        p1, p2 = self.first["phq9"], self.last["phq9"]
        a1, a2 = self.first["gad7"], self.last["gad7"]
        paired = ~np.isnan(p2) & ~np.isnan(a2)
        case = (p1 >= 10) | (a1 >= 8)
        not_case = (p1 < 10) & (a1 < 8)
        better, worse = (p1 - p2 >= 6) | (a1 - a2 >= 4), (p2 - p1 >= 6) | (a2 - a1 >= 4)
        improved, deteriorated = paired & better & ~worse, paired & worse & ~better
        recovered = paired & case & (p2 < 10) & (a2 < 8)
        cases, whole = len(self) - not_case.sum(), len(self)
        found = {
            "not at caseness": 100 * not_case.sum() / whole,
            "improved": 100 * improved.sum() / whole,
            "no change": 100 * (paired & ~improved & ~deteriorated).sum() / whole,
            "deteriorated": 100 * deteriorated.sum() / whole,
            "recovered": 100 * recovered.sum() / cases,
            "reliably recovered": 100 * (recovered & improved).sum() / cases,
            "without a result": 100 * (~paired).sum() / whole,
        }
        for name, measure in (("PHQ-9", "phq9"), ("GAD-7", "gad7"), ("WSAS", "wsas")):
            for when, values in (("first", self.first), ("last", self.last)):
                found[f"{name} {when}, mean"] = float(np.nanmean(values[measure]))
                found[f"{name} {when}, SD"] = float(np.nanstd(values[measure]))
        return {name: float(value) for name, value in found.items()}


def reckon(place: Path) -> Reckoned:
    referrals = pq.read_table(place / "referrals.parquet", columns=["referral", "received"])
    contacts = pq.read_table(place / "contacts.parquet")
    scores = pq.read_table(place / "scores.parquet")
    treated = _treated(contacts)
    received = np.zeros(int(np.max(referrals["referral"])) + 1, int)
    received[referrals["referral"].to_numpy()] = _days(referrals["received"])
    owner, day = treated
    size = np.bincount(owner, minlength=len(received))
    finished = np.flatnonzero(size >= 2)
    starts = np.searchsorted(owner, finished)
    first, last = _ends(scores, finished, len(received))
    return Reckoned(
        first=first,
        last=last,
        wait=day[starts] - received[finished],
        to_second=day[starts + 1] - day[starts],
        sessions=size[finished],
    )


def _days(column: Any) -> Any:
    return column.to_numpy().astype("datetime64[D]").astype(int)


def _is_one_of(column: Any, *words: str) -> Any:
    return pc.is_in(column, pa.array(words)).to_numpy()


def _treated(contacts: Any) -> tuple[Any, Any]:
    kind, came = contacts["kind"], contacts["attendance"]
    keep = _is_one_of(kind, "02", "03", "05") & _is_one_of(came, "5", "6")
    owner, day = contacts["referral"].to_numpy()[keep], _days(contacts["day"])[keep]
    order = np.lexsort((day, owner))
    return owner[order], day[order]


def _ends(scores: Any, finished: Any, most: int) -> tuple[dict[str, Any], dict[str, Any]]:
    owner, day = scores["referral"].to_numpy(), _days(scores["day"])
    total = scores["total"].cast("float64").to_numpy()
    first, last = {}, {}
    for measure in ("phq9", "gad7", "wsas"):
        here = np.flatnonzero(_is_one_of(scores["measure"], measure))
        here = here[np.lexsort((here, day[here], owner[here]))]
        begin, end = np.full(most, np.nan), np.full(most, np.nan)
        end[owner[here]] = total[here]
        begin[owner[here][::-1]] = total[here][::-1]
        count = np.bincount(owner[here], minlength=most)
        end[count < 2] = np.nan
        first[measure], last[measure] = begin[finished], end[finished]
    return first, last
