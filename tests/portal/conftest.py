"""Mina's questions before her seventh session, and the link that leads to them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache

from sixteen.care.models import Session
from sixteen.questionnaires.actions import request_measures
from sixteen.questionnaires.links import code_of
from sixteen.questionnaires.models import Link, Request
from tests.care.conftest import practice, standing  # noqa: F401
from tests.portal.house import NOW, House


@pytest.fixture
def tuesday_at_ten() -> Iterator[time_machine.Traveller]:
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def session(house: House) -> Session:
    return house.course(house.client()).sessions.get(number=7)


@pytest.fixture
def asked(session: Session, house: House) -> Request:
    measures, opens_at = ["phq9", "gad7"], NOW - timedelta(days=1)
    return request_measures(
        session=session, measures=measures, opens_at=opens_at, by=house.therapist, at=NOW
    )[0]


@pytest.fixture
def code(asked: Request) -> str:
    return code_of(Link.objects.get(session=asked.session))
