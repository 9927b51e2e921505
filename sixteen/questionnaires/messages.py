"""The messages that something is open to answer: that it is there, not what it is."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from sixteen.domain.measures.catalogue import with_text
from sixteen.outbox.kinds import MessageKind
from sixteen.outbox.models import LET_GO, NO_SIGN_IN, Message
from sixteen.outbox.quiet import Quiet
from sixteen.outbox.recipients import client_address, client_telephone
from sixteen.people.models import Account, Client
from sixteen.people.proof import can_sign_in
from sixteen.people.queries import FOLLOW_UP, agrees_to, has_own_mailbox
from sixteen.questionnaires.experience import code_of as experience_code
from sixteen.questionnaires.links import code_to_send
from sixteen.questionnaires.models import ExperienceLink, Request


def _still_open(message: Message, at: datetime) -> bool:
    """Something is not answered yet, and the session has the time for which this was queued."""
    return Request.objects.filter(
        session=message.about,
        measure__in=with_text(),
        state__in=["planned", "begun"],
        opens_at__lte=at,
        session__appointment__state="booked",
        session__appointment__starts_at__gt=at,
        session__appointment__starts_at=message.expires_at,
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


def _two_read_it(message: Message) -> bool:
    """Whether another client reads the mailbox too: two links there tell nobody whose is which, and
    who opens the wrong one answers in the other's record. So each signs in as themselves."""
    client = Client.objects.filter(pk=message.person).first()
    return client is not None and not has_own_mailbox(client)


def _cannot_begin(message: Message) -> str:
    """No link, and no sign-in: somebody tells them, and finds another way."""
    account = Account.objects.filter(client=message.person).first()
    return NO_SIGN_IN if _two_read_it(message) and not can_sign_in(account) else ""


def _not_reminded(message: Message) -> str:
    """Whoever was told by somebody is not reminded by somebody."""
    return LET_GO if _cannot_begin(message) else ""


def _to_a_session(message: Message) -> dict[str, str]:
    return _link(
        message,
        code_to_send(session=message.about),
        gettext("It opens without a password until your appointment:"),
    )


def _to_a_follow_up(message: Message) -> dict[str, str]:
    return _link(
        message,
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


def _link(message: Message, code: str, until: str) -> dict[str, str]:
    """Where it is. Without links, or where two read the mailbox, the page to sign in at; nothing
    without an address of ours."""
    has_link = settings.ADDRESS and settings.QUESTIONNAIRE_LINKS and code
    if not has_link or _two_read_it(message):
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
        no_use=_cannot_begin,
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
        no_use=_cannot_begin,
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
        no_use=_not_reminded,
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
        no_use=_not_reminded,
        matters=False,
    ),
)
