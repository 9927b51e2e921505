"""The page about the commands of the outcomes, from their own parsers."""

import argparse
from collections.abc import Iterator

from sixteen.outcomes.command import ALONE, PARTS, part
from sixteen.outcomes.grid import grid


def outcome_commands_page() -> str:
    named = [(f"outcomes {name}", name) for name in PARTS] + [(name, name) for name in ALONE]
    return (
        "# Commands of the outcomes\n\nThey work on files, and most of them need no service: "
        "nothing but this software. They end with 0 if all is well, with 1 if some of it is not, "
        "with 2 if nothing could be done; then standard error says why.\n"
        + "".join(_part(title, name) for title, name in named)
    )


def _part(title: str, name: str) -> str:
    parser = argparse.ArgumentParser(add_help=False)
    part(name).add_arguments(parser)
    about = " ".join(part(name).ABOUT.split()).replace("|", "\\|")
    return f"\n## sixteen {title}\n\n{about}\n\n" + grid(["argument", "meaning"], _rows(parser))


def _rows(parser: argparse.ArgumentParser) -> Iterator[list[str]]:
    for action in parser._actions:
        name = " ".join(action.option_strings) or str(action.metavar or action.dest)
        if action.choices:
            name += " {" + ",".join(map(str, action.choices)) + "}"
        elif action.option_strings and action.nargs != 0:
            name += f" {action.metavar or action.dest.upper()}"
        usual = f" Else {action.default}." if action.default not in (None, False, "", []) else ""
        yield [f"`{name}`", (action.help or "").replace("|", "\\|") + usual]
