"""The practice of tests/care, for the rooms beside it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sixteen.intake.models import Enquiry, Offer
from sixteen.journeys.offers import offer_course
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from tests.care.conftest import course, mina, new_practice, practice, standing, therapist  # noqa: F401
from tests.journeys.waiting import choice, concern, waits
from tests.journeys.waiting import therapist as works_evenings
from tests.portal.house import NOW, account


@pytest.fixture
def rae(db: None) -> Account:
    return account(Role.RECEPTION, name="Rae Whitlock")


@pytest.fixture
def lead(db: None) -> Account:
    return account(Role.SERVICE_LEAD, name="Eve Castellan")


@pytest.fixture
def evening(practice: Any) -> Account:  # noqa: F811
    """Vera, who holds DIT on Tuesday evenings by video."""
    return works_evenings("Vera Lund", concerns=(concern(),))


@pytest.fixture
def ian(practice: Any, evening: Account) -> Enquiry:  # noqa: F811
    return waits(practice)


@pytest.fixture
def make(lead: Account) -> Callable[..., Offer]:
    """Offers somebody a course, the best unless said otherwise."""

    def made(enquiry: Enquiry, at: datetime = NOW, **which: int) -> Offer:
        chosen = choice(enquiry, at, **which)
        return offer_course(enquiry=enquiry, choice=chosen, by=lead, at=at)

    return made
