"""The message that something is open to answer: that it is there, not what it is."""

from datetime import datetime

from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.people.messages import client_email
from sixteen.questionnaires.models import Request


def _still_open(message: Message, at: datetime) -> bool:
    return Request.objects.filter(
        session=message.about,
        state__in=["planned", "begun"],
        opens_at__lte=at,
        session__appointment__state="booked",
        session__appointment__starts_at__gt=at,
    ).exists()


def _address(message: Message) -> str | None:
    return client_email(message.person)


def _nothing(message: Message) -> dict[str, str]:
    return {}


KINDS = (
    MessageKind(
        "questionnaire-open",
        "There is something for you before your appointment",
        "There is something for you to fill in before your appointment, if you want to.\n"
        "{sign_in}\n\n{service} {telephone}\n",
        _still_open,
        _address,
        _nothing,
    ),
)
