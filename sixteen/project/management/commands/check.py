"""`sixteen check`: may this machine serve? Says what is wrong and what to do about it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands.check import Command as DjangoCheck
from django.utils import timezone

from sixteen.project.readiness import lacks, problems
from sixteen.project.rota_readiness import rota_problems


class Command(DjangoCheck):
    help = "Say whether this machine may serve, and what to do if not."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        found = problems() or rota_problems(at=timezone.now())
        if found:
            raise CommandError("\n".join(f"- {problem}" for problem in found))
        for lack in lacks():
            self.stdout.write(f"- {lack}")
        self.stdout.write("All is well: this machine may serve.")


def refuse_if_unsafe(command: BaseCommand) -> None:
    """For commands that serve people: CommandError with every problem, or nothing."""
    found = problems()
    if found:
        raise CommandError("Not started:\n" + "\n".join(f"- {problem}" for problem in found))
