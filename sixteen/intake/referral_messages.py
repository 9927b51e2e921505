"""What is said to somebody who referred a person: that it arrived, and not a word about whom."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.dateformat import format as drawn_day
from django.utils.translation import gettext_noop as _

from sixteen.intake.models import Referral
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message

RECEIVED = "referral-received"


def _is_there(message: Message, at: datetime) -> bool:
    return Referral.objects.filter(pk=message.about).exists()


def _address(message: Message) -> str | None:
    return Referral.objects.get(pk=message.about).open("referrer")["email"] or None


def _context(message: Message) -> dict[str, str]:
    made = Referral.objects.get(pk=message.about)
    day = made.made_at.astimezone(ZoneInfo(settings.ZONE))
    return {"day": drawn_day(day, "j F"), "reference": reference_of(made)}


def reference_of(referral: Referral) -> str:
    """What referrer and office can name it by on the telephone."""
    return str(referral.pk)[:8].upper()


_BODY = _("""Thank you. What you sent on {day} has arrived, and our office sees to it.
Please ring us for anything urgent: e-mail to this address is not read at once.
Reference: {reference}

{sender} {telephone}
""")

KINDS = (
    MessageKind(RECEIVED, _("What you sent has arrived"), _BODY, _is_there, _address, _context),
)
