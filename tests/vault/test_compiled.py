"""What is compiled once finds what its query finds, on either database, and reads it alike."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, models, transaction
from django.db.transaction import TransactionManagementError

from sixteen.care.due import _LAST_CLOSED, _NEXT_SESSION
from sixteen.care.models import Course, Session
from sixteen.people.models import Client
from sixteen.questionnaires.actions import _LOCKED
from sixteen.questionnaires.links import _BY_CODE, _LINKS, make_link
from sixteen.questionnaires.models import Request
from sixteen.scheduling.models import Appointment
from sixteen.vault.compiled import Compiled, Given
from tests.people_of import answer
from tests.place import only_on_postgresql
from tests.portal.house import NOW, House

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def read(row: models.Model | None, *, seen: frozenset[int] = frozenset()) -> Any:
    """All of it that was read, and of what was read with it."""
    if row is None or id(row) in seen:
        return None
    own = {name: value for name, value in row.__dict__.items() if name != "_state"}
    own = {name: bytes(v) if isinstance(v, memoryview) else v for name, v in own.items()}
    seen = seen | {id(row)}
    beside = {name: read(each, seen=seen) for name, each in row._state.fields_cache.items()}
    return type(row), own, beside


@pytest.fixture
def course() -> Course:
    house = House()
    return house.course(house.client())


@pytest.fixture
def asked(course: Course) -> Request:
    return House.request(None, course)  # type: ignore[arg-type]


def test_what_is_locked_with_what_hangs_on_it(asked: Request) -> None:
    def plain() -> Request:
        rows = Request.objects.select_for_update(of=("self",)).select_related("response")
        return rows.get(pk=asked.pk)

    assert read(_LOCKED.get(pk=asked.pk)) == read(plain())
    assert not hasattr(_LOCKED.get(pk=asked.pk), "response")
    answer(asked, 1, 1)
    found = _LOCKED.get(pk=asked.pk)
    assert read(found) == read(plain())
    assert found.response.request is found
    assert found.response.open("answers") == {"phq9_1": 1}
    with pytest.raises(Request.DoesNotExist):
        _LOCKED.get(pk=asked.client_id)


def test_a_link_with_little_of_what_it_leads_to(asked: Request) -> None:
    session = asked.session
    link = make_link(of=session, revision=0, opens_at=NOW - DAY, at=NOW)
    for newer in (None, NOW + DAY):
        if newer:
            make_link(of=session, revision=1, opens_at=newer, at=NOW)
        found = _BY_CODE.first(code=link.code_hash)
        assert found is not None and found.overtaken_at == newer
        plain = _LINKS.get(pk=link.pk)
        plain.overtaken_at = newer
        assert read(found) == read(plain)
        assert found.session.course.ended_at is None and found.follow_up is None
    assert "code_hash" in found.get_deferred_fields()
    assert _BY_CODE.first(code=b"another") is None


def test_by_instants_in_order_and_the_first(course: Course) -> None:
    coming = Session.objects.filter(course=course, state="planned").select_related("appointment")
    for days in (0, 10, 400):
        at = NOW + timedelta(days=days)
        rows = coming.filter(appointment__state="booked", appointment__ends_at__gt=at)
        plain = rows.order_by("appointment__starts_at").first()
        assert read(_NEXT_SESSION.first(course=course.pk, at=at)) == read(plain)
        assert (plain is None) == (days == 400)
    assert _LAST_CLOSED.first(client=course.client_id) is None


def test_values_stay_where_they_belong(course: Course) -> None:
    """Two of one name that are given, another beside them, and a value that is fixed."""
    between = Compiled(
        lambda: Appointment.objects.filter(
            client=Given("client", Appointment, "client"),
            state="booked",
            starts_at__gte=Given("at", Appointment, "starts_at"),
            ends_at__gte=Given("at", Appointment, "ends_at"),
        ).order_by("starts_at")
    )
    at = NOW + 10 * DAY
    plain = Appointment.objects.filter(client=course.client, state="booked", starts_at__gte=at)
    found = between.rows(client=course.client_id, at=at)
    assert found and [each.pk for each in found] == [e.pk for e in plain.order_by("starts_at")]
    assert between.rows(client=course.pk, at=at) == []
    with pytest.raises(KeyError):
        between.rows(client=course.client_id)


@only_on_postgresql
@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_outside_a_transaction() -> None:
    client = House().client()
    lock = Compiled(lambda: Client.objects.select_for_update().filter(pk=Given("pk", Client, "id")))
    for _ in range(2):
        with pytest.raises(TransactionManagementError):
            lock.get(pk=client.pk)
    with transaction.atomic():
        assert lock.get(pk=client.pk) == client
    with pytest.raises(TransactionManagementError):
        lock.get(pk=client.pk)
    assert connection.in_atomic_block is False
