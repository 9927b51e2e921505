"""`sixteen invite`: a new code for somebody who forgot their password or lost their second step."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sixteen.people.actions import forget_second_factors, invite
from sixteen.people.contact_words import pseudonym
from sixteen.people.models import Account


class Command(BaseCommand):
    help = "Print a new invitation code for somebody who has an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sign_in", help="Their e-mail address or sign-in name.")
        parser.add_argument(
            "--lost-second-step",
            action="store_true",
            help="Forget their app and passkeys too. Make sure first that it is really them.",
        )

    def handle(self, *args: Any, sign_in: str, lost_second_step: bool, **options: Any) -> None:
        account = Account.objects.filter(email=pseudonym(sign_in), is_active=True).first()
        if account is None:
            raise CommandError("Nobody who has an account signs in with that.")
        at = timezone.now()
        if lost_second_step:
            forget_second_factors(account=account, by=None, at=at)
        _, code = invite(account=account, by=None, at=at)
        self.stdout.write(f"The code, shown only now and good once within 14 days: {code}")
