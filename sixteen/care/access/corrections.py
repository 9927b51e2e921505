"""What a client said is wrong: for their clinicians; and for the service lead, that they did."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import holds, viewed
from sixteen.care.models import Correction, Course
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission


def correction_for_clinician(account: Account, pk: UUID, *, at: datetime) -> Correction:
    found = Correction.objects.select_related("client").filter(pk=pk).first()
    courses = Course.objects.filter(client=found.client_id) if found else Course.objects.none()
    if not (
        found
        and account.may(Permission.CASELOAD)
        and (found.clinician_id == account.pk or any(holds(account, each) for each in courses))
    ):
        refuse(by=account, what="correction", person=found.client_id if found else None)
    viewed("correction", found, account, found.client_id, at)
    return found


def correction_for_lead(account: Account, pk: UUID) -> Correction:
    """Its dates and who answers, without a word of what is in it. Until it is answered."""
    found = Correction.objects.select_related("client").filter(pk=pk, outcome="").first()
    if found is None or not account.may(Permission.SERVICE):
        refuse(by=account, what="correction", person=found.client_id if found else None)
    return found
