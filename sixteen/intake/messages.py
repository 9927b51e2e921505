"""That something waits for an answer, and until when: never what it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from sixteen.domain.tongue import weekday_in_words
from sixteen.intake.models import Offer
from sixteen.intake.offers import link_code
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.recipients import client_address, client_telephone


def _still_open(message: Message, at: datetime) -> bool:
    return Offer.objects.filter(pk=message.about, state="open", reply_by__gt=at).exists()


def _context(message: Message) -> dict[str, str]:
    offer = Offer.objects.get(pk=message.about)
    until = offer.reply_by.astimezone(ZoneInfo(settings.ZONE))
    link = f"{settings.ADDRESS}/offer/{link_code(offer)}/" if settings.ADDRESS else ""
    return {
        "day": weekday_in_words(until),
        "link": gettext("It is here: %(link)s") % {"link": link}
        if link
        else gettext("Please ring us."),
    }


_BODY = _("Something waits for your answer until {day}.\n{link}\n\n{sender} {telephone}\n")

_TEXT = _("Something waits for your answer until {day}. Please ring us. {sender} {telephone}")

KINDS = tuple(
    MessageKind(
        name,
        subject,
        _BODY,
        _still_open,
        client_address,
        _context,
        text=_TEXT,
        number=client_telephone,
    )
    for name, subject in (
        ("offer-made", _("Something waits for your answer until {day}")),
        ("offer-nudge", _("Something still waits for your answer until {day}")),
    )
)
