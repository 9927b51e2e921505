"""The figures of this service, from its record as it is now: for the lead, or of one therapist.

Made by the same engine as every report, from an extract that is never written anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.domain.about_me import QUESTIONS
from sixteen.outcomes.board import document, sections
from sixteen.outcomes.catalogue import COMPLETENESS, HEADLINES
from sixteen.outcomes.counting import Question, figures
from sixteen.outcomes.equity import GROUPS, RECORDED
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.own.counted import counted_now
from sixteen.outcomes.own.equity import with_who_asked
from sixteen.outcomes.own.experience import Experience, as_html, experience_before
from sixteen.outcomes.own.extract_rows import TREATMENT, Rows
from sixteen.outcomes.own.extracting import rows_now
from sixteen.outcomes.own.numbers import number_of
from sixteen.outcomes.own.sites import with_sites
from sixteen.outcomes.pathways import ATTENDED
from sixteen.outcomes.printing import ROUNDED, about, elsewhere_words
from sixteen.outcomes.report import Report, lines_of
from sixteen.outcomes.sharing import shared_together
from sixteen.people.models import Account

OVER_TIME = ("reliable_recovery", "reliable_improvement", COMPLETENESS)
BESIDE = (
    *("phq9_first_mean", "phq9_last_mean", "gad7_first_mean", "gad7_last_mean"),
    *("aims_rated_twice", "aims_first_mean", "aims_last_mean", "follow_up_returned"),
)


@dataclass(frozen=True)
class Branch:
    """A line of the tree: what became of how many, and of whom of those.

    code: the indicator that counts them. others: those that it does not count are meant.
    """

    words: str
    count: int
    code: str
    below: tuple["Branch", ...] = ()
    others: bool = False


@dataclass(frozen=True)
class Board:
    """beside: aims beside the symptoms, and asking again. parts: by site, by month where one.
    equity: by one thing each that is known of people, always fit to leave.

    elsewhere: courses of whoever is asked about that are in no figure, as they began elsewhere.
    experience: what people said of the service; None of one therapist, of whom nobody was asked.
    """

    headlines: Report
    beside: Report
    parts: Report
    over_time: Report
    equity: tuple[Report, ...]
    tree: tuple[Branch, ...]
    elsewhere: int = 0
    experience: Experience | None = None


@transaction.atomic
def board(
    *,
    since: date,
    until: date,
    by: Account,
    at: datetime,
    therapists: Sequence[UUID] = (),
    shared: bool = False,
) -> Board:
    """therapists: only those whom one of these treated, or would have; everybody where empty.

    shared: all of it as it may leave together; then without the tree, and sites or months.
    """
    record("view-outcomes", by=by, at=at)
    rows = _rows(therapists, at)
    whole = Question(since, until, only=(*HEADLINES, *BRANCHES, *BESIDE))
    quarters = Question(since, until, ("quarter",), OVER_TIME)
    groups = [Question(since, until, (field,), GROUPS) for field in _recorded()]
    parts = Question(since, until, ("provider" if with_sites(rows) else "month",), OVER_TIME)
    with counted_now(rows, until) as counted:
        found, by_quarter = figures(counted, whole), figures(counted, quarters)
        by_group = [] if therapists else [figures(counted, each) for each in groups]
        by_part = [] if shared else figures(counted, parts)
    # The groups are told as in the file that leaves, on the page of exact figures too.
    told, told_by_quarter, *by_group = shared_together(found, by_quarter, *by_group)
    found = told if shared else found
    by_quarter = told_by_quarter if shared else with_gaps(by_quarter, since, until)
    return Board(
        _report(found, Question(since, until, only=HEADLINES), shared),
        _report(found, Question(since, until, only=BESIDE), shared),
        _report(by_part, parts, shared),
        _report(by_quarter, quarters, shared),
        tuple(_report(*each, shared=True) for each in zip(by_group, groups, strict=False)),
        () if shared else tree({each.indicator: each for each in found}),
        0 if shared or therapists else rows.elsewhere,
        None if therapists else experience_before(_day_of(at)),
    )


def _rows(therapists: Sequence[UUID], at: datetime) -> Rows:
    rows, _ = rows_now(uuid4().hex, now=at, with_therapists=bool(therapists))
    if therapists:
        _keep_only(rows.tables, {number_of(pk, extract=rows.extract) for pk in therapists})
    with_who_asked(rows)
    return rows


def _day_of(at: datetime) -> date:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _recorded() -> list[str]:
    """What is known of people here: what nobody is asked is no group of its own."""
    return [field for field in RECORDED if field not in QUESTIONS or field in settings.ABOUT_ME]


def _report(found: Sequence[Figure], question: Question, shared: bool = False) -> Report:
    """Of these figures the ones that the question asks for."""
    asked = [each for each in found if each.indicator in question.only]
    lines = lines_of(asked, question, shared=shared)
    return Report(question, lines, shared, settings.SERVICE["name"])


def with_gaps(found: Sequence[Figure], since: date, until: date) -> list[Figure]:
    """The same by quarter, with a figure of nobody for each quarter in which nobody ended."""
    kept = {(each.indicator, each.group): each for each in found}
    months = range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    # Months from April on, so that the financial year and its quarters are plain divisions.
    quarters = dict.fromkeys((month - 3) // 3 for month in months)
    groups = [(f"{number // 4}{number % 4 + 1}",) for number in quarters]
    nobody = [Figure(code, group, 0, 0) for code in OVER_TIME for group in groups]
    return [kept.get((each.indicator, each.group), each) for each in nobody]


BRANCHES = ("ended_not_seen", "ended_seen_not_treated", "ended_treated_once")


def tree(counts: dict[str, Figure]) -> tuple[Branch, ...]:
    """From who ended to what came of it: whoever ended stands in exactly one place of it."""

    def of(code: str) -> int:
        return counts[code].count or 0

    finished, paired = of("finished_course"), of("paired_data")
    changes = tuple(
        Branch(words, of(code), code)
        for words, code in (
            ("reliably improved", "reliable_improvement"),
            ("without reliable change", "no_change"),
            ("reliably worse", "reliable_deterioration"),
        )
    )
    ended = (
        Branch("never seen", of("ended_not_seen"), "ended_not_seen"),
        Branch("seen, not treated", of("ended_seen_not_treated"), "ended_seen_not_treated"),
        Branch("treated once, and then no more", of("ended_treated_once"), "ended_treated_once"),
        Branch(
            "finished: treated twice or more",
            finished,
            "finished_course",
            (
                Branch("with scores at the start and the end", paired, "paired_data", changes),
                Branch(
                    "without: counted as not improved",
                    finished - paired,
                    "paired_data",
                    others=True,
                ),
            ),
        ),
    )
    return (Branch("ended in this time", of("ended"), "ended", ended),)


def _keep_only(tables: dict[str, list[dict]], therapists: set[int]) -> None:
    """Whom they treated; of those whom nobody treated, who had a time with them."""
    treated, met = _by_referral(tables["contacts"], True), _by_referral(tables["contacts"], False)
    theirs = {of for of, who in met.items() if treated.get(of, who) & therapists}
    for name, rows in tables.items():
        tables[name] = [row for row in rows if row["referral"] in theirs]


def _by_referral(contacts: list[dict], treated: bool) -> dict[int, set[int]]:
    """The therapists of each referral; treated: of treatments that took place alone."""
    found: dict[int, set[int]] = {}
    for each in contacts:
        took_place = each["kind"] == TREATMENT and each["attendance"] in ATTENDED
        if took_place or not treated:
            found.setdefault(each["referral"], set()).add(each["therapist"])
    return found


def lead_document(found: Board) -> str:
    """All of it as a page that stands alone."""
    parts = sections(found)
    report = found.headlines
    said = filter(None, [*about(report), elsewhere_words(found.elsewhere)])
    words = "".join(f"<p>{line}</p>" for line in map(escape, said))
    exact = {
        "From who ended to the figures": parts["tree_html"],
        "What chance alone does": parts["parts"],
    }
    every = {
        "From who ended to the figures": "",
        "Figures": parts["headlines"],
        "Aims beside symptoms, and afterwards": parts["beside"],
        "Over time": parts["over_time"],
        "What chance alone does": "",
        "How it was": as_html(found.experience) if found.experience else "",
        "Equity": f"<p>{escape(ROUNDED)}</p>{parts['equity']}",
    }
    told = every if report.shared else every | exact
    main = "".join(f"<h2>{escape(name)}</h2>{part}" for name, part in told.items() if part)
    return document(f"Outcomes of {report.service}", f"{words}{main}{parts['definitions']}")
