"""Messages about an appointment. Neutral: when and where, never what for."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from sixteen.domain.tongue import weekday_in_words
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address, client_telephone
from sixteen.scheduling.diary import ALIVE
from sixteen.scheduling.links import link_code
from sixteen.scheduling.models import Appointment

# Somebody who comes every week needs no word a week before.
A_WEEK = timedelta(days=8)


def _of(message: Message) -> Appointment:
    return Appointment.objects.select_related("room__site").get(pk=message.about)


def _stands(message: Message, at: datetime) -> bool:
    """Booked, still to come, and not changed since this message was queued."""
    found = Appointment.objects.filter(pk=message.about).first()
    return (
        found is not None
        and found.state == "booked"
        and found.starts_at > at
        and found.revision == message.about_revision
    )


def _stands_alone(message: Message, at: datetime) -> bool:
    """It stands, and they have not been here in the week before it and will not be."""
    if not _stands(message, at):
        return False
    found = _of(message)
    others = Appointment.objects.filter(client=found.client_id, state__in=ALIVE)
    return not others.filter(
        starts_at__gt=found.starts_at - A_WEEK, starts_at__lt=found.starts_at
    ).exists()


def _was_cancelled(message: Message, at: datetime) -> bool:
    found = Appointment.objects.filter(pk=message.about).first()
    return found is not None and found.state == "cancelled" and found.starts_at > at


def _context(message: Message) -> dict[str, str]:
    appointment = _of(message)
    local = appointment.starts_at.astimezone(ZoneInfo(appointment.zone))
    # A session of a series has no link: what happens when one falls out is agreed in person.
    has_link = settings.ADDRESS and appointment.link_hash is not None
    link = f"{settings.ADDRESS}/booking/{link_code(appointment)}/" if has_link else ""
    return {
        "day": weekday_in_words(local),
        "time": f"{local:%H:%M}",
        "how": appointment.get_format_display(),
        "place": appointment.room.site.address if appointment.room else "",
        "link": gettext("See, move or cancel it here: %(link)s") % {"link": link} if link else "",
    }


_BODY = _("""Your appointment: {day}, {time}, {how}.
{place}
{link}

{sender} {telephone}
""")
_TO_CLIENTS = {"address": client_address, "number": client_telephone, "context": _context}
_TEXT = _("Your appointment: {day}, {time}, {how}. {sender} {telephone}")

KINDS = (
    MessageKind(
        "booking-confirmed",
        _("Your appointment on {day}"),
        _BODY,
        _stands,
        **_TO_CLIENTS,
        text=_TEXT,
        invitation="REQUEST",
        # They booked this minute, and wait for it.
        quiet=Quiet.GOES,
    ),
    MessageKind(
        "appointment-moved",
        _("Your appointment is now on {day}"),
        _BODY,
        _stands,
        **_TO_CLIENTS,
        text=_("Your appointment is now on {day}, {time}, {how}. {sender} {telephone}"),
        invitation="REQUEST",
    ),
    MessageKind(
        "appointment-in-a-week",
        _("Your appointment on {day}"),
        _BODY,
        _stands_alone,
        **_TO_CLIENTS,
        text=_TEXT,
        quiet=Quiet.WAITS,
        matters=False,
    ),
    MessageKind(
        "appointment-reminder",
        _("Your appointment on {day}"),
        _BODY,
        _stands,
        **_TO_CLIENTS,
        text=_TEXT,
    ),
    MessageKind(
        "appointment-cancelled",
        _("Your appointment on {day} does not take place"),
        _("Your appointment on {day}, {time}, does not take place.\n\n{sender} {telephone}\n"),
        _was_cancelled,
        **_TO_CLIENTS,
        text=_("Your appointment on {day}, {time}, does not take place. {sender} {telephone}"),
        invitation="CANCEL",
    ),
)
