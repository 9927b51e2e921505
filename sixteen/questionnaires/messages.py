"""The messages that something is open to answer: that it is there, not what it is."""

from datetime import datetime

from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address, client_telephone
from sixteen.people.queries import FOLLOW_UP, agrees_to
from sixteen.questionnaires.models import Request


def _still_open(message: Message, at: datetime) -> bool:
    """Something is not answered yet, and the appointment stands as it did when this was queued."""
    return Request.objects.filter(
        session=message.about,
        state__in=["planned", "begun"],
        opens_at__lte=at,
        session__appointment__state="booked",
        session__appointment__starts_at__gt=at,
        session__appointment__revision=message.about_revision,
    ).exists()


def _still_asked(message: Message, at: datetime) -> bool:
    """The follow-up is open and not stopped, its client still agrees, and something is not
    answered. Who began and stopped is not reminded: they know of it."""
    asked = Request.objects.filter(
        follow_up=message.about,
        follow_up__client=message.person,
        follow_up__state="planned",
        follow_up__opens_at__lte=at,
        follow_up__closes_at__gt=at,
        state="planned",
        opens_at__lte=at,
    )
    return asked.exists() and agrees_to(message.person, FOLLOW_UP)


def _nothing(message: Message) -> dict[str, str]:
    return {}


KINDS = (
    MessageKind(
        "questionnaire-open",
        "There is something for you before your appointment",
        "There is something for you to fill in before your appointment, if you want to.\n"
        "{sign_in}\n\n{sender} {telephone}\n",
        _still_open,
        client_address,
        _nothing,
        text="There is something for you to fill in before your appointment, if you want to. "
        "{sender} {telephone}",
        number=client_telephone,
        quiet=Quiet.WAITS,
    ),
    MessageKind(
        "follow-up-open",
        "How are things now?",
        "Some time ago you agreed that we ask how things are now. There is something for you to "
        "fill in, if you want to.\n{sign_in}\n\nYou can end this there, or tell us: "
        "{telephone}\n\n{sender}\n",
        _still_asked,
        client_address,
        _nothing,
        text="There is something for you to fill in, if you want to. {sender} {telephone}",
        number=client_telephone,
        quiet=Quiet.WAITS,
        matters=False,
    ),
    MessageKind(
        "follow-up-reminder",
        "How are things now?",
        "There is still something for you to fill in. If you would rather not, you need not do "
        "anything: we do not ask about it again.\n{sign_in}\n\n{sender} {telephone}\n",
        _still_asked,
        client_address,
        _nothing,
        text="There is still something for you to fill in, if you want to. {sender} {telephone}",
        number=client_telephone,
        quiet=Quiet.WAITS,
        matters=False,
    ),
    MessageKind(
        "questionnaire-nudge",
        "Before your appointment",
        "There is still something to fill in before your appointment. If you would rather not, "
        "come as you are.\n{sign_in}\n\n{sender} {telephone}\n",
        _still_open,
        client_address,
        _nothing,
        text="There is still something to fill in before your appointment. If you would rather "
        "not, come as you are. {sender} {telephone}",
        number=client_telephone,
        quiet=Quiet.WAITS,
        matters=False,
    ),
)
