"""`sixteen outcomes report` and `explain`, on an extract in a directory."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.command import main
from sixteen.outcomes.fields import place_of
from sixteen.outcomes.folder import Manifest, write_extract
from sixteen.outcomes.schema import AGE_BANDS
from sixteen.outcomes.targets import beside, national
from sixteen.outcomes.thresholds import SPECIFIC
from tests.outcomes.made_up import UNTIL, Service, made
from tests.outcomes.test_twin import joined
from tests.outcomes.twin_figures import figures_of

SINCE = date(2024, 4, 1)


def manifest() -> Manifest:
    return Manifest("simulation", datetime(2026, 11, 1, tzinfo=UTC), SINCE, UNTIL, "The Practice")


@pytest.fixture(scope="module")
def service() -> Service:
    whole = joined([made(Random(number)) for number in range(60)])
    for row in whole.referrals:
        row["provider"] = str(int(row["provider"]) % 3)
    return whole


@pytest.fixture(scope="module")
def place(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made_in = tmp_path_factory.mktemp("extract")
    write_extract(made_in, service.arrow(), manifest())
    return made_in


def test_the_figures_are_those_of_the_twin_in_each_format(
    service: Service, place: Path, capsys
) -> None:
    codes = ("finished_course", "reliable_recovery", "mean_treatments")
    only = [word for code in codes for word in ("--only", code)]
    assert main(["report", "--extract", str(place), "--format", "json", *only]) == 0
    said = json.loads(capsys.readouterr().out)
    twin = dict(figures_of(service, SINCE, UNTIL))
    finished, recovered, mean = said["figures"]
    assert (finished["count"], finished["of"]) == twin["finished_course"] and finished["of"] > 50
    assert (recovered["count"], recovered["of"]) == twin["reliable_recovery"]
    assert mean["n"] == twin["mean_treatments"][0] and said["counts"] == "exact"
    # Some were counted by measures whose thresholds nobody could check.
    assert any(each.startswith("SPIN: a case from 19") for each in said["about"])
    assert any("do not say that the course made the difference" in each for each in said["about"])
    assert main(["report", "--extract", str(place), "--format", "csv", "--only", codes[1]]) == 0
    row = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (row["count"], row["value"]) == (str(recovered["count"]), recovered["value"])


def test_what_is_to_be_shared_has_no_small_count_and_no_exact_one(place: Path, capsys) -> None:
    asked = ["report", "--extract", str(place), "--format", "json", "--all", "--to-share"]
    assert main([*asked, "--by", "year", "--by", "gender"]) == 0
    said = json.loads(capsys.readouterr().out)
    counts = [row[key] for row in said["figures"] for key in ("count", "of", "n")]
    assert {count % 5 for count in counts if count is not None} == {0}
    assert None in counts and not {1, 2, 3, 4, 0} & set(counts)
    assert {row["year"] for row in said["figures"]} == {"2024-25"}
    # All of them are named: which one somebody is counted by would tell of few.
    assert said["notes"].count("Not checked against its source") == len(SPECIFIC)


REFUSED = {
    ("--from", "2024-03-31"): "a figure of days that are not in it would be wrong",
    ("--from", "2025-01-02", "--to", "2025-01-01"): "is after --to",
    ("--only", "happiness"): "There is no indicator happiness",
    ("--to-share", "--by", "therapist"): "never shared",
}


def test_what_cannot_be_answered_is_refused_in_words(place: Path, tmp_path: Path, capsys) -> None:
    for words, says in REFUSED.items():
        assert main(["report", "--extract", str(place), *words]) == 2
        out, err = capsys.readouterr()
        assert out == "" and says in err and "Traceback" not in err
    assert main(["report", "--extract", str(tmp_path)]) == 2
    assert "there is no extract.json" in capsys.readouterr().err


def test_completeness_stands_beside_every_rate_of_scores(place: Path, capsys) -> None:
    asked = ["report", "--extract", str(place), "--format", "html", "--by", "quarter"]
    assert main([*asked, "--only", "reliable_recovery", "--only", "finished_course"]) == 0
    page = capsys.readouterr().out
    paired, recovery = (page[page.index(f'aria-label="{name}"') :].split("</table>")[0]
        for name in ("Paired data", "Reliable recovery"))  # fmt: skip
    shares = re.findall(r"<td>([\d.]+ %|nobody)</td>", paired)
    assert shares and all(f"<td>{each}</td></tr>" in recovery for each in shares)
    finished = page[page.index('aria-label="Finished course"') :].split("</table>")[0]
    assert '<th scope="col">Complete</th>' in recovery and "Complete" not in finished


def test_groups_stand_in_the_order_in_which_they_are_read(place: Path, capsys) -> None:
    def groups(by: str) -> list[str]:
        asked = ["report", "--extract", str(place), "--format", "csv", "--by", by]
        assert main([*asked, "--only", "referrals_received"]) == 0
        return [row[0] for row in csv.reader(io.StringIO(capsys.readouterr().out))][1:]

    ages = groups("age")  # as people say it
    assert ages == groups("age_band") == sorted(ages, key=[*AGE_BANDS, "Not known"].index)
    assert len(ages) > 2 and groups("referral_source") == groups("source")
    for field in ("deprivation", "therapist"):
        mixed = ["10", "Not known", "2", "1"]
        assert sorted(mixed, key=lambda each: place_of(field, each)) == [
            "1",
            "2",
            "10",
            "Not known",
        ]


def test_what_is_known_of_nobody_is_said(tmp_path: Path, capsys) -> None:
    service = joined([made(Random(number)) for number in range(5)])
    for row in service.referrals:
        row["deprivation"] = None
    place = tmp_path / "extract"
    write_extract(place, service.arrow(), manifest())
    assert main(["report", "--extract", str(place), "--by", "deprivation", "--by", "gender"]) == 0
    assert "Not known from it: deprivation." in capsys.readouterr().out


def _of(service: Service, name: str) -> dict:
    return next(iter(getattr(service, name)))


CONTRADICTIONS = {
    "discharged is before received": lambda s: _of(s, "referrals").update(
        received=date(2025, 1, 2), discharged=date(2025, 1, 1)
    ),
    "discharged is after 2025-03-31": lambda s: _of(s, "referrals").update(
        discharged=date(2025, 4, 1)
    ),
    "referral stands in two rows": lambda s: s.referrals.append(_of(s, "referrals")),
    "contacts.parquet: referral is not in referrals.parquet": lambda s: _of(s, "contacts").update(
        referral=-1
    ),
    "kind is not what it can be": lambda s: _of(s, "contacts").update(kind="2"),
    "attendance is not what it can be": lambda s: _of(s, "contacts").update(attendance="1"),
    "day is empty": lambda s: _of(s, "scores").update(day=None),
    "total is outside the range of its measure": lambda s: _of(s, "scores").update(
        measure="phq9", total=28
    ),
    "measure is not known": lambda s: _of(s, "scores").update(measure="PHQ-9"),
    "contact is one of another referral": lambda s: _of(s, "scores").update(
        contact=s.contacts[-1]["contact"]
    ),
    "rating is not 0 to 10": lambda s: _of(s, "aims").update(rating=11),
}


def test_rows_that_contradict_each_other_give_no_figure(tmp_path: Path, capsys) -> None:
    for number, (says, plant) in enumerate(CONTRADICTIONS.items()):
        whole = joined([made(Random(seed)) for seed in range(8)])
        plant(whole)
        where = tmp_path / str(number)
        write_extract(where, whole.arrow(), manifest())
        assert main(["report", "--extract", str(where), "--only", "ended"]) == 2, says
        out, err = capsys.readouterr()
        assert out == "" and says in err and str(where) in err, err


def test_every_indicator_is_explained_with_its_source_and_its_sql(capsys) -> None:
    assert main(["explain"]) == 0
    listed = capsys.readouterr().out.split("\n")
    assert {line.split()[0] for line in listed if line} == set(INDICATORS)
    assert main(["explain", "reliable_recovery"]) == 0
    said = capsys.readouterr().out
    assert "PDSS: a case from 8" in said and "Not checked against its source" in said
    assert "monthly M193" in said and "SELECT" in said and "Target 2026-27: 51 %" in said
    assert main(["explain", "happiness"]) == 2


def test_the_table_of_targets_is_dated_and_says_what_was_not_checked() -> None:
    target = beside("reliable_recovery", "2026-27", "target")
    assert target is not None and target.per_cent == 51 and "secondary" in target.warning
    published = beside("reliable_recovery", "2020-21", "published")
    assert published is not None and str(published.per_cent) == "48.7"
    assert beside("reliable_recovery", "2020-21", "target") is None
    assert all(each.indicator in INDICATORS for each in national())
