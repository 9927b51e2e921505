"""Gives the practice of the browser tests its pages, and what its therapist offers.

python -m tests.website.fill_site [with pictures]
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from sixteen.people.actions import Offers, set_offers  # noqa: E402
from sixteen.people.queries import account_signing_in_as  # noqa: E402
from sixteen.website.filling import fill, name_concerns  # noqa: E402

OFFERS = Offers(
    languages=("en", "cy"),
    trainings="A training\nAnother training",
    concerns=("feeling-low", "self-harm", "worry"),
    session_fee=6000,
)


def main() -> None:
    at = timezone.now()
    name_concerns(at=at)
    set_offers(account=account_signing_in_as("ben@example.org"), offers=OFFERS, by=None, at=at)
    fill(at=at, drawings=sys.argv[1:] == ["with", "pictures"])


if __name__ == "__main__":
    main()
