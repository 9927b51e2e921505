"""Sealed rows: bound to person, table, row, field and revision; one query for many people."""

import hashlib
import uuid
from datetime import UTC, datetime

import pytest

from sixteen.people.actions import add_client
from sixteen.people.models import Client, SafeContact
from sixteen.vault import crypto, keys, person_keys
from sixteen.vault.crypto import CannotOpen
from sixteen.vault.models import Canary, PersonKey
from sixteen.vault.person_keys import KeyDestroyed
from sixteen.vault.rows import opened
from sixteen.vault.sessions import SealedSerializer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def client(name: str = "Mina Okafor") -> Client:
    return add_client(name=name, email="m@example.org", phone="1", words="w", by=None, at=NOW)


def again(row: Client) -> Client:
    return Client.objects.get(pk=row.pk)


def refused(row: Client | SafeContact, field: str) -> bool:
    try:
        row.open(field)
    except CannotOpen:
        return True
    return False


def test_what_was_sealed_is_read_back(db: None) -> None:
    row = again(client())
    assert (row.open("name"), row.open("email"), row.open("birth_date")) == (
        "Mina Okafor",
        "m@example.org",
        None,
    )


def test_a_value_of_another_person_does_not_open(db: None) -> None:
    mine, other = client(), client("Rosa Lind")
    Client.objects.filter(pk=mine.pk).update(name=other.name)
    assert refused(again(mine), "name")
    # Nor with the other person's key put in the place of one's own.
    key = PersonKey.objects.get(person=other.id).wrapped
    PersonKey.objects.filter(person=mine.id).update(wrapped=key)
    with pytest.raises(CannotOpen):
        again(mine).open("email")


def test_a_value_of_another_field_does_not_open(db: None) -> None:
    row = client()
    Client.objects.filter(pk=row.pk).update(phone=row.email)
    assert refused(again(row), "phone")
    assert not refused(again(row), "email")


def test_a_value_of_another_row_of_the_same_person_does_not_open(db: None) -> None:
    row = client()
    first = row.safe_contacts.get()
    second = SafeContact(client=row, version=2, email=False, text=False, phone=False, made_at=NOW)
    second.seal(words="others")
    second.words = first.words
    second.save()
    assert first.revision == second.revision
    assert refused(SafeContact.objects.get(pk=second.pk), "words")


def test_a_value_of_another_table_does_not_open(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    row = client()
    monkeypatch.setattr(Client, "sealed_as", "account")
    assert refused(again(row), "name")


def test_an_older_value_put_back_does_not_open(db: None) -> None:
    row = client()
    old = row.name
    row.seal(name="Mina O.")
    row.save()
    assert again(row).open("name") == "Mina O."
    assert again(row).open("email") == "m@example.org"
    Client.objects.filter(pk=row.pk).update(name=old)
    assert refused(again(row), "name")
    Client.objects.filter(pk=row.pk).update(revision=row.revision - 1)
    assert not refused(again(row), "name")
    assert refused(again(row), "email")


def test_a_field_that_is_not_sealed_cannot_be(db: None) -> None:
    with pytest.raises(ValueError, match="not sealed fields"):
        client().seal(nickname="M")


def test_many_people_are_opened_with_one_query(db: None, django_assert_num_queries: object) -> None:
    for number in range(12):
        client(f"Person {number}")
    rows = list(Client.objects.all())
    with django_assert_num_queries(1):  # type: ignore[operator]
        names = {row.open("name") for row in opened(rows)}
    assert len(names) == 12


def test_a_destroyed_key_leaves_nothing_to_read(db: None) -> None:
    gone, stays = client(), client("Rosa Lind")
    person_keys.destroy_key(gone.id, at=NOW)
    with pytest.raises(KeyDestroyed):
        again(gone).open("name")
    assert opened(Client.objects.all()) == [stays]


def test_somebody_without_a_key_has_nothing_sealed(db: None) -> None:
    with pytest.raises(KeyDestroyed):
        Client(id=uuid.uuid4(), made_at=NOW).seal(name="x")


def wrong_master(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "master_key", lambda: b"x" * 32)


def test_another_master_key_opens_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    row = client()
    Canary.objects.all().delete()
    assert person_keys.canary_opens() is None
    person_keys.plant_canary(at=NOW)
    assert person_keys.canary_opens() is True
    dumped = SealedSerializer().dumps({"a": 1})
    assert SealedSerializer().loads(dumped) == {"a": 1}
    wrong_master(monkeypatch)
    assert person_keys.canary_opens() is False
    assert SealedSerializer().loads(dumped) == {}
    with pytest.raises(CannotOpen):
        again(row).open("name")


def test_each_purpose_has_a_key_of_its_own() -> None:
    purposes = ("wrap", "lookup", "audit", "session", "backup", "django", "second-factor")
    assert len({keys.derived(purpose) for purpose in purposes}) == len(purposes)
    assert keys.keyed_hash("a") != keys.keyed_hash("b")
    assert keys.keyed_hash("a") == keys.keyed_hash("a")


def parsed(printed: str) -> bytes | None:
    try:
        return keys.parse(printed)
    except keys.KeyProblem:
        return None


def test_the_printed_key_can_be_typed_in_again_and_a_slip_is_found() -> None:
    printed = keys.printed(keys.master_key())
    assert keys.parse(printed.lower().replace(" ", "\n")) == keys.master_key()
    for place, letter in enumerate(printed):
        if letter == " ":
            continue
        slip = printed[:place] + ("A" if letter != "A" else "B") + printed[place + 1 :]
        # The last letter of the key has bits that mean nothing: a slip there is the same key.
        assert parsed(slip) in (None, keys.master_key())
    with pytest.raises(keys.KeyProblem):
        keys.parse(printed[:-5])


def test_a_look_up_is_not_a_plain_hash() -> None:
    plain = hashlib.sha256(b"m@example.org").digest()
    assert keys.keyed_hash("m@example.org") != plain


def test_a_person_key_is_wrapped_for_its_person() -> None:
    made = client()
    wrapped = PersonKey.objects.get(person=made.id).wrapped
    with pytest.raises(CannotOpen):
        crypto.unseal(keys.derived("wrap"), wrapped, f"key|{uuid.uuid4()}")
