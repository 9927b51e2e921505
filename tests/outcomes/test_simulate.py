"""A simulated service: the same from its seed, and near to the published figures."""

import hashlib
import re
import time
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import pytest

from sixteen.outcomes import command
from sixteen.outcomes.folder import open_extract
from tests.outcomes.reckoned import Reckoned, reckon
from tests.repository.tree import ROOT

PAGE = ROOT / "docs" / "explanation" / "simulated-services.md"


@dataclass(frozen=True)
class Published:
    """One figure of one published year. share: of how many; spread: the SD, for a mean."""

    value: float
    of: int
    spread: float | None = None

    @property
    def half(self) -> float:
        """Half of the 95 % interval: Wald for a share, normal for a mean and for an SD."""
        if self.spread is not None:
            return 1.96 * self.spread / sqrt(self.of)
        return 196 * sqrt(self.value / 100 * (1 - self.value / 100) / self.of)


@dataclass(frozen=True)
class Spread(Published):
    @property
    def half(self) -> float:
        return 1.96 * self.value / sqrt(2 * (self.of - 1))


N, CASES = 1246, 1246 - 171
# NHS Talking Therapies annual statistics 2024-25, therapy-based outcomes, England: brief
# psychodynamic psychotherapy, all problems (NHS England, Open Government Licence v3.0).
BRIEF = {
    "not at caseness": Published(100 * 171 / N, N),
    "improved": Published(100 * 722 / N, N),
    "no change": Published(100 * 421 / N, N),
    "deteriorated": Published(100 * 93 / N, N),
    "recovered": Published(100 * 491 / CASES, CASES),
    "reliably recovered": Published(100 * 453 / CASES, CASES),
    "without a result": Published(100 * 10 / N, N),
    **{
        f"{measure} {when}, mean": Published(mean, N, spread)
        for measure, when, mean, spread in (
            ("PHQ-9", "first", 14.2, 5.7),
            ("PHQ-9", "last", 9.6, 6.2),
            ("GAD-7", "first", 12.3, 5.1),
            ("GAD-7", "last", 8.4, 5.4),
            ("WSAS", "first", 17.5, 10.0),
            ("WSAS", "last", 13.4, 10.3),
        )
    },
    **{
        f"{measure} {when}, SD": Spread(spread, N)
        for measure, when, spread in (
            ("PHQ-9", "first", 5.7),
            ("PHQ-9", "last", 6.2),
            ("GAD-7", "first", 5.1),
            ("GAD-7", "last", 5.4),
            ("WSAS", "first", 10.0),
            ("WSAS", "last", 10.3),
        )
    },
}
# England, 2024-25: finished 670,419; waits of finished courses; means were not published.
ENGLAND = {
    "not at caseness": 100 * 35_234 / 670_419,
    "improved": 100 * 452_284 / 670_419,
    "no change": 100 * 170_457 / 670_419,
    "deteriorated": 100 * 39_157 / 670_419,
    "recovered": 100 * 321_061 / (670_419 - 35_234),
    "reliably recovered": 100 * 301_815 / (670_419 - 35_234),
    "without a result": 100 * 8_521 / 670_419,
    "first treatment within 6 weeks": 100 * 614_104 / 670_419,
    "first treatment within 18 weeks": 100 * 661_723 / 670_419,
    "first to second treatment over 90 days": 100 * 158_586 / 670_419,
}


def made(place: Path, population: str, referrals: int) -> Reckoned:
    words = ["--referrals", str(referrals), "--seed", "16", "--population", population]
    assert command.alone(["simulate", *words, "--out", str(place)]) == 0
    return reckon(place)


def waits(found: Reckoned) -> dict[str, float]:
    return {
        "first treatment within 6 weeks": 100 * float((found.wait <= 42).mean()),
        "first treatment within 18 weeks": 100 * float((found.wait <= 126).mean()),
        "first to second treatment over 90 days": 100 * float((found.to_second > 90).mean()),
    }


def told(title: str) -> dict[str, tuple[float, float]]:
    """Published and simulated, as the page's table of that title says."""
    part = PAGE.read_text("utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+?) \| ([\d.]+) %? ?\|(?:[^|]*\|)? ([\d.]+) %? ?\|$", part, re.M)
    return {name: (float(one), float(other)) for name, one, other in rows}


def test_every_published_figure_of_brief_psychodynamic_therapy_comes_out(tmp_path: Path) -> None:
    found = made(tmp_path / "s", "brief-psychodynamic", 25_000).figures()
    page = told("Brief psychodynamic psychotherapy")
    assert set(page) == set(BRIEF)
    for name, published in BRIEF.items():
        assert abs(found[name] - published.value) < published.half, name
        one, other = page[name]
        assert one == pytest.approx(published.value, abs=0.051), name
        assert other == pytest.approx(found[name], abs=0.051), name


def test_the_published_figures_of_england_come_out(tmp_path: Path) -> None:
    reckoned = made(tmp_path / "s", "england", 60_000)
    found = reckoned.figures() | waits(reckoned)
    page = told("England")
    assert set(page) == set(ENGLAND)
    for name, published in ENGLAND.items():
        assert found[name] == pytest.approx(published, abs=0.9), name
        assert page[name][0] == pytest.approx(published, abs=0.051), name
        assert page[name][1] == pytest.approx(found[name], abs=0.051), name
    assert 7.5 < reckoned.sessions.mean() < 8.5


def digest(place: Path) -> str:
    files = sorted(place.glob("*.parquet"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def test_the_same_seed_makes_the_same_service(tmp_path: Path) -> None:
    started = time.perf_counter()
    for name, seed in (("one", "5"), ("same", "5"), ("other", "6")):
        words = ["simulate", "--referrals", "1500", "--seed", seed, "--out", str(tmp_path / name)]
        assert command.alone(words) == 0
    assert time.perf_counter() - started < 30
    assert digest(tmp_path / "one") == digest(tmp_path / "same") != digest(tmp_path / "other")
    extract = open_extract(tmp_path / "one")
    assert extract.manifest.made_from == "simulation"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "one").iterdir())


REFUSED = [
    (["--referrals", "0"], "goes from 1 to 20,000,000"),
    (["--referrals", "1e6"], "is a whole number"),
    (["--referrals", "-3"], "is a whole number"),
    (["--seed", "x"], "--seed is 'x'"),
    (["--seed", "9" * 30], "is a whole number"),
    (["--population", "wales"], "england or brief-psychodynamic"),
    (["--since", "2024-04-02"], "no Monday: 2024-04-01 is"),
    (["--since", "1.4.2024"], "a date like"),
    (["--out", "/dev/null/x"], "cannot be written"),
    (["--out", "."], "is there already"),
]


def test_what_cannot_be_meant_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong, words in REFUSED:
        given = {"--referrals": "10", "--seed": "1", "--out": str(tmp_path / "x")}
        given[wrong[0]] = wrong[1]
        arguments = [f"{name}={value}" for name, value in given.items()]
        assert command.alone(["simulate", *arguments]) == 2, wrong
        said = capsys.readouterr().err
        assert words in said and "Traceback" not in said, wrong
        assert not (tmp_path / "x").exists()
