"""That something waits for an answer, and until when: never what it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

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
        "day": f"{until:%A} {until.day} {until:%B}",
        "link": f"It is here: {link}" if link else "Please ring us.",
    }


_BODY = "Something waits for your answer until {day}.\n{link}\n\n{sender} {telephone}\n"

_TEXT = "Something waits for your answer until {day}. Please ring us. {sender} {telephone}"

KINDS = tuple(
    MessageKind(
        name,
        f"Something {waits} for your answer until {{day}}",
        _BODY,
        _still_open,
        client_address,
        _context,
        text=_TEXT,
        number=client_telephone,
    )
    for name, waits in (("offer-made", "waits"), ("offer-nudge", "still waits"))
)
