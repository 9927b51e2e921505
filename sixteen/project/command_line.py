"""The command `sixteen`: Django's commands and ours under one name."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from sixteen.outcomes import command
from sixteen.vault.keys import KeyProblem


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sixteen.project.settings")
    if len(sys.argv) > 1 and sys.argv[1] == "demo":
        # The demonstration has settings of its own, and settings are read once, at the start.
        from sixteen.demo.place import use_demo_place

        use_demo_place()
    try:
        # On files, by people who have no service: without Django unless a part asks for it.
        if len(sys.argv) > 1 and sys.argv[1] == "outcomes":
            sys.exit(command.main(sys.argv[2:]))
        if len(sys.argv) > 1 and sys.argv[1] in command.ALONE:
            sys.exit(command.alone(sys.argv[1:]))
        execute_from_command_line(["sixteen", *sys.argv[1:]])
    except (ImproperlyConfigured, KeyProblem) as problem:
        sys.exit(f"sixteen: {problem}")


if __name__ == "__main__":
    main()
