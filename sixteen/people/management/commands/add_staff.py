"""`sixteen add_staff`: the first accounts of a service, and later ones from the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from sixteen.people.actions import add_account, add_therapist, invite
from sixteen.people.contact_words import pseudonym
from sixteen.people.models import Account
from sixteen.people.permissions import STAFF_ROLES, Role

NAMES = {role.value.replace(" ", "-"): role for role in Role if role in STAFF_ROLES}


class Command(BaseCommand):
    help = "Add somebody who works here and print their invitation code, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="Their name, in quotation marks.")
        parser.add_argument("address", help="The e-mail address that they sign in with.")
        parser.add_argument("roles", nargs="+", metavar="role", help=", ".join(sorted(NAMES)))
        parser.add_argument(
            "--public-name", default="", help="What clients read, for a therapist. Else the name."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name, address = options["name"].strip(), options["address"].strip()
        roles = self._roles(options["roles"])
        if not name:
            raise CommandError('Say their name, in quotation marks: sixteen add_staff "Ann Lee" …')
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"“{address}” is not an e-mail address.") from None
        if Account.objects.filter(email=pseudonym(address)).exists():
            raise CommandError(
                "Somebody signs in with that address already. For a new code: sixteen invite."
            )
        at = timezone.now()
        account = add_account(name=name, address=address, roles=roles, by=None, at=at)
        if Role.THERAPIST in roles:
            public = options["public_name"] or name
            add_therapist(account=account, public_name=public, by=None, at=at)
        _, code = invite(account=account, by=None, at=at)
        self.stdout.write(
            f"{name} is added ({', '.join(account.role_names)}).\n"
            f"Their code, shown only now and good once within 14 days: {code}\n"
            "They type it at /account/welcome/, choose a password and set up a second step."
        )

    def _roles(self, words: list[str]) -> list[Role]:
        unknown = [word for word in words if word not in NAMES]
        if unknown:
            known = ", ".join(sorted(NAMES))
            raise CommandError(f"There is no role “{unknown[0]}”. The roles are: {known}.")
        return [NAMES[word] for word in words]
