"""Links between supervisors and therapists: the service lead's to make and to end."""

from uuid import UUID

from sixteen.care.models import Supervision
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def supervision_link(account: Account, pk: UUID) -> Supervision:
    found = Supervision.objects.filter(pk=pk).first()
    if found is None or not account.may(Permission.SERVICE):
        refuse(by=account, what="supervision")
    return found
