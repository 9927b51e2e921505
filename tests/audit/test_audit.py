"""The audit can be added to and not changed; what is changed in spite of that is found."""

import uuid
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.test import Client as Browser
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteen.audit import recording, sealing
from sixteen.audit.models import Entry, Seal
from sixteen.audit.recording import entry_mac, record, recorded_together
from sixteen.people.access import refuse
from sixteen.people.actions import add_account, add_client
from sixteen.people.permissions import Role
from sixteen.project.database import SQLITE, install_guards, missing_guards
from tests.people.signing import sign_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def guarded(db: None) -> None:
    """As `sixteen migrate` leaves a database; the test runner's migrations may not."""
    install_guards()


def entries(count: int = 3) -> list[Entry]:
    return [record("try", by=None, at=NOW + timedelta(seconds=n)) for n in range(count)]


def test_entries_are_kept_together_only_in_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr(recording.transaction, "get_connection", lambda: outside)
    with pytest.raises(RuntimeError), recorded_together():
        raise AssertionError("nothing is done that would be recorded later")


def unguard() -> None:
    """As somebody who owns the database could."""
    with connection.cursor() as cursor:
        for name in SQLITE:
            if not name.startswith("audit"):
                continue
            table = name.rsplit("_never", 1)[0]
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def sql(text: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


REFUSED = [
    "UPDATE audit_entry SET action = 'other'",
    "UPDATE audit_entry SET at = '2020-01-01T00:00:00+00:00'",
    "UPDATE audit_entry SET actor_roles = 'x', mac = mac",
    "UPDATE audit_entry SET fields = 'x'",
    "UPDATE audit_entry SET seal_id = NULL",
    "DELETE FROM audit_entry",
    "UPDATE audit_seal SET entries = 0",
    "DELETE FROM audit_seal",
]


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("sealed", [True, False])
def test_the_database_itself_refuses_changes(text: str, sealed: bool) -> None:
    entries(1)
    sealing.seal_new(at=NOW)
    if not sealed:
        entries(1)
        if "audit_entry" in text:
            text += " WHERE seal_id IS NULL"
    before = list(Entry.objects.order_by("id").values()), list(Seal.objects.values())
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        sql(text)
    assert before == (list(Entry.objects.order_by("id").values()), list(Seal.objects.values()))


def test_an_entry_is_sealed_once_and_not_moved_to_another_seal() -> None:
    entries(1)
    sealing.seal_new(at=NOW)
    entries(1)
    sealing.seal_new(at=NOW)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        sql("UPDATE audit_entry SET seal_id = 2")


def test_without_its_triggers_the_database_says_so_and_lets_changes_through() -> None:
    entries(1)
    unguard()
    assert {name for name in missing_guards() if name.startswith("audit")} == {
        name for name in SQLITE if name.startswith("audit")
    }
    sql("UPDATE audit_entry SET action = 'other'")
    assert sealing.verify().faults != []
    install_guards()
    assert missing_guards() == []


def test_a_whole_audit_has_no_faults() -> None:
    entries(3)
    assert sealing.seal_new(at=NOW) == 3
    assert sealing.seal_new(at=NOW) == 0
    entries(2)
    sealing.seal_new(at=NOW + timedelta(seconds=5))
    entries(1)
    verdict = sealing.verify(known_head=sealing.head())
    assert (verdict.entries, verdict.seals, verdict.unsealed, verdict.faults) == (6, 2, 1, [])


CHANGES = {
    "at": NOW + timedelta(days=1),
    "actor": uuid.uuid4(),
    "actor_roles": "reception",
    "action": "other",
    "thing": "people.client",
    "thing_id": "x",
    "person": uuid.uuid4(),
    "fields": "name",
    "mac": b"0" * 32,
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("sealed", [True, False])
def test_whatever_is_changed_is_found(name: str, sealed: bool) -> None:
    one = entries(3)[1]
    if sealed:
        sealing.seal_new(at=NOW)
    unguard()
    Entry.objects.filter(pk=one.pk).update(**{name: CHANGES[name]})
    assert f"entry {one.pk} was altered" in sealing.verify().faults


def test_an_entry_changed_with_its_hmac_made_again_is_found_by_the_seal() -> None:
    """Somebody who stole the key but kept to single rows."""
    one = entries(3)[1]
    sealing.seal_new(at=NOW)
    unguard()
    one.action = "other"
    Entry.objects.filter(pk=one.pk).update(action="other", mac=entry_mac(one))
    assert sealing.verify().faults == ["seal 1 does not fit its entries"]


def chain() -> None:
    for n in range(3):
        entries(2)
        sealing.seal_new(at=NOW + timedelta(seconds=10 * n))


def test_an_entry_taken_out_is_found() -> None:
    chain()
    unguard()
    Entry.objects.filter(seal_id=2).first().delete()
    faults = sealing.verify().faults
    assert "seal 2 held 2, now 1" in faults
    assert "seal 2 does not fit its entries" in faults


def test_a_link_taken_out_is_found() -> None:
    chain()
    unguard()
    Entry.objects.filter(seal_id=2).delete()
    Seal.objects.filter(pk=2).delete()
    faults = sealing.verify().faults
    assert "a seal is missing before seal 3" in faults
    assert "seal 3 does not fit its entries" in faults


def test_a_tail_cut_off_is_found_with_a_head_kept_elsewhere() -> None:
    chain()
    head = sealing.head()
    unguard()
    Entry.objects.filter(seal_id=3).delete()
    Seal.objects.filter(pk=3).delete()
    assert sealing.verify().faults == []
    assert sealing.verify(known_head=head).faults != []


def test_two_entries_that_changed_places_are_found() -> None:
    chain()
    unguard()
    first, second = Entry.objects.filter(seal_id=1)[0], Entry.objects.filter(seal_id=2)[0]
    Entry.objects.filter(pk=first.pk).update(seal=2)
    Entry.objects.filter(pk=second.pk).update(seal=1)
    assert len(sealing.verify().faults) == 2


def test_an_entry_that_was_not_written_by_us_is_found() -> None:
    entries(1)
    Entry.objects.create(at=NOW, action="view-note", mac=b"1" * 32)
    assert len(sealing.verify().faults) == 1


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["action", "thing", "thing_id", "fields"]), unique=True))
def test_no_two_entries_that_differ_have_one_hmac(names: list[str]) -> None:
    entry = Entry(at=NOW, action="a", thing="b", thing_id="c", fields="d")
    before = entry_mac(entry)
    for name in names:
        setattr(entry, name, getattr(entry, name) + "|")
    assert (entry_mac(entry) == before) is (names == [])


def test_the_entry_and_what_it_records_stand_or_fall_together() -> None:
    before = Entry.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        add_client(name="A", by=None, at=NOW)
        raise RuntimeError
    assert Entry.objects.count() == before


def test_what_an_entry_says_holds_names_of_fields_and_never_words() -> None:
    made = add_client(name="Mina Okafor", email="m@example.org", by=None, at=NOW)
    entry = Entry.objects.get(action="add-client")
    assert (entry.person, entry.thing, entry.thing_id) == (
        made.id,
        "people.client",
        str(made.id),
    )
    assert entry.actor is None
    assert not any(word in str(vars(entry)) for word in ("Mina", "example.org"))


def test_a_refusal_is_recorded_and_looks_like_nothing_there() -> None:
    account = add_account(
        name="R", address="r@example.org", roles=[Role.RECEPTION], by=None, at=NOW
    )
    person = uuid.uuid4()
    with pytest.raises(Http404):
        refuse(by=account, what="note", person=person)
    entry = Entry.objects.get(action="denied-note")
    assert (entry.actor, entry.actor_roles, entry.person) == (account.pk, "reception", person)


def test_a_refusal_outlives_the_page_that_failed() -> None:
    account = add_account(name="C", address="c@example.org", roles=[Role.CLIENT], by=None, at=NOW)
    browser = sign_in(Browser(), account)
    assert browser.get("/place/").status_code == 302
    assert browser.get("/no-such-page/").status_code == 404
    assert not Entry.objects.filter(action="denied-page").exists()
