"""The same counts with pandas, as somebody who knows it well would write them."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

OWN = {
    "F401": ("spin", 1900, 1000),
    "F410": ("pdss", 800, 500),
    "F400": ("mi", 231, 73),
    "F42": ("oci", 4000, 3200),
    "F431": ("pcl5", 3200, 1000),
    "F452": ("hai", 1800, 400),
}
A_DAY = 100_000
Frame = pd.DataFrame


def count(place: Path, since: date, until: date) -> dict[str, list[float]]:
    first, last = np.datetime64(since), np.datetime64(until)
    people = pd.read_parquet(
        place / "referrals.parquet", columns=["referral", "received", "discharged", "problem"]
    )
    people["received"] = people["received"].astype("datetime64[s]")
    people["discharged"] = people["discharged"].astype("datetime64[s]")
    people["last_day"] = people["discharged"].fillna(pd.Timestamp(until))
    span = people[["referral", "received", "last_day"]]
    people["own"] = ""
    for begins, (measure, _, _) in OWN.items():
        here = people["problem"].str.startswith(begins, na=False)
        people.loc[here, "own"] = measure
    people = people.join(_treated(place, span), on="referral")
    people = people.join(_pairs(place, people), on="referral")
    return _counts(people.fillna({"n": 0}), first, last)


def _treated(place: Path, span: Frame) -> Frame:
    wanted = ["referral", "day", "kind", "attendance", "planned"]
    contacts = pd.read_parquet(place / "contacts.parquet", columns=wanted)
    came = contacts["attendance"].isin(["5", "6"]) | contacts["planned"].eq(False)
    kept = (came & contacts["kind"].isin(["02", "03", "05"])) | contacts["kind"].eq("net")
    contacts = contacts[kept].merge(span, on="referral")
    contacts["day"] = contacts["day"].astype("datetime64[s]")
    contacts = contacts[contacts["day"].between(contacts["received"], contacts["last_day"])]
    contacts = contacts.sort_values(["referral", "day"])
    grouped = contacts.groupby("referral")["day"]
    made = grouped.agg(n="size", first_day="first")
    second = contacts[grouped.cumcount() == 1].set_index("referral")["day"]
    return made.join(second.rename("second_day"))


def _pairs(place: Path, people: Frame) -> Frame:
    wanted = ["referral", "contact", "day", "measure", "total"]
    scores = pd.read_parquet(place / "scores.parquet", columns=wanted)
    contacts = pd.read_parquet(place / "contacts.parquet", columns=["contact", "kind"])
    left_out = contacts.loc[contacts["kind"].isin(["06", "10"]), "contact"]
    scores = scores[~scores["contact"].isin(left_out)]
    span = people[["referral", "received", "last_day", "own"]]
    scores = scores.merge(span, on="referral")
    scores["day"] = scores["day"].astype("datetime64[s]")
    scores = scores[scores["day"].between(scores["received"], scores["last_day"])]
    days = (scores["day"] - pd.Timestamp("1900-01-01")).dt.days
    scores["key"] = days * A_DAY + (scores["total"].astype(float) * 100).round().astype("int64")
    found = []
    for name, here in (
        ("p", scores["measure"] == "phq9"),
        ("g", scores["measure"] == "gad7"),
        ("o", scores["measure"] == scores["own"]),
    ):
        ends = scores[here].groupby("referral")["key"].agg(["min", "max"])
        later = ends["max"] // A_DAY > ends["min"] // A_DAY
        ends[f"{name}f"] = ends["min"] % A_DAY
        ends[f"{name}l"] = (ends["max"] % A_DAY).where(later)
        found.append(ends[[f"{name}f", f"{name}l"]])
    return pd.concat(found, axis=1)


def _counts(each: Frame, first: np.datetime64, last: np.datetime64) -> dict[str, list[float]]:
    ended = each["discharged"].between(first, last)
    finished, treated = ended & (each["n"] >= 2), ended & (each["n"] > 0)
    flags = _flags(each)
    not_case, recovered = flags["not_at_caseness"], flags.pop("recovered")
    whole, cases = int(finished.sum()), int((finished & ~not_case).sum())
    both = recovered & flags["reliable_improvement"]
    found = {name: [int((finished & flag).sum()), whole] for name, flag in flags.items()}
    treatments = each["n"][finished]
    return found | {
        "mean_treatments": [whole, round(float(treatments.mean()) if whole else 0, 6)],
        "referrals_received": [int(each["received"].between(first, last).sum()), 0],
        "accessing_services": [int(each["first_day"].between(first, last).sum()), 0],
        "ended": [int(ended.sum()), 0],
        "attrition": [int((ended & (each["n"] == 1)).sum()), int(treated.sum())],
        "finished_course": [whole, int(ended.sum())],
        "recovery": [int((finished & recovered).sum()), cases],
        "reliable_recovery": [int((finished & both).sum()), cases],
    }


def _flags(each: Frame) -> dict[str, pd.Series]:
    """Of finished courses: by the name of the indicator, and who recovered."""
    own = each["ol"].notna()
    measure = each["own"].where(own, "")
    cut = measure.map({name: cut for name, cut, _ in OWN.values()}).fillna(800)
    change = measure.map({name: change for name, _, change in OWN.values()}).fillna(400)
    af, al = each["gf"].where(~own, each["of"]), each["gl"].where(~own, each["ol"])
    pf, pl = each["pf"], each["pl"]
    paired = pl.notna() & al.notna()
    case = (pf >= 1000) | (af >= cut)
    not_case = pf.notna() & af.notna() & ~case
    better = paired & ((pf - pl >= 600) | (af - al >= change))
    worse = paired & ((pl - pf >= 600) | (al - af >= change))
    improved, deteriorated = better & ~worse, worse & ~better
    to_first = (each["first_day"] - each["received"]).dt.days
    return {
        "recovered": paired & case & (pl < 1000) & (al < cut) & ~not_case,
        "within_6_weeks": to_first <= 42,
        "within_18_weeks": to_first <= 126,
        "finished_first_to_second_over_90": (each["second_day"] - each["first_day"]).dt.days > 90,
        "paired_data": paired,
        "at_caseness": case,
        "not_at_caseness": not_case,
        "reliable_improvement": improved,
        "no_change": paired & ~improved & ~deteriorated,
        "reliable_deterioration": deteriorated,
    }
