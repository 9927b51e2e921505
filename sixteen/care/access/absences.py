"""Absences: the therapist's own, and every one for whoever runs the diary or the service."""

from datetime import datetime
from uuid import UUID

from sixteen.care.models import Absence
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission

ABSENCES = Absence.objects.select_related("therapist", "cover", "made_by")


def absence_for_therapist(account: Account, pk: UUID, *, at: datetime) -> Absence:
    """The therapist's own."""
    found = ABSENCES.filter(pk=pk).first()
    if not (found and account.may(Permission.CASELOAD) and found.therapist_id == account.pk):
        refuse(by=account, what="absence")
    return found


def absence_for_office(account: Account, pk: UUID, *, at: datetime) -> Absence:
    """Any, for whoever runs the diary or the service."""
    found = ABSENCES.filter(pk=pk).first()
    if not (found and (account.may(Permission.DIARY) or account.may(Permission.SERVICE))):
        refuse(by=account, what="absence")
    return found
