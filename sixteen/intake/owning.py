"""Who owns the next step of an enquiry by name."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.intake.models import Enquiry
from sixteen.people.models import Account


@transaction.atomic
def give_enquiry(*, pk: UUID | None, to: Account, by: Account | None, at: datetime) -> None:
    """The next step is theirs. An enquiry that is closed, or that there is none, stays as it is."""
    enquiry = Enquiry.objects.select_for_update().filter(pk=pk).exclude(state="closed").first()
    if enquiry is None or enquiry.owner_id == to.pk:
        return
    enquiry.owner = to
    enquiry.save(update_fields=["owner"])
    record("give-enquiry", by=by, at=at, thing=enquiry, person=enquiry.client_id)
