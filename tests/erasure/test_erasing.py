"""A record goes: its key, what hangs on it, and every trace beside it; and nothing else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from sixteen.audit.models import Entry
from sixteen.audit.sealing import seal_new, verify
from sixteen.care import recordings
from sixteen.care.models import Alert, Course, Recording, SafeguardingConcern
from sixteen.journeys import erasing
from sixteen.journeys.corrections import ask_for_correction
from sixteen.journeys.data.asking import ask_for_copy
from sixteen.journeys.erased import came_back, not_in_the_ledger
from sixteen.journeys.erasing import erase_again, erase_client
from sixteen.journeys.hanging import hanging_on, our_kinds, ways
from sixteen.journeys.merging import JOINED, MOVED
from sixteen.outbox.actions import queue
from sixteen.outbox.models import Message
from sixteen.people.actions.complaints import complain
from sixteen.people.actions.holds import release_hold, set_hold
from sixteen.people.models import Account, Client, Erasure, LegalHold
from sixteen.people.permissions import Role
from sixteen.people.refusals import EraseRefused, HoldRefused
from sixteen.scheduling.models import Appointment
from sixteen.vault import ledger as book
from sixteen.vault.models import PersonKey
from sixteen.vault.person_keys import make_key
from tests.people.authenticator import Passkey
from tests.people.test_passkeys import add
from tests.portal.house import NOW, account, browser_of

pytestmark = pytest.mark.django_db


def erase(client: Client, by: Account, **more: Any) -> Erasure:
    return erase_client(client=client, asked_by="client", by=by, at=NOW, **more)


def everything() -> dict[str, int]:
    return {kind._meta.label: kind._default_manager.count() for kind in our_kinds()}


def test_every_kind_that_moves_with_a_person_is_found_by_itself() -> None:
    found = {kind._meta.label for kind in ways()}
    assert {kind._meta.label for kind in MOVED} | set(JOINED) | {"people.Client"} <= found
    assert {"care.Session", "care.LostAppointment", "care.MomentsAgreed"} <= found
    assert not {"people.Account", "care.Absence", "scheduling.Leave", "audit.Entry"} & found


def test_nothing_of_them_is_left_and_nothing_else_is_touched(
    practice, whole, lead, django_capture_on_commit_callbacks
):
    before = everything()
    other = practice.house.client("Noor Haddad")
    beside = practice.house.course(other, hour=14)
    signed_in, stays = browser_of(whole), browser_of(other)
    add(signed_in, Passkey())
    queue(
        kind="alert-for-staff",
        about=Alert.objects.first().pk,
        person=lead.person,
        due_at=NOW,
        at=NOW,
    )
    own, account_id, person = hanging_on(whole.pk), whole.account_id, whole.pk
    empty = {kind._meta.label for kind, rows in own.items() if not rows}
    assert len(own) > 50 and len(empty) < 6, empty
    files = [each.file for each in Recording.objects.exclude(file=None)]
    assert files and all(recordings.path_of(name).is_file() for name in files)
    with django_capture_on_commit_callbacks(execute=True):
        made = erase(whole, lead)
    assert (made.courses, made.sessions, made.asked_by, made.erased_by) == (1, 6, "client", lead)
    for kind, rows in own.items():
        assert not kind._default_manager.filter(pk__in=rows).exists(), kind
    assert not Account.objects.filter(pk=account_id).exists()
    assert not Authenticator.objects.filter(user_id=account_id).exists()
    assert not Message.objects.filter(person=person).exists() and not Message.objects.exists()
    assert not any(recordings.path_of(name).exists() for name in files)
    assert PersonKey.objects.get(person=person).wrapped is None
    assert stays.get("/my/").status_code == 200 and signed_in.get("/my/").status_code == 302
    assert Session.objects.count() == 1 and beside.sessions.count() == 16
    # What the practice has of others, of staff and of itself.
    kept = {"audit.Entry", "people.Account", "people.RoleHeld", "vault.PersonKey", "people.Erasure"}
    for label, count in everything().items():
        if label not in {kind._meta.label for kind in ways()} | kept | {"outbox.Message"}:
            assert count == before[label], label
    seal_new(at=NOW)
    assert verify().faults == []
    assert Entry.objects.get(action="erase-client").person == person


def test_it_stands_in_the_ledger_and_is_done_again_where_it_came_back(whole, lead, ledger):
    person = whole.pk
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        erase(whole, lead)
        raise ZeroDivisionError  # the commit did not happen; the ledger has it
    assert came_back() == [person] and Client.objects.filter(pk=person).exists()
    assert erase_again(people=came_back(), at=NOW) == [person]
    assert came_back() == [] and not Client.objects.exists()
    assert Erasure.objects.get(person=person).asked_by == "ledger"
    assert not_in_the_ledger() == []
    ledger.unlink()
    assert [each.person for each in not_in_the_ledger()] == [person]


def test_a_record_from_before_a_merge_does_not_come_back(practice, whole, lead):
    old = practice.other.pk  # joined before: whole_person.py
    erase(whole, lead)
    assert {line.person for line in book.erased_people()} == {whole.pk, old}
    PersonKey.objects.filter(person=old).delete()
    make_key(old, at=NOW)
    assert came_back() == [old]


@pytest.mark.parametrize("way", ["altered", "moved", "cut out", "of another key"])
def test_a_ledger_that_was_altered_is_not_believed(ledger, way, monkeypatch):
    for number in range(3):
        book.enter(account().person, at=NOW + timedelta(days=number))
    lines = ledger.read_text().splitlines(keepends=True)
    if way == "altered":
        lines[1] = lines[1].replace("2026", "2025")
    elif way == "moved":
        lines[0], lines[1] = lines[1], lines[0]
    elif way == "cut out":
        del lines[0]
    else:
        monkeypatch.setattr(book.keys, "derived", lambda purpose: b"x" * 32)
    ledger.write_text("".join(lines))
    with pytest.raises(book.LedgerProblem, match="altered"):
        book.erased_people()


def test_a_line_that_was_cut_off_in_the_writing_is_written_over(ledger):
    one, two = account().person, account().person
    book.enter(one, at=NOW)
    ledger.write_text(ledger.read_text() + "2026-11-24T10:0")
    assert [line.person for line in book.erased_people()] == [one]
    book.enter(two, one, at=NOW)
    assert [line.person for line in book.erased_people()] == [one, two]


def test_a_ledger_that_cannot_be_written_erases_nobody(whole, lead, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SIXTEEN_LEDGER_FILE", str(tmp_path / "file" / "erasures.ledger"))
    before = everything()
    with pytest.raises(book.LedgerProblem, match="written"), transaction.atomic():
        erase(whole, lead)
    assert everything() == before and PersonKey.objects.get(person=whole.pk).wrapped


def test_what_is_under_way_or_held_is_not_erased(practice, whole, lead):
    mina = {"client": whole}
    waits = mina | {"by": whole.account, "at": NOW}
    complaint = {"words": "I waited.", "today": NOW.date(), "days": 3}
    stops = {
        "hold": lambda: set_hold(
            client=whole, mark=uuid4(), why="A coroner asked.", by=lead, at=NOW
        ),
        "course": lambda: Course.objects.filter(**mina).update(ended_at=None),
        "safety": lambda: Alert.objects.filter(**mina).update(
            state="open", closed_at=None, closed_by=None
        ),
        "safeguarding": lambda: SafeguardingConcern.objects.filter(**mina).update(outcome_at=None),
        "appointment": lambda: Appointment.objects.filter(**mina, starts_at__gt=NOW).update(
            state="booked"
        ),
        "complaint, for": lambda: complain(mark=uuid4(), **complaint, **waits),
        "a copy of everything": lambda: ask_for_copy(**waits),
        "about what is wrong": lambda: ask_for_correction(
            mark=uuid4(), wrong="Two", right="One", **waits
        ),
        "work here": lambda: whole.account.roles_held.create(role=Role.THERAPIST, since=NOW),
    }
    for words, begin in stops.items():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            begin()
            with pytest.raises(EraseRefused, match=words):
                erase(whole, lead)
            assert Client.objects.filter(pk=whole.pk).exists()
            raise ZeroDivisionError
    erase(whole, lead)


def test_a_hold_ends_when_two_people_have_said_so(practice, whole, lead):
    second = account(Role.SERVICE_LEAD, name="Ira Stone")
    hold = set_hold(client=whole, mark=uuid4(), why="A claim", by=lead, at=NOW)
    release_hold(hold=hold, by=lead, at=NOW)
    with pytest.raises(HoldRefused, match="else"):
        release_hold(hold=hold, by=lead, at=NOW)
    with pytest.raises(EraseRefused):
        erase(whole, lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalHold.objects.filter(pk=hold.pk).update(ended_by=lead, ended_at=NOW)
    ended = release_hold(hold=hold, by=second, at=NOW)
    assert (ended.first_by, ended.ended_by) == (lead, second)
    with pytest.raises(HoldRefused, match="over"):
        release_hold(hold=hold, by=lead, at=NOW)
    actions = Entry.objects.filter(thing_id=str(hold.pk)).values_list("action", flat=True)
    assert sorted(actions) == ["ask-to-end-hold", "end-hold", "set-hold"]
    erase(whole, lead)


@pytest.mark.parametrize("kind", ["care.Session", "questionnaires.Response", "people.Consent"])
def test_planted_a_kind_that_is_forgotten_is_an_error_and_not_a_leftover(
    whole, lead, monkeypatch, kind
):
    real = erasing.hanging_on

    def forgetful(client: Any) -> Any:
        return {each: rows for each, rows in real(client).items() if each._meta.label != kind}

    monkeypatch.setattr(erasing, "hanging_on", forgetful)
    with pytest.raises(IntegrityError), transaction.atomic():
        erase(whole, lead)


def test_planted_what_points_at_nobody_is_seen_when_it_is_forgotten(
    practice, whole, lead, monkeypatch
):
    """Messages, sessions and the key have no relation that the database could hold."""
    browser_of(whole)
    person = whole.pk
    left = {
        "forget_sessions": lambda: Session.objects.exists(),
        "destroy_key": lambda: PersonKey.objects.exclude(wrapped=None).filter(person=person),
        "enter": lambda: not book.erased_people(),
    }
    for name, is_left in left.items():
        book.ledger_file().unlink(missing_ok=True)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            with monkeypatch.context() as planted:
                planted.setattr(erasing, name, lambda *args, **more: None)
                erase(whole, lead)
            assert is_left(), name
            raise ZeroDivisionError
