"""From rows to referrals: what the engine knows about each, as one ibis expression.

The same expression runs on DuckDB and on Spark. Everything is whole numbers, days and truth values
(totals in hundredths), so that both give the same to the last digit.

Where the published rules are silent, this is what is done (docs/explanation/counting.md):
- Two treatments on one day are two treatments, and the second is then on the day of the first.
- Of two totals of one measure on one day the lower counts as a first and the higher as a last one:
  where nobody can say which came first, a service is not given the better of the two. Totals of
  one single day are no pair.
- A contact or score counts from the day received to the day of discharge, both included.
- Scores of a follow-up contact (06) or of employment support (10) are left out.
"""

from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from sixteen.outcomes.thresholds import GAD7, PHQ9, SPECIFIC, Threshold

ATTENDED = ("5", "6")
TREATMENT = ("02", "03", "05")
NOT_THERAPY = ("06", "10")
BRIEF_PSYCHODYNAMIC = ("314034001", "429048003")
FINISHED_FROM = 2
# A day and a total as one whole number, so that the smallest is the first day's lowest.
A_DAY = 100_000
EPOCH = date(1900, 1, 1)


@dataclass(frozen=True)
class Tables:
    """The tables of an extract on one engine. until: the last day that is known.

    experience: whether answers to the experience questionnaire stand among the scores at all.
    """

    referrals: ir.Table
    contacts: ir.Table
    scores: ir.Table
    aims: ir.Table | None
    follow_ups: ir.Table | None
    until: date
    experience: bool = True


def pathways(tables: Tables) -> ir.Table:
    """One row for each referral: its waits, its treatments, its totals and its flags."""
    known = with_last_day(tables)
    treated, scored = _treatments(tables, known), _totals(tables, known)
    joined = (
        known.left_join(treated, known.referral == treated.contact_of)
        .drop("contact_of")
        .left_join(scored, known.referral == scored.score_of)
        .drop("score_of")
    )
    return _flagged(_finished(joined))


def with_last_day(tables: Tables) -> ir.Table:
    referrals = tables.referrals
    return referrals.mutate(
        last_day=referrals.discharged.fill_null(ibis.literal(tables.until)),
        specific=_specific_measure(referrals.problem),
    )


def _specific_measure(problem: ir.StringColumn) -> ir.StringValue:
    """The anxiety measure of the person's own problem; "" where that is GAD-7."""
    found = ibis.literal("")
    for threshold in SPECIFIC:
        for begins in threshold.problems:
            found = ibis.ifelse(problem.startswith(begins).fill_null(False), threshold.code, found)
    return found


def seen(contacts: ir.Table) -> ir.BooleanValue:
    """Whether a contact happened: attended, or not planned, or a log of internet therapy."""
    attended = contacts.attendance.isin(ATTENDED).fill_null(False)
    unplanned = (~contacts.planned).fill_null(False)
    return attended | unplanned | (contacts.kind == "net")


def treatments_of(tables: Tables, known: ir.Table) -> ir.Table:
    """Every contact within its pathway, with `seen` and `treatment`."""
    span = known.select("referral", "received", "last_day")
    contacts = tables.contacts.join(span, "referral")
    contacts = contacts.filter(contacts.day.between(contacts.received, contacts.last_day))
    contacts = contacts.mutate(seen=seen(contacts))
    kinds = contacts.kind.isin(TREATMENT)
    return contacts.mutate(treatment=(contacts.seen & kinds) | (contacts.kind == "net"))


def _treatments(tables: Tables, known: ir.Table) -> ir.Table:
    contacts = treatments_of(tables, known)
    contacts = contacts.filter(contacts.seen)
    therapy = contacts.therapy.isin(BRIEF_PSYCHODYNAMIC).fill_null(False)
    happened = ~contacts.kind.isin(NOT_THERAPY)
    # Only days and truth values go on from here: text is heavy where there are millions of rows.
    lean = contacts.select(
        "referral", "day", "treatment", happened=happened, brief=contacts.treatment & therapy
    )
    found = lean.group_by(contact_of="referral").agg(
        treatments=lean.treatment.sum().cast("int64"),
        seen=lean.happened.sum().cast("int64"),
        brief_psychodynamic=lean.brief.sum().cast("int64"),
        first_treatment=lean.day.min(where=lean.treatment),
        last_treatment=lean.day.max(where=lean.treatment),
        days=lean.day.collect(where=lean.treatment),
    )
    # Days alone are sorted, so ties do not matter.
    second = ibis.ifelse(found.treatments > 1, found.days.sort()[1], ibis.null("date"))
    return found.mutate(second_treatment=second).drop("days")


def _totals(tables: Tables, known: ir.Table) -> ir.Table:
    """First and last total of PHQ-9, GAD-7, the specific anxiety measure and WSAS."""
    contacts = tables.contacts
    left_out = contacts.filter(contacts.kind.isin(NOT_THERAPY)).select(other="contact")
    scores = tables.scores
    scores = scores.anti_join(left_out, scores.contact == left_out.other)
    span = known.select("referral", "received", "last_day", "specific")
    scores = scores.join(span, "referral")
    scores = scores.filter(scores.day.between(scores.received, scores.last_day))
    days = scores.day.delta(ibis.literal(EPOCH), unit="day").cast("int64")
    scores = scores.mutate(key=days * A_DAY + (scores.total * 100).cast("int64"))
    slots = {
        "phq9": scores.measure == "phq9",
        "gad7": scores.measure == "gad7",
        "own": scores.measure == scores.specific,
        "wsas": scores.measure == "wsas",
    }
    ends = {}
    for name, here in slots.items():
        ends[f"{name}_from"] = scores.key.min(where=here)
        ends[f"{name}_to"] = scores.key.max(where=here)
    found = scores.group_by(score_of="referral").agg(**ends)
    return found.select("score_of", **{k: v for name in slots for k, v in _pair(found, name)})


def _pair(found: ir.Table, name: str) -> list[tuple[str, ir.Value]]:
    """(name_first, name_last) in hundredths; no last where there are totals of one day only."""
    begin, end = found[f"{name}_from"], found[f"{name}_to"]
    later = (end - end % A_DAY) > (begin - begin % A_DAY)
    nothing = ibis.null().cast("int64")
    return [
        (f"{name}_first", begin % A_DAY),
        (f"{name}_last", ibis.ifelse(later, end % A_DAY, nothing)),
    ]


def _finished(joined: ir.Table) -> ir.Table:
    counts = {
        name: joined[name].fill_null(0) for name in ("treatments", "seen", "brief_psychodynamic")
    }
    joined = joined.mutate(**counts)
    wait = joined.first_treatment.delta(joined.received, unit="day")
    between = joined.second_treatment.delta(joined.first_treatment, unit="day")
    treated_for = joined.last_treatment.delta(joined.first_treatment, unit="day")
    return joined.mutate(
        ended=joined.discharged.notnull(),
        finished=joined.discharged.notnull() & (joined.treatments >= FINISHED_FROM),
        days_to_first=wait.cast("int64"),
        days_first_to_second=between.cast("int64"),
        days_treated=treated_for.cast("int64"),
    )


def _flagged(paths: ir.Table) -> ir.Table:
    own = paths.own_last.notnull()
    paths = paths.mutate(
        anxiety=ibis.ifelse(own, paths.specific, GAD7.code),
        anxiety_first=ibis.ifelse(own, paths.own_first, paths.gad7_first),
        anxiety_last=ibis.ifelse(own, paths.own_last, paths.gad7_last),
    )
    cut, change = _hundredths(paths.anxiety, "caseness"), _hundredths(paths.anxiety, "change")
    paths = paths.mutate(anxiety_cut=cut, anxiety_change=change)
    low, high = int(PHQ9.caseness * 100), int(PHQ9.change * 100)
    depressed = (paths.phq9_first >= low).fill_null(False)
    anxious = (paths.anxiety_first >= paths.anxiety_cut).fill_null(False)
    both_firsts = paths.phq9_first.notnull() & paths.anxiety_first.notnull()
    paired = paths.phq9_last.notnull() & paths.anxiety_last.notnull()
    by_phq9 = paths.phq9_first - paths.phq9_last
    by_anxiety = paths.anxiety_first - paths.anxiety_last
    better = (by_phq9 >= high) | (by_anxiety >= paths.anxiety_change)
    worse = (by_phq9 <= -high) | (by_anxiety <= -paths.anxiety_change)
    below = (paths.phq9_last < low) & (paths.anxiety_last < paths.anxiety_cut)
    caseness = depressed | anxious
    improved = paired & better.fill_null(False) & ~worse.fill_null(False)
    got_worse = paired & worse.fill_null(False) & ~better.fill_null(False)
    recovered = paired & caseness & below.fill_null(False)
    return paths.mutate(
        paired=paired,
        caseness=caseness,
        not_caseness=both_firsts & ~caseness,
        recovery=recovered,
        reliable_improvement=improved,
        reliable_deterioration=got_worse,
        no_change=paired & ~improved & ~got_worse,
        reliable_recovery=recovered & improved,
    )


def _hundredths(code: ir.StringValue, what: str) -> ir.IntegerValue:
    """The threshold of the anxiety measure that is used for a referral, in hundredths."""

    def of(threshold: Threshold) -> int:
        return int(getattr(threshold, what) * 100)

    found = ibis.literal(of(GAD7), type="int64")
    for threshold in SPECIFIC:
        found = ibis.ifelse(code == threshold.code, of(threshold), found)
    return found
