"""`sixteen outcomes …`: the engine on its own, on files. And `sixteen simulate`, `sixteen plan`.

A part of it is a module in `commands/` with ABOUT (its help), `add_arguments(parser)` and
`run(options) -> int`, its exit status: 0 all well, 1 some of it is not, 2 nothing could be done.
Only a part that reads this service's own record starts Django. A part that will not go on raises
Refused.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from importlib import import_module
from types import ModuleType

from sixteen.outcomes.refusals import Refused

PARTS = ("classify", "report", "explain", "extract", "iapt", "import-iapt", "tidy")
# Parts that are commands by themselves: `sixteen simulate`.
ALONE = ("simulate", "plan")


def part(name: str) -> ModuleType:
    return import_module(f"sixteen.outcomes.commands.{name.replace('-', '_')}")


def parser_of_all() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sixteen outcomes", description="Outcomes that anyone can recompute."
    )
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    for name in PARTS:
        module = part(name)
        module.add_arguments(parts.add_parser(name, help=module.ABOUT, description=module.ABOUT))
    return parser


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of a part that is a command by itself."""
    module = part(name)
    parser = argparse.ArgumentParser(prog=f"sixteen {name}", description=module.ABOUT)
    parser.set_defaults(part=name)
    module.add_arguments(parser)
    return parser


def main(arguments: Sequence[str]) -> int:
    """arguments: the words after `sixteen outcomes`."""
    return _run(parser_of_all().parse_args(arguments))


def alone(arguments: Sequence[str]) -> int:
    """arguments: the words after `sixteen`, of which the first is one of ALONE."""
    return _run(parser_of(arguments[0]).parse_args(arguments[1:]))


def _run(options: argparse.Namespace) -> int:
    try:
        status = int(part(options.part).run(options))
        sys.stdout.flush()
        return status
    except Refused as why:
        say(f"sixteen: {why}")
        return 2
    except BrokenPipeError:
        # Whoever read the output has seen enough. Nothing more is to be written, at exit either.
        _no_more()
        return 1
    except OSError as why:
        say(f"sixteen: {why.filename or 'it stopped half way'}: {why.strerror or why}.")
        _no_more()
        return 2
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except Exception as why:
        if not _is_of_the_database(why):
            raise
        # Without what it says itself: that can hold a value of somebody's record.
        say(
            "sixteen: there is no record to read here: the database does not answer, or has no "
            "tables. Set SIXTEEN_DATA or DATABASE_URL as your service does; `sixteen migrate` "
            "makes the tables, and `sixteen check` says what is missing."
        )
        return 2


def _is_of_the_database(why: Exception) -> bool:
    """Of a part that reads the record; the others never load Django."""
    django = sys.modules.get("django.db")
    return django is not None and isinstance(why, django.OperationalError | django.ProgrammingError)


def _no_more() -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """Says what is being done, on a terminal at once and elsewhere when it takes long."""
    began = time.monotonic()

    def step(words: str) -> None:
        passed = time.monotonic() - began
        if sys.stderr.isatty() or passed > 2:
            say(f"{passed:6.1f} s  {words} …")

    yield step


def say(words: str) -> None:
    """A word to whoever runs the command; standard output is for the result."""
    print(words, file=sys.stderr)


def day_of(words: str) -> date:
    """A day among the options of a command."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is not a day, as 2026-04-30 is") from None
