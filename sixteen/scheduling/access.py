"""The only door to an appointment, and to a calendar of them."""

from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record
from sixteen.people.access import refuse
from sixteen.people.models import Account
from sixteen.people.permissions import Permission
from sixteen.scheduling.links import hash_of
from sixteen.scheduling.models import Appointment, CalendarFeed

APPOINTMENTS = Appointment.objects.select_related("kind", "room__site", "therapist", "client")


def appointment_by_link(code: str, *, at: datetime) -> Appointment:
    """The appointment, booked or cancelled, whose link this is. Show its time and place only."""
    found = APPOINTMENTS.filter(link_hash=hash_of(code)).first()
    if found is None:
        refuse(by=None, what="booking-link")
    return found


def appointment_for_staff(account: Account, pk: UUID, *, at: datetime) -> Appointment:
    """Any, for whoever runs the diary; the therapist's own otherwise."""
    found = APPOINTMENTS.filter(pk=pk).exclude(state="held").first()
    if found is None or not (
        account.may(Permission.DIARY)
        or (account.may(Permission.CASELOAD) and found.therapist_id == account.pk)
    ):
        refuse(by=account, what="appointment", person=found.client_id if found else None)
    record("view-client", by=account, at=at, thing=found, person=found.client_id)
    return found


def feed_by_token(token: str, *, at: datetime) -> CalendarFeed:
    """The calendar feed whose secret this is, while its owner may still see what is in it."""
    found = CalendarFeed.objects.filter(token_hash=hash_of(token), revoked_at=None)
    feed = found.select_related("therapist", "client__account").first()
    account = (feed.client.account if feed.client else feed.therapist) if feed else None
    needed = Permission.OWN_RECORD if feed and feed.client else Permission.CASELOAD
    if feed is None or account is None or not account.may(needed):
        refuse(by=None, what="calendar-feed")
    return feed
