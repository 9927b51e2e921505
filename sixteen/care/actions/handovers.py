"""Trustees, and beginning to give a caseload to others."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Handover, Trustee
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.outbox.actions import queue
from sixteen.people.models import Account
from sixteen.people.permissions import Permission, Role
from sixteen.people.queries import accounts_with

STARTED = "handover-started"


@transaction.atomic
def name_trustees(
    *, therapist: Account, trustees: Sequence[Account], by: Account, at: datetime
) -> list[Trustee]:
    """From now on these are all of them, one or two; said again, nothing happens."""
    if by.pk != therapist.pk:
        raise NotYours
    if not 1 <= len({each.pk for each in trustees}) == len(trustees) <= 2:
        raise NotAllowed("Name one colleague, or two different ones.")
    if any(each.pk == therapist.pk or not is_fit(each) for each in trustees):
        raise NotAllowed("Name colleagues who work here, not yourself.")
    Account.objects.select_for_update().get(pk=therapist.pk)
    kept = list(Trustee.objects.filter(therapist=therapist, until=None))
    if [each.trustee_id for each in kept] == [each.pk for each in trustees]:
        return kept
    Trustee.objects.filter(therapist=therapist, until=None).update(until=at)
    named = [
        Trustee.objects.create(therapist=therapist, trustee=each, place=place, since=at)
        for place, each in enumerate(trustees, start=1)
    ]
    record("name-trustees", by=by, at=at, thing=named[0])
    return named


def is_fit(account: Account) -> bool:
    """Whoever takes charge has to be here, and a clinician."""
    return account.is_active and (
        account.may(Permission.CASELOAD) or account.may(Permission.SUPERVISION)
    )


def is_trustee_of(account: Account, therapist: Account) -> bool:
    """Named by this therapist, and still somebody who works here."""
    named = Trustee.objects.filter(therapist=therapist, trustee=account, until=None)
    return is_fit(account) and named.exists()


def may_hand_over(account: Account, therapist: Account) -> bool:
    """The therapist themselves, whom they named, and the service lead."""
    own = account.pk == therapist.pk and account.may(Permission.CASELOAD)
    return own or account.may(Permission.SERVICE) or is_trustee_of(account, therapist)


@transaction.atomic
def start_handover(*, therapist: Account, by: Account, at: datetime) -> Handover:
    """From now on each course can be given to somebody. Begun already: the same.

    The service lead and the therapist themselves are told, so that nothing begins behind anybody's
    back. NotYours for who may not.
    """
    if not may_hand_over(by, therapist):
        raise NotYours
    Account.objects.select_for_update().get(pk=therapist.pk)
    kept = Handover.objects.filter(therapist=therapist).first()
    if kept is not None:
        return kept
    made = Handover.objects.create(
        therapist=therapist, sudden=by.pk != therapist.pk, started_by=by, started_at=at
    )
    record("start-handover", by=by, at=at, thing=made)
    told = {each.person for each in accounts_with(Role.SERVICE_LEAD)} | {therapist.person}
    for person in sorted(told - {by.person}):
        queue(kind=STARTED, about=made.pk, person=person, due_at=at, at=at)
    return made


@transaction.atomic
def end_handover(*, handover: Handover, by: Account, at: datetime) -> None:
    """It was begun by mistake, or all is given. What was given stays given; begun anew, it is told
    anew."""
    if not may_hand_over(by, handover.therapist):
        raise NotYours
    Account.objects.select_for_update().get(pk=handover.therapist_id)
    if Handover.objects.filter(pk=handover.pk).exists():
        record("end-handover", by=by, at=at, thing=handover)
        Handover.objects.filter(pk=handover.pk).delete()
