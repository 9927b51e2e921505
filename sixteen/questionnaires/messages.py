"""The messages that something is open to answer: that it is there, not what it is."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from sixteen.domain.measures.catalogue import with_text
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address, client_telephone
from sixteen.people.queries import FOLLOW_UP, agrees_to
from sixteen.questionnaires.experience import code_of as experience_code
from sixteen.questionnaires.links import code_to_send
from sixteen.questionnaires.models import ExperienceLink, Request


def _still_open(message: Message, at: datetime) -> bool:
    """Something is not answered yet, and the appointment stands as it did when this was queued."""
    return Request.objects.filter(
        session=message.about,
        measure__in=with_text(),
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
        measure__in=with_text(),
        follow_up__client=message.person,
        follow_up__state="planned",
        follow_up__opens_at__lte=at,
        follow_up__closes_at__gt=at,
        state="planned",
        opens_at__lte=at,
    )
    return asked.exists() and agrees_to(message.person, FOLLOW_UP)


def _to_a_session(message: Message) -> dict[str, str]:
    return _link(
        code_to_send(session=message.about),
        gettext("It opens without a password until your appointment:"),
    )


def _to_a_follow_up(message: Message) -> dict[str, str]:
    return _link(
        code_to_send(follow_up=message.about),
        gettext("It opens without a password until you have sent it:"),
    )


def _not_said_yet(message: Message, at: datetime) -> bool:
    return ExperienceLink.objects.filter(
        pk=message.about, client=message.person, is_used=False, closes_at__gt=at
    ).exists()


def _to_the_experience(message: Message) -> dict[str, str]:
    link = ExperienceLink.objects.get(pk=message.about)
    if not settings.ADDRESS:
        return {"link": gettext("Ring us if you would like to say.")}
    return {"link": f"{settings.ADDRESS}/how-it-was/{experience_code(link)}/"}


def _link(code: str, until: str) -> dict[str, str]:
    """Where it is. Without links, or without an address of ours, the page to sign in at."""
    if not (settings.ADDRESS and settings.QUESTIONNAIRE_LINKS and code):
        return {"link": f"{settings.ADDRESS}/account/login/" if settings.ADDRESS else ""}
    where = f"{settings.ADDRESS}/for-you/{code}/"
    return {"link": f"{until}\n{where}"}


KINDS = (
    MessageKind(
        "experience-open",
        _("How was it?"),
        _(
            "If you like, say how it was with us. It takes a minute, and what you say is kept "
            "without your name.\n{link}\n\nYou need not do anything: we do not ask about it "
            "again.\n\n{sender} {telephone}\n"
        ),
        _not_said_yet,
        client_address,
        _to_the_experience,
        quiet=Quiet.WAITS,
        matters=False,
    ),
    MessageKind(
        "questionnaire-open",
        _("There is something for you before your appointment"),
        _(
            "There is something for you to fill in before your appointment, if you want to.\n"
            "{link}\n\n{sender} {telephone}\n"
        ),
        _still_open,
        client_address,
        _to_a_session,
        text=_(
            "There is something for you to fill in before your appointment, if you want to. "
            "{sender} {telephone}"
        ),
        number=client_telephone,
        quiet=Quiet.WAITS,
    ),
    MessageKind(
        "follow-up-open",
        _("How are things now?"),
        _(
            "Some time ago you agreed that we ask how things are now. There is something for you "
            "to fill in, if you want to.\n{link}\n\nYou can end this there, or tell us: "
            "{telephone}\n\n{sender}\n"
        ),
        _still_asked,
        client_address,
        _to_a_follow_up,
        text=_("There is something for you to fill in, if you want to. {sender} {telephone}"),
        number=client_telephone,
        quiet=Quiet.WAITS,
        matters=False,
    ),
    MessageKind(
        "follow-up-reminder",
        _("How are things now?"),
        _(
            "There is still something for you to fill in. If you would rather not, you need not do "
            "anything: we do not ask about it again.\n{link}\n\n{sender} {telephone}\n"
        ),
        _still_asked,
        client_address,
        _to_a_follow_up,
        text=_("There is still something for you to fill in, if you want to. {sender} {telephone}"),
        number=client_telephone,
        quiet=Quiet.WAITS,
        matters=False,
    ),
    MessageKind(
        "questionnaire-nudge",
        _("Before your appointment"),
        _(
            "There is still something to fill in before your appointment. If you would rather not, "
            "come as you are.\n{link}\n\n{sender} {telephone}\n"
        ),
        _still_open,
        client_address,
        _to_a_session,
        text=_(
            "There is still something to fill in before your appointment. If you would rather "
            "not, come as you are. {sender} {telephone}"
        ),
        number=client_telephone,
        quiet=Quiet.WAITS,
        matters=False,
    ),
)
