"""A recording is for the one rater it was kept for, while the link holds and it has not expired."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import link_of, viewed
from sixteen.care.models import Recording, Supervision
from sixteen.care.models.supervision import in_force
from sixteen.people.access import refuse
from sixteen.people.models import Account

ROWS = Recording.objects.select_related("session__course__client", "session__course__therapist")


def recordings_for_rater(account: Account, *, at: datetime) -> list[Recording]:
    """What waits for this rater, of therapists whose link holds; what expires first at the top."""
    links = Supervision.objects.filter(in_force(at), supervisor=account)
    outside = {link.therapist_id for link in links if link.outside}
    linked = {link.therapist_id for link in links} - outside
    rows = ROWS.filter(rater=account, state="kept", expires_at__gt=at)
    return list(rows.filter(session__course__therapist__in=linked).order_by("expires_at"))


def recording_for_rater(account: Account, pk: UUID, *, at: datetime) -> Recording:
    found = ROWS.filter(pk=pk).first()
    link = link_of(account, found.session.course, at) if found else None
    if not (
        found
        and found.state == "kept"
        and found.rater_id == account.pk
        and found.expires_at is not None
        and found.expires_at > at
        and link is not None
        and not link.outside
    ):
        refuse(by=account, what="recording", person=found.client_id if found else None)
    viewed("recording", found, account, found.client_id, at)
    return found
