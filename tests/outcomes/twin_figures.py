"""The twin's own definition of each indicator, over its own paths; nothing from the engine."""

from collections.abc import Callable, Iterator
from datetime import date
from statistics import mean, stdev
from typing import Any

from tests.outcomes.made_up import Row, Service
from tests.outcomes.twin import Path, is_treatment, paths_of

Test = Callable[[Path], Any]
Day = Callable[[Path], date | None]


def received(path: Path) -> date | None:
    return path.received


def discharged(path: Path) -> date | None:
    return path.row["discharged"]


def first(path: Path) -> date | None:
    return path.treated_on(1)


def second(path: Path) -> date | None:
    return path.treated_on(2)


def wait(low: int, high: int) -> Test:
    return lambda path: path.wait() is not None and low <= path.wait() <= high


def between(low: int, high: int) -> Test:
    return lambda path: path.between() is not None and low <= path.between() <= high


def everybody(path: Path) -> bool:
    return True


def finished(path: Path) -> bool:
    return path.finished


def could_recover(path: Path) -> bool:
    return path.finished and not path.not_caseness


def treated(path: Path) -> bool:
    return len(path.treatments) > 0


def ended_as(code: str | None) -> Test:
    return lambda path: path.row["end_code"] == code


def treatments(number: int) -> Test:
    return lambda path: len(path.treatments) == number


EVER = 10_000
# code: (day that decides, among whom, whom of them); counts are shares of everybody.
SHARES: dict[str, tuple[Day, Test, Test]] = {
    "referrals_received": (received, everybody, everybody),
    "accessing_services": (first, everybody, everybody),
    "accessing_within_6_weeks": (first, everybody, wait(-EVER, 42)),
    "accessing_within_18_weeks": (first, everybody, wait(-EVER, 126)),
    "waited_up_to_28_days": (first, everybody, wait(-EVER, 28)),
    "waited_29_to_56_days": (first, everybody, wait(29, 56)),
    "waited_57_to_90_days": (first, everybody, wait(57, 90)),
    "waited_over_90_days": (first, everybody, wait(91, EVER)),
    "second_treatment": (second, everybody, everybody),
    "first_to_second_over_28_days": (second, everybody, between(29, EVER)),
    "first_to_second_over_90_days": (second, everybody, between(91, EVER)),
    "ended": (discharged, everybody, everybody),
    "ended_not_seen": (discharged, everybody, lambda p: not p.treatments and not p.seen),
    "ended_seen_not_treated": (discharged, everybody, lambda p: not p.treatments and p.seen),
    "ended_treated_once": (discharged, everybody, treatments(1)),
    "ended_before_treatment": (discharged, everybody, treatments(0)),
    "attrition": (discharged, treated, treatments(1)),
    "finished_course": (discharged, everybody, finished),
    "within_6_weeks": (discharged, finished, wait(-EVER, 42)),
    "within_18_weeks": (discharged, finished, wait(-EVER, 126)),
    "finished_first_to_second_up_to_28": (discharged, finished, between(0, 28)),
    "finished_first_to_second_29_to_56": (discharged, finished, between(29, 56)),
    "finished_first_to_second_57_to_90": (discharged, finished, between(57, 90)),
    "finished_first_to_second_over_90": (discharged, finished, between(91, EVER)),
    "ended_as_agreed": (discharged, finished, ended_as("46")),
    "ended_earlier_than_planned": (discharged, finished, ended_as("47")),
    "ended_earlier_than_asked": (discharged, finished, ended_as("48")),
    "no_end_reason": (discharged, everybody, ended_as(None)),
    "at_caseness": (discharged, finished, lambda p: p.caseness),
    "not_at_caseness": (discharged, finished, lambda p: p.not_caseness),
    "recovery": (discharged, could_recover, lambda p: p.recovered),
    "reliable_recovery": (discharged, could_recover, lambda p: p.recovered and p.improved),
    "reliable_improvement": (discharged, finished, lambda p: p.improved),
    "no_change": (discharged, finished, lambda p: p.paired and not p.improved and not p.worse),
    "reliable_deterioration": (discharged, finished, lambda p: p.worse),
    "paired_data": (discharged, finished, lambda p: p.paired),
    "phq9_paired": (discharged, finished, lambda p: p.totals("phq9")[1] is not None),
    "phq9_none": (discharged, finished, lambda p: p.totals("phq9")[0] is None),
    "phq9_once": (
        discharged,
        finished,
        lambda p: p.totals("phq9")[0] is not None and p.totals("phq9")[1] is None,
    ),
    "anxiety_paired": (discharged, finished, lambda p: p.totals(p.anxiety)[1] is not None),
    "experience_returned": (discharged, finished, lambda p: _experience(p, "peq_") != []),
}
COUNTS = {"referrals_received", "accessing_services", "second_treatment", "ended", "treatments"}


def _experience(path: Path, begins: str) -> list:
    return [each["total"] for each in path.scores if each["measure"].startswith(begins)]


def _paired_totals(measure: str, which: int) -> Callable[[Path], list]:
    def values(path: Path) -> list:
        pair = path.totals(measure)
        return [pair[which]] if path.finished and pair[1] is not None else []

    return values


def _brief(path: Path) -> list:
    codes = [each["therapy"] for each in path.treatments]
    number = sum(code in ("314034001", "429048003") for code in codes)
    return [number] if path.finished and number else []


def _satisfaction(path: Path) -> list:
    given = _experience(path, "peq_satisfaction")
    return [max(given)] if path.finished and given else []


MEANS: dict[str, Callable[[Path], list]] = {
    "mean_treatments": lambda p: [len(p.treatments)] if p.finished else [],
    "mean_brief_psychodynamic_sessions": _brief,
    "satisfaction_mean": _satisfaction,
    **{
        f"{measure}_{end}_mean": _paired_totals(measure, which)
        for measure in ("phq9", "gad7", "wsas")
        for which, end in enumerate(("first", "last"))
    },
}


def figures_of(service: Service, since: date, until: date) -> Iterator[tuple[str, Any]]:
    """(code, what it should say): (count, of), or (n, mean, sd), or a value."""
    paths = paths_of(service)

    def within(day: date | None) -> bool:
        return day is not None and since <= day <= until

    for code, (day, of, where) in SHARES.items():
        among = [path for path in paths if within(day(path)) and of(path)]
        found = sum(bool(where(path)) for path in among)
        yield code, (found, None if code in COUNTS else len(among))
    over = [path for path in paths if within(discharged(path))]
    for code, values in MEANS.items():
        yield code, _moments([value for path in over for value in values(path)])
    done = [path for path in over if path.finished]
    days = sum((path.treatments[-1]["day"] - path.treatments[0]["day"]).days for path in done)
    gaps = sum(len(path.treatments) - 1 for path in done)
    yield "mean_days_between_treatments", (gaps, days / gaps if gaps else None, None)
    for measure in ("phq9", "gad7"):
        pairs = [path.totals(measure) for path in done if path.totals(measure)[1] is not None]
        yield f"{measure}_effect_size", _effect([float(a) for a, _ in pairs], pairs)
    yield from _beside(service, paths, within)


def _moments(values: list) -> tuple:
    exact = list(map(float, values))
    return (
        len(exact),
        mean(exact) if exact else None,
        stdev(exact) if len(exact) > 1 else None,
    )


def _effect(firsts: list[float], pairs: list) -> tuple:
    spread = stdev(firsts) if len(firsts) > 1 else 0
    moved = [float(a) - float(b) for a, b in pairs]
    return (len(pairs), mean(moved) / spread if spread else None, None)


def _beside(service: Service, paths: list[Path], within: Test) -> Iterator[tuple[str, Any]]:
    booked = [each for path in paths for each in path.inside if within(each["day"])]
    known = [each for each in booked if each["attendance"] is not None]
    for code, kinds in {
        "attended": ("5", "6"),
        "did_not_come": ("3",),
        "cancelled_by_the_person": ("2",),
        "cancelled_by_the_service": ("4",),
    }.items():
        yield code, (sum(each["attendance"] in kinds for each in known), len(known))
    yield "treatments", (sum(map(is_treatment, booked)), None)
    asked = [e for e in service.follow_ups if within(e["closes"]) and not e["stopped"]]
    yield "follow_up_returned", (sum(each["answered"] for each in asked), len(asked))
    done = {p.row["referral"] for p in paths if within(discharged(p)) and p.finished}
    aims = [_aim(rows) for rows in _by_aim(service, done)]
    twice = [aim for aim in aims if aim[1] is not None]
    yield "aims_rated_twice", (len(twice), len(aims))
    yield "aims_first_mean", _moments([begin for begin, _ in twice])
    yield "aims_last_mean", _moments([end for _, end in twice])


def _by_aim(service: Service, done: set) -> list[list[Row]]:
    keys = sorted({(e["referral"], e["aim"]) for e in service.aims if e["referral"] in done})
    return [[e for e in service.aims if (e["referral"], e["aim"]) == key] for key in keys]


def _aim(rows: list[Row]) -> tuple[int, int | None]:
    days = [each["day"] for each in rows]
    begin = min(each["rating"] for each in rows if each["day"] == min(days))
    end = max(each["rating"] for each in rows if each["day"] == max(days))
    return begin, end if len(set(days)) > 1 else None
