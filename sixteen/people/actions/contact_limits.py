"""In which hours somebody may be reached, under which name, and where texts go."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.domain.contact_hours import Hours, is_within
from sixteen.people.actions.clients import (
    CHANNELS,
    add_contact_version,
    may_replace_contact,
    unchanged_contact,
)
from sixteen.people.contact_limits import Limits, limits_of
from sixteen.people.models import Account, Client, SafeContact
from sixteen.people.permissions import Permission
from sixteen.people.refusals import ContactRefused

LOOSER = _(
    "That would allow more than now. Choose fewer days or hours, or tell us: a person widens them, "
    "so that nobody else can do it in your name."
)


@transaction.atomic
def narrow_hours(
    *, client: Client, way: str, hours: Hours, version: int, by: Account | None, at: datetime
) -> SafeContact:
    """Fewer days or hours for one way. ContactRefused, in words, where it would be more.

    version: of what stood on the page.
    """
    now = unchanged_contact(client, version)
    limits = limits_of(now)
    if not is_within(hours, limits.hours.get(way)):
        raise ContactRefused(LOOSER)
    return _keep(now, limits.with_hours(way, hours), "narrow-contact-hours", way, by, at)


@transaction.atomic
def set_hours(
    *, client: Client, way: str, hours: Hours | None, version: int, by: Account, at: datetime
) -> SafeContact:
    """What the client asked for now, more or fewer; None: at any time. By who runs the diary."""
    if not by.may(Permission.DIARY):
        raise ContactRefused(_("Only reception, for the client, may widen them."))
    now = unchanged_contact(client, version)
    limits = limits_of(now).with_hours(way, hours)
    return _keep(now, limits, "set-contact-hours", way, by, at)


@transaction.atomic
def set_sender(
    *, client: Client, name: str, version: int, by: Account, at: datetime
) -> SafeContact:
    """The name under which they are written to and rung; empty: the service's neutral one."""
    if not may_replace_contact(by, client):
        raise ContactRefused(_("Only the client, or reception for the client, may choose it."))
    now = unchanged_contact(client, version)
    limits = replace(limits_of(now), sender=" ".join(name.split()))
    return _keep(now, limits, "set-sender-name", "sender", by, at)


@transaction.atomic
def set_text_number(
    *, client: Client, number: str, version: int, by: Account, at: datetime
) -> SafeContact:
    """The number for texts; empty: their telephone. It opens no way. By who runs the diary."""
    if not by.may(Permission.DIARY):
        raise ContactRefused(_("Only reception, for the client, may change where texts go."))
    now = unchanged_contact(client, version)
    limits = replace(limits_of(now), text_to=number.strip())
    return _keep(now, limits, "set-text-number", "text_to", by, at)


def _keep(
    now: SafeContact, limits: Limits, action: str, what: str, by: Account | None, at: datetime
) -> SafeContact:
    if limits == limits_of(now):
        return now
    client = now.client
    record(action, by=by, at=at, thing=client, person=client.pk, fields=[what])
    allowed = {name: getattr(now, name) for name in CHANNELS}
    words, version = now.open("words") or "", now.version + 1
    return add_contact_version(client, allowed, words, version=version, by=by, at=at, limits=limits)
