"""From the options of a command to a report: open, check, count, tell."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import ibis.expr.types as ir

from sixteen.outcomes.catalogue import COMPLETENESS, HEADLINES, INDICATORS, OF_SCORES
from sixteen.outcomes.checks import check
from sixteen.outcomes.command import steps
from sixteen.outcomes.counting import Question, counted_tables, figures
from sixteen.outcomes.engines import engine, tables_of
from sixteen.outcomes.field_names import FOR_SUPERVISION
from sixteen.outcomes.fields import NOT_KNOWN
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.folder import Extract, ExtractProblem, open_extract
from sixteen.outcomes.refusals import Refused
from sixteen.outcomes.report import Report, lines_of
from sixteen.outcomes.sharing import to_share
from sixteen.outcomes.thresholds import ANXIETY, GAD7

FIELD_WORDS = {"therapist": "therapist (an extract says so if it is made --with-therapists)"}


def make_report(options: Namespace) -> Report:
    extract = open_extract(options.extract)
    question = question_of(options, extract)
    with steps() as step, engine(options.engine) as connection, plainly(extract):
        tables = tables_of(connection, extract)
        step("Looking whether the rows agree with each other")
        check(tables, extract)
        step("Working out each referral")
        with counted_tables(tables, question) as counted:
            step("Counting")
            found = figures(counted, question)
            measures = own_measures(counted["pathways"], question)
            unknown = tuple(each.name for each in question.indicators if each.on not in counted)
            unknown += fields_without_a_value(question, found)
    if options.to_share:
        found = to_share(found)
        # That somebody is counted by one of them would be told of few by its name alone.
        measures = tuple(ANXIETY) if OF_SCORES & {each.indicator for each in found} else ()
    manifest = extract.manifest
    lines = lines_of(found, question, shared=options.to_share)
    about = (manifest.service, manifest.made_from, unknown, measures)
    return Report(question, lines, options.to_share, *about)


def fields_without_a_value(question: Question, found: Sequence[Figure]) -> tuple[str, ...]:
    """By what was asked for, and is known of nobody in the extract."""
    return tuple(
        FIELD_WORDS.get(field, field.replace("_", " "))
        for place, field in enumerate(question.by)
        if found and all(each.group[place] == NOT_KNOWN for each in found)
    )


def own_measures(paths: ir.Table, question: Question) -> tuple[str, ...]:
    """By which measures finished courses are counted that are not counted by GAD-7."""
    if not OF_SCORES & {each.code for each in question.indicators}:
        return ()
    within = paths.finished & paths.discharged.between(question.since, question.until)
    used = paths.filter(within & (paths.anxiety != GAD7.code)).select("anxiety").distinct()
    return tuple(sorted(used.to_pyarrow()["anxiety"].to_pylist()))


def question_of(options: Namespace, extract: Extract) -> Question:
    since, until = extract.manifest.since, extract.manifest.until
    only = tuple(dict.fromkeys(options.only)) or (() if options.all else HEADLINES)
    if options.format == "html" and OF_SCORES & set(only):
        # On a page, how complete the scores are stands beside every rate of them.
        only = tuple(dict.fromkeys((*only, COMPLETENESS)))
    asked = Question(
        since=options.since or since,
        until=options.until or until,
        by=tuple(dict.fromkeys(options.by)),
        only=only,
    )
    if asked.since > asked.until:
        raise Refused(f"--from {asked.since} is after --to {asked.until}.")
    if asked.since < since or asked.until > until:
        raise Refused(
            f"{asked.since} to {asked.until} is asked for, and the extract covers {since} to "
            f"{until}: a figure of days that are not in it would be wrong."
        )
    if unknown := [code for code in asked.only if code not in INDICATORS]:
        raise Refused(f"There is no indicator {unknown[0]}: see `sixteen outcomes explain`.")
    if options.to_share and FOR_SUPERVISION & set(asked.by):
        raise Refused("Figures by therapist are for supervision, and are never shared.")
    return asked


@contextmanager
def plainly(extract: Extract) -> Iterator[None]:
    """What an engine cannot read in a file, in words that name the extract."""
    try:
        yield
    except (ExtractProblem, Refused):
        raise
    except Exception as problem:  # noqa: BLE001 - DuckDB, Arrow and Spark have errors of their own
        first = str(problem).strip().splitlines()[0][:300]
        raise ExtractProblem(f"{extract.place} cannot be counted: {first}") from None
