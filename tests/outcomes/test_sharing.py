"""A report that leaves: few people are not in it, and nothing hidden can be reckoned from it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, product

import pytest

from sixteen.outcomes import disclosure, narrowing, sharing
from sixteen.outcomes.catalogue import INDICATORS
from sixteen.outcomes.counting import Question, figures
from sixteen.outcomes.disclosure import OFF, round_count
from sixteen.outcomes.engines import engine
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.printing import about, among_words, as_csv
from sixteen.outcomes.report import Report, lines_of, rounded_from
from sixteen.outcomes.sharing import shared_together, to_share
from sixteen.outcomes.uncertainty import wilson
from tests.outcomes.bounds import narrowed
from tests.outcomes.made_up import Service
from tests.outcomes.reader import KNOWN, Cell, printed, reckoned
from tests.outcomes.test_twin import WITHIN, counted_on, drawn, joined


def services(of: int = 12) -> list[Service]:
    """Services of about forty people each, from those of a few that Hypothesis draws."""
    many = drawn(4 * of)
    return [joined(many[n : n + of]) for n in range(0, len(many), of)]


def counted(many: list[Service], by: tuple[str, ...] = ()) -> list[list[Figure]]:
    """Every figure of each service."""
    question = replace(WITHIN, by=("provider", *by))
    with engine("duckdb") as connection:
        connection.con.execute("set threads=1")
        with counted_on(connection, joined(many), question) as tables:
            found = figures(tables, question)
    return [
        [replace(each, group=each.group[1:]) for each in found if each.group[0] == str(number)]
        for number in range(len(many))
    ]


def all_of(found: list[Figure]) -> list[Figure]:
    """The figures of all groups together. Everybody is in one of them."""

    def of(each: Figure) -> list[Figure]:
        return [other for other in found if other.indicator == each.indicator]

    kept = {each.indicator: each for each in found}.values()
    names = ("count", "of", "n", "people", "people_counted", "people_rest")
    return [
        replace(
            each,
            group=(),
            **{
                name: sum(getattr(other, name) for other in of(each))
                for name in names
                if getattr(each, name) is not None
            },
        )
        for each in kept
    ]


def left_open(reports: list[list[Figure]]) -> tuple[dict[Cell, int], int, int]:
    """What of reports that leave together can be reckoned; how many counts are told and hidden."""
    may = shared_together(*reports)
    exact, said = (printed(each for found in them for each in found) for them in (reports, may))
    assert all(len(values) == 1 for values in exact.values()), exact
    # A count that is told is told everywhere, as the same.
    assert all(len(values) == 1 for values in said.values()), said
    assert all(count >= 5 and count % 5 == 0 for each in said.values() for count in each)
    for was, is_now in zip(*(chain(*them) for them in (reports, may)), strict=True):
        assert (was.indicator, was.group) == (is_now.indicator, is_now.group)
        if was.of is None and was.count is None and is_now.value is not None:
            assert (was.people or was.n or 0) >= 10
            assert is_now.value == round(is_now.value, 1)
    return reckoned(exact, said), len(said), len(exact) - len(said)


def test_what_reports_hide_cannot_be_reckoned_from_them(monkeypatch: pytest.MonkeyPatch) -> None:
    together = [(all_of(found), found) for found in counted(services(), ("gender",))]
    told, hidden = 0, 0
    for reports in together:
        found, some, others = left_open(list(reports))
        assert not found, found
        told, hidden = told + some, hidden + others
    assert told > 50 and hidden > 50
    assert narrowed_down(together[0]) == {}
    # Planted: only what is small is hidden.
    monkeypatch.setattr(disclosure, "_more", lambda *given: [])
    assert any(left_open(list(reports))[0] for reports in together)


def narrowed_down(reports: Iterable[list[Figure]], rounding: int = OFF) -> dict[Cell, int]:
    reports = list(reports)
    may = shared_together(*reports)
    exact, said = (printed(each for found in them for each in found) for them in (reports, may))
    return narrowed(exact, said, rounding)


@pytest.mark.long
def test_no_small_count_of_many_reports_is_narrowed_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for of in (12, 30, 60):
        many = counted(services(of), ("gender",))
        assert [narrowed_down([all_of(found), found]) for found in many] == [{}] * 4
    # Planted: nothing is rounded, so whatever lies between two counts is known.
    monkeypatch.setattr(narrowing, "round_count", lambda count: count)
    monkeypatch.setattr(narrowing, "too_narrow", lambda *given: set())
    assert any(narrowed_down([all_of(found), found], rounding=0) for found in many)


@pytest.mark.parametrize(("finished", "neither"), [(200, 0), (203, 1), (700, 2), (2000, 4)])
def test_recovery_is_told_of_a_service_of_ordinary_size(
    finished: int, neither: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hardly anybody has one first total missing and the other below: that hides no recovery."""
    below = finished // 16
    cases = finished - below - neither
    found = [share("at_caseness", cases, finished), share("not_at_caseness", below, finished)]
    found += [share("recovery", cases // 2, cases + neither)]
    found += [share("reliable_recovery", cases // 2 - 12, cases + neither)]
    assert left_open([found])[0] == {} == narrowed_down([found])
    assert [each.count is None for each in to_share(found)] == [True, False, False, False]
    monkeypatch.setattr(sharing, "HIDDEN_FIRST", ())
    assert all(each.count is None for each in to_share(found))


def test_what_lies_between_two_counts_is_no_better_known_than_under_5(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Four bands of 8 of 32 are told as 10 of 30: they can be nothing but 8, and it nothing but 32.
    So 26 within 18 weeks, told as 25, would tell that 3 at most waited for 91 to 126 days."""
    bands = [share(code, 8, 32) for code in sharing.WAITED]
    found = [*bands, share("accessing_within_6_weeks", 10, 32)]
    found += [share("accessing_within_18_weeks", 26, 32), Figure("accessing_services", (), 32)]
    assert narrowed_down([found]) == {}
    monkeypatch.setattr(narrowing, "too_narrow", lambda *given: set())
    assert narrowed_down([found]) == {("seen in 91 to 126 days", ()): 2}


def share(code: str, count: int, of: int) -> Figure:
    return Figure(code, (), count, of)


def test_every_sum_that_a_report_prints_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """One small part of each, and the others large."""
    for whole, parts, rest in KNOWN:
        named = [part for part in parts if part in INDICATORS]
        if len(named) < 2 or rest == "neither":
            continue
        counts = (3, 20, 25, 30)[: len(named)]
        of = sum(counts) + (40 if rest or len(named) < len(parts) else 0)
        whole_of = of + 50 if whole == "ended_before_treatment" else of
        found = [share(code, n, whole_of) for code, n in zip(named, counts, strict=True)]
        found += [share(whole, of, whole_of)] if whole_of > of else []
        assert left_open([found])[0] == {}, whole
        with monkeypatch.context() as planted:
            planted.setattr(sharing, "ADD_UP", ())
            assert rest or left_open([found])[0], whole


def test_a_count_is_hidden_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who finished can be hidden as a part, and is what a dozen other shares are of."""
    found = [share("finished_course", 20, 24), share("within_6_weeks", 14, 20)]
    found += [share("ended_treated_once", 4, 24), Figure("mean_treatments", (), n=20)]
    found[3] = replace(found[3], value=Decimal("9.2273"), sd=Decimal("4.5871"))
    finished, weeks, _, mean = to_share(found)
    assert (finished.count, finished.of, weeks.of, mean.n, mean.value) == (None, 25, *[None] * 3)
    monkeypatch.setattr(sharing, "NAME_OF", sharing.NAME_OF | {"within_6_weeks": "of within"})
    assert to_share(found)[1].of == 20


def test_a_mean_leaves_with_one_decimal_and_never_of_few_people() -> None:
    kept = Figure("mean_treatments", (), n=22, value=Decimal("9.2273"), sd=Decimal("4.5871"))
    (told,) = to_share([kept])
    assert (told.n, str(told.value), str(told.sd)) == (20, "9.2", "4.6")
    (few,) = to_share([replace(kept, n=9)])
    assert (few.n, few.value, few.sd) == (None, None, None)
    report = Report(ASKED, lines_of([told], ASKED, shared=True), True)
    row = next(csv.DictReader(io.StringIO(as_csv(report))))
    assert (row["value"], row["sd"], row["counts"]) == (
        "9.2",
        "4.6",
        "rounded to 5, under 5 hidden",
    )


ASKED = Question(date(2024, 4, 1), date(2025, 3, 31))


def one_person(number: int) -> Service:
    """A finished course with eight treatments, three aims and three follow-ups."""
    made = Service()
    began = date(2024, 5, 1)
    days = [began + timedelta(days=7 * n) for n in range(8)]
    made.referrals.append(
        {"referral": number, "received": began, "discharged": days[-1], "gender": "Male"}
    )
    for n, day in enumerate(days):
        row = {"contact": 100 * number + n, "referral": number, "day": day, "kind": "02"}
        made.contacts.append(row | {"attendance": "5", "planned": True})
    for n in range(20, 32):
        row = {"contact": 100 * number + n, "referral": number, "day": days[1], "kind": "02"}
        made.contacts.append(row | {"attendance": "3", "planned": True})
    for aim, day in product((1, 2, 3), (days[0], days[-1])):
        made.aims.append({"referral": number, "aim": aim, "day": day, "rating": 4})
    for months in (1, 2, 3):
        row = {"referral": number, "months": months, "opens": began, "closes": days[-1]}
        made.follow_ups.append(row | {"answered": months < 3, "stopped": False})
    return made


def test_many_rows_of_few_people_are_few() -> None:
    """Contacts, gaps between treatments, aims and follow-ups are no people."""

    others = [one_person(n) for n in range(20, 32)]  # never treated, or once
    for number, each in enumerate(others):
        each.contacts = each.contacts[: number % 2]
        each.aims, each.follow_ups = [], []
    whole = [joined([*map(one_person, range(people)), *others]) for people in (4, 10)]
    few, many = ({each.indicator: each for each in to_share(found)} for found in counted(whole))
    rows = ("mean_days_between_treatments", "attended", "did_not_come", "follow_up_returned")
    for code in (*rows, "aims_rated_twice", "aims_first_mean", "aims_last_mean"):
        assert (few[code].value, few[code].count, few[code].n) == (None, None, None), code
    assert (many["attended"].count, many["attended"].of) == (85, 205)
    assert many["mean_days_between_treatments"].value == 7 and many["treatments"].count == 85
    assert many["mean_days_between_treatments"].n is None
    assert (many["follow_up_returned"].count, many["follow_up_returned"].of) == (20, 30)


def test_how_far_a_rounded_rate_may_be_off_stands_beside_it() -> None:
    """13 of 22 are 59 %, and are told as 15 of 20."""
    (told,) = to_share([share("recovery", 13, 22)])
    assert (told.count, told.of, told.value) == (15, 20, 75)
    (line,) = lines_of([told], ASKED, shared=True)
    assert among_words(line) == "15 of 20 (59 to 94 % unrounded)"
    true = wilson(13, 22)
    assert true and line.interval and line.interval.low <= true.low and line.interval.high >= 94
    assert "Rates are of the rounded counts" in " ".join(about(Report(ASKED, (line,), True)))
    # Half is rounded up, as the published figures are: 5 of 40 are 13 %.
    assert [each.value for each in to_share([share("recovery", 5, 40)])] == [13]
    for count, of in product(range(5, 40), range(12, 60)):
        if count <= of - 5:
            least, most = rounded_from(round_count(count), round_count(of))
            assert least[0] / least[1] <= count / of <= most[0] / most[1]


def test_each_share_has_a_name_for_what_it_is_of() -> None:
    counts = {"referrals_received", "accessing_services", "second_treatment", "ended"}
    assert set(sharing.NAME_OF) == set(INDICATORS) - counts - {"treatments"}
