"""`sixteen plan`: what would become of the waits of this service if something were otherwise."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sixteen.outcomes.command import say
from sixteen.outcomes.refusals import Refused

ABOUT = (
    "Simulate the waiting list of this service for a year, as it is now and with one more "
    "therapist, with places in the evening, and with shorter courses: a table of waits in weeks, "
    "with the range of nine of ten runs. Nobody's name is in it, and it says nothing about anybody."
)


def add_arguments(parser: ArgumentParser) -> None:
    for name, words in (
        ("therapists", "As many more therapists, beside the usual lines."),
        ("evenings", "As many day places moved to the evening, beside the usual lines."),
        ("sessions", "Courses of as many sessions, beside the usual lines."),
    ):
        parser.add_argument(f"--{name}", default="", metavar="N", help=words)
    parser.add_argument("--draw", type=Path, metavar="FILE.svg", help="Draw it in a new file.")


def run(options: Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from sixteen.outcomes.planning.drawing import drawing
    from sixteen.outcomes.planning.told import HONEST, Choice, choice_of, forecast

    asked = {name: getattr(options, name) for name in ("therapists", "evenings", "sessions")}
    choice = choice_of(asked)
    if any(text and not getattr(choice, name) for name, text in asked.items()):
        raise Refused("--therapists goes from 1 to 5, --evenings to 12, --sessions from 8 to 15.")
    told = forecast(by=None, at=timezone.now(), also=choice if choice != Choice() else None)
    if not told.lines:
        raise Refused("There is too little to go by: nobody joined the list in half a year.")
    if options.draw:
        _draw(options.draw, drawing(told.lines))
    print(f"{'Weeks, and nine of ten runs':32} {'half wait at most':>20} {'9 of 10 at most':>20}")
    for line in told.lines:
        half, most = (_words(each) for each in (line.ahead.half, line.ahead.most))
        print(f"{line.words:32} {half:>20} {most:>20}")
        if line.ahead.never:
            say(f"{line.words}: somebody waits for ever, for a place in the evening.")
    say(HONEST)
    return 0


def _words(between) -> str:  # type: ignore[no-untyped-def]
    return f"{between.middle:.0f} ({between.low:.0f} to {between.high:.0f})"


def _draw(path: Path, svg: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(svg)
    except OSError as why:
        raise Refused(f"{path} cannot be written: {why.strerror}.") from None
