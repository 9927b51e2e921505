"""Two records are of one person, as somebody has seen who looked at both: one is left."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from sixteen.care.models import Alert, Course
from sixteen.care.of_a_client import OF_A_CLIENT
from sixteen.intake.joining import join_enquiries
from sixteen.intake.models import (
    Consultation,
    Document,
    Enquiry,
    Offer,
    Referral,
    SelfReferral,
    Wishes,
)
from sixteen.outbox.models import Message
from sixteen.people.actions import MergeRefused, close_record, join_contacts, lock_both
from sixteen.people.actions.about_me import join_about_me
from sixteen.people.duplicates import said_to_be_two
from sixteen.people.models import Account, Client, Complaint, Consent, LegalHold, NoContact
from sixteen.questionnaires.models import ExperienceLink, Link, Request, Response
from sixteen.scheduling.feeds import revoke_feed
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment, AskedTime, CalendarFeed, Series
from sixteen.vault.rows import SealedRow, opened

# Everything that hangs on a client by `client`. tests/journeys/test_merging.py compares it with the
# models: one that is new is thought about here.
MOVED = (
    Consent,
    NoContact,
    LegalHold,
    Complaint,
    Series,
    Appointment,
    AskedTime,
    CalendarFeed,
    Enquiry,
    Consultation,
    Wishes,
    SelfReferral,
    Referral,
    Document,
    Offer,
    *OF_A_CLIENT,
    Request,
    Response,
    Link,
    ExperienceLink,
)
# What becomes a part of what the other one has: join_contacts and close_record see to it.
JOINED = {
    "people.AboutMe": {"client"},
    "people.SafeContact": {"client"},
    "people.SharedMailbox": {"client"},
    "people.MergedClient": {"survivor"},
    "people.NotTheSame": {"first", "second"},
}

SAID_TO_BE_TWO = "Somebody looked at both and said that they are two people, so they stay apart."
BOTH_IN_USE = (
    "Both have a sign-in or a course, so they stay apart. Ask the therapists which of the two the "
    "person uses."
)
AT_ONE_TIME = "They have two appointments at one time. Move or cancel one of them first."
BOTH_UNDER_WAY = (
    "Each of them has a course or an offered place, and one person cannot have both. Settle one of "
    "them first."
)
BOTH_OPEN = "Their clinicians have something open on both. Ask them to finish one first."


@transaction.atomic
def merge_clients(*, one: Client, other: Client, by: Account, at: datetime) -> Client:
    """Whose record is left, with everything of both. MergeRefused, in words, where that cannot be.

    All is sealed again with the key of the one that is left. The other record goes, and its key is
    destroyed: there is no way back. Of the ways of contact only those stay open that both allow
    for the same address or number.
    """
    _lock_what_they_have(one, other)
    kept, gone = who_stays(*lock_both(one, other))
    _check(kept, gone)
    revoke_feed(whose=gone, by=by, at=at)
    join_contacts(kept=kept, gone=gone, by=by, at=at)
    join_about_me(kept=kept, gone=gone)
    for kind in MOVED:
        _move(kind, gone, kept)
    Message.objects.filter(person=gone.pk).update(person=kept.pk)
    join_enquiries(client=kept, by=by, at=at)
    close_record(kept=kept, gone=gone, by=by, at=at)
    return kept


def who_stays(one: Client, other: Client) -> tuple[Client, Client]:
    """The one with a sign-in or a course, else the older record; and the one that goes."""
    if said_to_be_two(one, other):
        raise MergeRefused(SAID_TO_BE_TWO)
    if _is_in_use(one) and _is_in_use(other):
        raise MergeRefused(BOTH_IN_USE)
    kept, gone = sorted((one, other), key=_rank)
    return kept, gone


def _rank(client: Client) -> tuple[Any, ...]:
    return not _is_in_use(client), client.made_at, client.pk


def _is_in_use(client: Client) -> bool:
    return client.account_id is not None or Course.objects.filter(client=client).exists()


def _check(kept: Client, gone: Client) -> None:
    alive = Appointment.objects.exclude(state="cancelled")
    for each in alive.filter(client=gone):
        same_time = Q(starts_at__lt=each.ends_at, ends_at__gt=each.starts_at)
        if alive.filter(same_time, client=kept).exists():
            raise MergeRefused(AT_ONE_TIME)
    if _is_under_way(kept) and _is_under_way(gone):
        raise MergeRefused(BOTH_UNDER_WAY)
    alerts = Alert.objects.filter(state="open", client__in=[kept, gone])
    if alerts.count() > 1:
        raise MergeRefused(BOTH_OPEN)


def _lock_what_they_have(one: Client, other: Client) -> None:
    """In the order of scheduling/locks.py."""
    for kind in (Enquiry, Offer, Course):
        rows = kind.objects.select_for_update(of=("self",)).filter(client__in=[one, other])
        list(rows.order_by("pk"))
    take_turns(one.pk, other.pk)


def _is_under_way(client: Client) -> bool:
    course = Course.objects.filter(client=client, ended_at=None)
    return course.exists() or Offer.objects.filter(client=client, state="open").exists()


def _move(kind: Any, gone: Client, kept: Client) -> None:
    rows = kind.objects.filter(client=gone)
    if not issubclass(kind, SealedRow):
        rows.update(client=kept)
        return
    for row in opened(rows.select_for_update()):
        row.seal_for(kept.pk)
        row.save()
