"""`sixteen simulate`: a service or a nation that nobody lives in, as an extract."""

import argparse
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sixteen.outcomes.command import say
from sixteen.outcomes.refusals import Refused

ABOUT = (
    "Write a simulated service, or nation, as an extract: invented people, drawn so that the "
    "published figures of England come out. The same seed gives the same people. It is for trying "
    "out and measuring software; no figure in it is a fact about anybody."
)
MOST = 20_000_000
KINDS = ("england", "brief-psychodynamic")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--referrals", required=True, metavar="N", help="How many, from 1.")
    parser.add_argument("--seed", required=True, metavar="S", help="A whole number, 0 or more.")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="A new folder.")
    parser.add_argument(
        "--population",
        default=KINDS[0],
        metavar="NAME",
        help=f"Whose figures: {' or '.join(KINDS)}.",
    )
    parser.add_argument(
        "--since",
        default="2024-04-01",
        metavar="DATE",
        help="The Monday on which the year of referrals begins.",
    )


def run(options: argparse.Namespace) -> int:
    referrals = _number("--referrals", options.referrals, 1, MOST)
    seed = _number("--seed", options.seed, 0, 2**63 - 1)
    since = _monday(options.since)
    if options.population not in KINDS:
        raise Refused(f"--population is {options.population!r}: it is {' or '.join(KINDS)}.")
    if options.out.exists():
        raise Refused(f"{options.out} is there already. Name a folder that is not.")
    from sixteen.outcomes.folder import whole_or_nothing
    from sixteen.outcomes.simulating.filling import simulate
    from sixteen.outcomes.simulating.populations import POPULATIONS

    population = POPULATIONS[options.population]
    with whole_or_nothing(options.out):
        size = simulate(
            population,
            referrals=referrals,
            seed=seed,
            since=since,
            at=datetime.now(UTC),
            out=options.out,
            say=say,
        )
    print(
        f"{size.referrals:,} referrals, {size.contacts:,} contacts and {size.scores:,} totals of "
        f"invented people in {options.out}."
    )
    return 0


def _number(name: str, text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 19):
        raise Refused(f"{name} is {text!r}, and is a whole number.")
    if not least <= int(text) <= most:
        raise Refused(f"{name} is {text}, and goes from {least:,} to {most:,}.")
    return int(text)


def _monday(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"--since is {text!r}, and is a date like 2024-04-01.") from None
    if not date(1990, 1, 1) <= day <= date(2100, 1, 1):
        raise Refused(f"--since is {text}, and lies between 1990 and 2100.")
    if day.weekday():
        nearest = day - timedelta(days=day.weekday())
        raise Refused(f"--since is {text}, which is no Monday: {nearest} is.")
    return day
