"""Messages about the therapy's record: that there is something, never what."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_noop as _

from sixteen.care.away_messages import KINDS as AWAY
from sixteen.care.between_messages import KINDS as BETWEEN
from sixteen.care.models import Alert, BreakGlass, Focus, Letter, ServiceLetter
from sixteen.domain.tongue import weekday_in_words
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address, client_telephone, staff_address


def _still_shared(message: Message, at: datetime) -> bool:
    return (
        Focus.objects.filter(pk=message.about, copy__in=["asked", "yes"]).exists()
        or Letter.objects.filter(pk=message.about, state__in=["shared", "final"]).exists()
        or ServiceLetter.objects.filter(pk=message.about, state="signed", client_copy=True).exists()
    )


def _still_theirs(message: Message, at: datetime) -> bool:
    return Alert.objects.filter(
        pk=message.about, state="open", owner__person=message.person
    ).exists()


def _still_to_see(message: Message, at: datetime) -> bool:
    return BreakGlass.objects.filter(
        pk=message.about, seen_at=None, owner__person=message.person
    ).exists()


def _nothing(message: Message) -> dict[str, str]:
    return {}


def _by_when(message: Message) -> dict[str, str]:
    look_by = Alert.objects.get(pk=message.about).look_by.astimezone(ZoneInfo(settings.ZONE))
    return {"time": f"{look_by:%H:%M}", "day": weekday_in_words(look_by)}


KINDS = (
    MessageKind(
        "something-to-read",
        _("There is something new for you"),
        _("There is something new for you.\n{sign_in}\n\n{sender} {telephone}\n"),
        _still_shared,
        client_address,
        _nothing,
        text=_("There is something new for you. {sender} {telephone}"),
        number=client_telephone,
    ),
    MessageKind(
        "alert-for-staff",
        "Please look at something by {time}",
        "Something needs you to look at it by {time} on {day}. It is on your page for today.\n"
        "{sign_in}\n",
        _still_theirs,
        staff_address,
        _by_when,
        quiet=Quiet.GOES,
    ),
    MessageKind(
        "alert-handed-over",
        "Something was handed over to you",
        "Something was not looked at in time and is with you now, as the clinician on duty.\n"
        "{sign_in}\n",
        _still_theirs,
        staff_address,
        _by_when,
        quiet=Quiet.GOES,
    ),
    *AWAY,
    *BETWEEN,
    MessageKind(
        "notes-opened",
        "Something for you to see",
        "A colleague opened something of yours. Who it was and why is on your page for today.\n"
        "{sign_in}\n",
        _still_to_see,
        staff_address,
        _nothing,
        quiet=Quiet.GOES,
    ),
)
