"""Messages while a therapist is away: to who was to come, and to who looks at an alert instead."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_noop as _

from sixteen.care.models import Absence, Alert, AwayNotice
from sixteen.domain.away_words import gist
from sixteen.domain.tongue import weekday_in_words
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address, client_telephone, staff_address


def _still_to_be_said(message: Message, at: datetime) -> bool:
    """Handed over in these words, not told otherwise, and nothing of it was taken back or is over:
    the therapist is still away, and every appointment it names is cancelled and to come."""
    notice = AwayNotice.objects.filter(
        pk=message.about, revision=message.about_revision, state="sent", absence__ended_at=None
    ).first()
    if notice is None or notice.client_id != message.person:
        return False
    lost = notice.lost.all()
    stand = lost.exclude(appointment__state="cancelled").exists()
    return not stand and lost.filter(appointment__starts_at__gt=at).exists()


def lost_times(notice: AwayNotice) -> list[datetime]:
    """When its appointments were to begin, on the wall, in order."""
    rows = notice.lost.select_related("appointment").order_by("appointment__starts_at")
    found = [row.appointment for row in rows]
    return [each.starts_at.astimezone(ZoneInfo(each.zone)) for each in found]


def _in_these_words(message: Message) -> dict[str, str]:
    notice = AwayNotice.objects.get(pk=message.about)
    times = lost_times(notice)
    return {"words": notice.open("words") or "", "gist": gist(times) if times else ""}


def _lost(message: Message) -> list[UUID]:
    """What is to be taken out of a calendar: every appointment of this notice."""
    rows = AwayNotice.objects.get(pk=message.about).lost.order_by("appointment__starts_at")
    return list(rows.values_list("appointment_id", flat=True))


def _was_begun(message: Message, at: datetime) -> bool:
    """Ended since or not: nobody begins one, looks and ends it without being seen."""
    return True


def _nothing(message: Message) -> dict[str, str]:
    return {}


def _still_theirs(message: Message, at: datetime) -> bool:
    """Theirs, and its former owner is still away."""
    alert = Alert.objects.filter(pk=message.about, state="open", owner__person=message.person)
    return alert.exists() and Absence.objects.filter(ended_at=None, ends_at__gt=at).exists()


def _by_when(message: Message) -> dict[str, str]:
    look_by = Alert.objects.get(pk=message.about).look_by.astimezone(ZoneInfo(settings.ZONE))
    return {"time": f"{look_by:%H:%M}", "day": weekday_in_words(look_by)}


KINDS = (
    MessageKind(
        "away-notice",
        _("Your appointment does not take place"),
        _("{words}\n\n{sender} {telephone}\n"),
        _still_to_be_said,
        client_address,
        _in_these_words,
        text=_("{gist} {sender} {telephone}"),
        number=client_telephone,
        invitation="CANCEL",
        appointments=_lost,
    ),
    MessageKind(
        "handover-started",
        "A handover was begun",
        "The handover of what a colleague looks after was begun. If you did not expect this, look "
        "at it at once.\n{sign_in}\n",
        _was_begun,
        staff_address,
        _nothing,
        quiet=Quiet.GOES,
    ),
    MessageKind(
        "alert-covered",
        "Something is with you while a colleague is away",
        "Something needs you to look at it by {time} on {day}, for a colleague who is away. It is "
        "on your page for today.\n{sign_in}\n",
        _still_theirs,
        staff_address,
        _by_when,
        quiet=Quiet.GOES,
    ),
)
