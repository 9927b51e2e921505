"""A record goes for good: its key, what hangs on the person, and every trace outside the record.

What stays is said on the page (office/erase.html): the audit, which holds ids and no words; that
this record was erased, when and by whom; and how many courses and sessions went.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from sixteen.audit.recording import record
from sixteen.care import recordings
from sixteen.care.models import (
    AccessRequest,
    Alert,
    Correction,
    Course,
    Recording,
    SafeguardingConcern,
    Session,
)
from sixteen.intake.models import Enquiry, Offer
from sixteen.journeys.hanging import hanging_on
from sixteen.outbox.models import Message
from sixteen.people.actions.forgetting import check_account, forget_account, forget_sessions
from sixteen.people.actions.holds import holds_on
from sixteen.people.actions.shared_mailbox import note_shared_mailbox
from sixteen.people.models import Account, Client, Complaint, Erasure
from sixteen.people.queries import joined_into
from sixteen.people.refusals import EraseRefused
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment
from sixteen.vault.ledger import enter
from sixteen.vault.person_keys import destroy_key

LEDGER = "ledger"
HELD = "This record is on hold. Two people have to end the hold first."
UNDER_WAY = "Their course goes on. It has to be ended first."
OPEN_ALERT = "Something about their safety is open. A clinician has to look at it first."
OPEN_CONCERN = "A safeguarding concern has no outcome yet. A clinician has to settle it first."
GONE = "This record is not there any more."
WAITING = (
    "They wait for an answer: to a complaint, for a copy of everything, or about what is wrong. "
    "It has to be given first."
)
COMING = "They have an appointment to come. It has to be cancelled first."


def why_not(client: Client, *, at: datetime) -> str:
    """Why this record cannot be erased now, in words; empty where it can."""
    if holds_on(client):
        return HELD
    if Course.objects.filter(client=client, ended_at=None).exists():
        return UNDER_WAY
    if Alert.objects.filter(client=client, state="open").exists():
        return OPEN_ALERT
    if SafeguardingConcern.objects.filter(client=client, outcome_at=None).exists():
        return OPEN_CONCERN
    if _waits_for_an_answer(client):
        return WAITING
    coming = Appointment.objects.filter(client=client, state="booked", starts_at__gt=at)
    return COMING if coming.exists() else ""


def _waits_for_an_answer(client: Client) -> bool:
    """What they were promised an answer to. Whoever is complained of may be who erases."""
    return (
        Complaint.objects.filter(client=client).exclude(state="answered").exists()
        or AccessRequest.objects.filter(client=client, state="asked").exists()
        or Correction.objects.filter(client=client, outcome="").exists()
    )


@transaction.atomic
def erase_client(*, client: Client, asked_by: str, by: Account, at: datetime) -> Erasure:
    """For good, here and in every backup that is put back. EraseRefused, in words, where it cannot
    be; nothing is changed then."""
    client = _locked(client)
    check_account(client.account)
    refused = why_not(client, at=at)
    if refused:
        raise EraseRefused(refused)
    return _erase(client, asked_by, by, at)


def _locked(client: Client) -> Client:
    """In the order of scheduling/locks.py."""
    for kind in (Enquiry, Offer, Course):
        rows = kind.objects.select_for_update(of=("self",)).filter(client=client)
        list(rows.order_by("pk"))
    take_turns(client.pk)
    rows = Client.objects.select_for_update(of=("self",)).select_related("account")
    found = rows.filter(pk=client.pk).first()
    if found is None:
        raise EraseRefused(GONE)
    return found


def _erase(client: Client, asked_by: str, by: Account | None, at: datetime) -> Erasure:
    person, account = client.pk, client.account_id
    people = [person, *joined_into(client)]
    made = Erasure.objects.create(
        person=person,
        asked_by=asked_by,
        erased_at=at,
        erased_by=by,
        courses=Course.objects.filter(client=client).count(),
        sessions=Session.objects.filter(course__client=client, state="held").count(),
    )
    files = list(
        Recording.objects.filter(client=client, file__isnull=False).values_list("file", flat=True)
    )
    note_shared_mailbox(client, at=at)
    _delete(client)
    Account.objects.filter(pk=account).delete()
    for each in people:
        destroy_key(each, at=at)
    record("erase-client", by=by, at=at, thing=made, person=person)
    # A row that was forgotten is an error now, not when the next backup is put back.
    connection.check_constraints()
    enter(*people, at=at)
    for file in files:
        transaction.on_commit(partial(recordings.remove, file))
    return made


def _delete(client: Client) -> None:
    found = hanging_on(client.pk)
    keys = {key for rows in found.values() for key in rows}
    bookings = Appointment.objects.filter(client=client).values_list("booking", flat=True)
    spoken_of = {*keys, client.account_id, *bookings} - {None}
    Message.objects.filter(Q(person=client.pk) | Q(about__in=keys)).delete()
    forget_sessions(spoken_of)
    forget_account(client)
    for kind, rows in found.items():
        # Not delete(): that refuses a row that another one points at, and all of them go here. The
        # database looks at it when everything has gone.
        kind._default_manager.filter(pk__in=rows)._raw_delete(connection.alias)  # type: ignore[attr-defined]


@transaction.atomic
def erase_again(*, people: Iterable[UUID], at: datetime) -> list[UUID]:
    """Whoever stands in the ledger and is here all the same, as after a backup was put back; who
    that was. No hold keeps them: they were erased after it."""
    done = []
    for person in people:
        client = Client.objects.select_related("account").filter(pk=person).first()
        if client is not None:
            Erasure.objects.filter(person=person).delete()
            _erase(client, LEDGER, None, at)
        else:
            destroy_key(person, at=at)
        done.append(person)
    return done
