"""Every kind of message there is, as it crosses the wire, with names that break things.

Tried over KINDS: a kind that a room declares is tried here without anybody having to think of it.
"""

import copy
import os
from dataclasses import replace
from email.utils import formataddr, getaddresses

import pytest
from django.db import transaction
from django.utils import translation
from icalendar import Calendar

from sixteen.care.models import AwayNotice
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.protocol import PROTOCOLS
from sixteen.outbox import delivering, kinds
from sixteen.outbox.gsm import ONE_SEGMENT, septets
from sixteen.outbox.sending import send_due
from sixteen.people.models import Client
from sixteen.project.kinds import KINDS
from sixteen.project.settings_reading import read_line
from sixteen.scheduling.models import FORMATS, Site
from sixteen.vault.rows import opened
from tests.language.pseudo import PART, outside, speaking
from tests.once import once_a_module
from tests.outbox.everything import AWKWARD, CANARY, TODAY, Everything
from tests.outbox.server import Delivered, MailServer
from tests.portal.house import NOW
from tests.repository.test_words import TELLING, wrong

ADDRESS, SENDER = "https://book.example.org", "office@example.org"
NAMES = AWKWARD if os.environ.get("SIXTEEN_TEST_LONG") else TODAY
# Longer than any other day with its date.
LONGEST_DAY = "Wednesday 30 September"
HEADERS = {
    *("content-type", "mime-version", "subject", "from", "to", "date", "message-id"),
    *("auto-submitted", "x-auto-response-suppress", "content-transfer-encoding"),
}


standing = once_a_module(Everything)


@pytest.fixture
def everything(standing, db, settings):  # type: ignore[no-untyped-def]
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}
    settings.ADDRESS, settings.SENDER_ADDRESS = ADDRESS, SENDER
    settings.DEFAULT_FROM_EMAIL = f"Appointments <{SENDER}>"
    copied = copy.deepcopy(standing)
    # What a kind is about is the same in every test: looking for it takes a second.
    copied.found = standing.found
    return copied


def sent(kind, everything, settings) -> tuple[Delivered, str]:  # type: ignore[no-untyped-def]
    """The one letter, and the address that it was meant for."""
    message = everything.message(kind)
    meant_for = kind.address(message)
    with MailServer() as server:
        server.carries_for(settings)
        report = send_due(at=NOW)
    assert report.sent == 1, report
    (letter,) = server.letters
    return letter, meant_for


def said(letter: Delivered) -> str:
    """Everything in it that somebody could read."""
    mail = letter.mail
    files = [str(part.get_filename("")) for part in mail.walk()]
    parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
    words = [part if isinstance(part, str) else part.decode() for part in parts]
    return "\n".join([str(value) for value in mail.values()] + files + words)


def telling(words: str) -> list[str]:
    """What in these words says that it is about therapy, or about whom."""
    names = [each.name for each in MEASURES.values()]
    names += [*MEASURES, *(code for code in PROTOCOLS if code.isupper())]
    named = [name for name in (*names, CANARY, "Psycho") if name.lower() in words.lower()]
    return named + wrong(words, TELLING)


def faults(letter: Delivered, meant_for: str, sender: str) -> list[str]:
    """What is wrong with a letter, in words."""
    mail, found = letter.mail, []
    if letter.to != [meant_for] or getaddresses([str(mail["To"])]) != [("", meant_for)]:
        found.append(f"not to the one address alone: {letter.to}, {mail['To']}")
    if getaddresses([str(mail["From"])]) != [(sender, SENDER)] or letter.sender != SENDER:
        found.append(f"not from the neutral sender: {mail['From']}")
    if extra := {name.lower() for name in mail} - HEADERS:
        found.append(f"more headers than it needs: {extra}")
    if mail["Auto-Submitted"] != "auto-generated":
        found.append("away notes will answer it")
    subject = str(mail["Subject"])
    if not 0 < len(subject) <= 78 or not subject.isprintable():
        found.append(f"no subject to read: {subject!r}")
    if any(part.get_content_subtype() == "html" for part in mail.walk()):
        found.append("something that can be followed when it is opened")
    words = said(letter)
    if "http" in words.replace(ADDRESS, "") or "{" in subject:
        found.append("it leads elsewhere, or was not filled in")
    return found + [f"it tells: {hit}" for hit in telling(words)]


def calendar_faults(letter: Delivered, method: str) -> list[str]:
    parts = [part for part in letter.mail.walk() if "calendar" in part.get_content_type()]
    files = [part for part in letter.mail.walk() if part.get_content_type() == "application/ics"]
    if not method:
        return ["a calendar part that nobody asked for"] if parts or files else []
    # The first is shown; what takes more out of a calendar comes as files of the same kind.
    (part, *more), (file,) = parts, files
    inside = Calendar.from_ical(part.get_content())
    right = {
        "method of the part": part.get_param("method") == inside["method"] == method,
        "letters of the part": part.get_content_charset() == "utf-8",
        "same file": Calendar.from_ical(file.get_content()) == inside,
        "more": all(Calendar.from_ical(each.get_content())["method"] == method for each in more),
        "attendee": str(inside.events[0]["attendee"]) == f"mailto:{letter.to[0]}",
    }
    return [name for name, is_so in right.items() if not is_so]


def text_faults(kind, message) -> list[str]:  # type: ignore[no-untyped-def]
    if not kind.text:
        return [] if kind.number is kinds.no_number else ["a number without words"]
    words = kind.text_words(message)
    found = [f"it tells: {hit}" for hit in telling(words)]
    if "http" in words or "\n" in words:
        found.append("a link, or more than one line")
    for _, how in FORMATS:
        fields = kind.context(message) | {"day": LONGEST_DAY, "how": how}
        longest = replace(kind, context=lambda _, fields=fields: fields).text_words(message)
        if (septets(longest) or 1000) > ONE_SEGMENT:
            found.append(f"more than one segment: {longest}")
    return found


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_none_tells_anything_whatever_anybody_is_called(name, everything, settings) -> None:
    everything.rename(name, settings)
    found = {}
    for kind in KINDS.values():
        with transaction.atomic():
            letter, meant_for = sent(kind, everything, settings)
            found[kind.name] = faults(letter, meant_for, "Appointments")
            found[kind.name] += calendar_faults(letter, kind.invitation)
            found[kind.name] += text_faults(kind, everything.message(kind))
            transaction.set_rollback(True)
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}
    assert set(found) == set(KINDS)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_sender_may_be_called_anything(everything, settings, monkeypatch, name) -> None:
    monkeypatch.setenv("SIXTEEN_SENDER_NAME", name)
    settings.SENDER_NAME = one_line = read_line("SIXTEEN_SENDER_NAME")
    settings.DEFAULT_FROM_EMAIL = formataddr((one_line, SENDER))
    letter, _ = sent(KINDS["booking-confirmed"], everything, settings)
    ((found, address),) = getaddresses([str(letter.mail["From"])])
    assert address == letter.sender == SENDER and letter.mail["Bcc"] is None
    assert found == one_line or "=?" in name
    part = next(part for part in letter.mail.walk() if part.get_content_subtype() == "calendar")
    organizer = Calendar.from_ical(part.get_content()).events[0]["organizer"]
    assert str(organizer) == f"mailto:{SENDER}"


@pytest.mark.parametrize(
    "address",
    [
        "mina@example.org\nBcc: x@example.org",
        "mina@example.org, other@example.org",
        "Mina <mina@example.org>, other@example.org",
        "mina",
        "@",
        "mina@",
        "undisclosed-recipients:;",
    ],
)
def test_an_address_that_is_not_one_reaches_nobody(
    everything, settings, monkeypatch, address
) -> None:
    kind = replace(KINDS["booking-confirmed"], address=lambda _: address)
    monkeypatch.setitem(KINDS, kind.name, kind)
    everything.message(kind)
    with MailServer() as server:
        server.carries_for(settings)
        assert send_due(at=NOW).sent == 0
    assert server.letters == []


def with_name(message) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {"name": Client.objects.get(pk=message.person).open("name")}


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"subject": "Your therapy session"}, "it tells: therapy"),
        ({"body": "Dear {name}", "context": with_name}, "it tells: Kestrel"),
        ({"body": "Your PHQ-9 is open"}, "it tells: PHQ-9"),
        ({"body": "See https://count.example/?x"}, "it leads elsewhere"),
        ({"subject": "Your appointment " * 9}, "no subject to read"),
    ],
)
def test_a_planted_kind_that_tells_is_seen(everything, settings, monkeypatch, change, seen) -> None:
    kind = replace(KINDS["something-to-read"], **change)
    monkeypatch.setitem(KINDS, kind.name, kind)
    everything.rename("Mina", settings)
    letter, meant_for = sent(kind, everything, settings)
    assert any(seen in fault for fault in faults(letter, meant_for, "Appointments"))


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({"bcc": ["x@example.org"]}, "not to the one address alone"),
        ({"cc": ["x@example.org"]}, "not to the one address alone"),
        ({"from_email": "Hill Road Psychotherapy <x@example.org>"}, "not from the neutral sender"),
        ({"extra_headers": {"List-Unsubscribe": "<mailto:x@example.org>"}}, "more headers"),
    ],
)
def test_a_planted_letter_with_too_much_is_seen(
    everything, settings, monkeypatch, change, seen
) -> None:
    made = delivering.letter

    def more(*given, **more_given):  # type: ignore[no-untyped-def]
        letter = made(*given, **more_given)
        for name, value in change.items():
            setattr(letter, name, value)
        return letter

    monkeypatch.setattr(delivering, "letter", more)
    letter, meant_for = sent(KINDS["something-to-read"], everything, settings)
    assert any(seen in fault for fault in faults(letter, meant_for, "Appointments"))


@pytest.mark.parametrize("planted", ["PUBLISH", "CANCEL", ""])
def test_a_planted_method_that_does_not_match_is_seen(everything, settings, planted) -> None:
    letter, _ = sent(KINDS["booking-confirmed"], everything, settings)
    letter.raw = letter.raw.replace(b'method="REQUEST"', f'method="{planted}"'.encode())
    assert calendar_faults(letter, "REQUEST") == ["method of the part"]


def test_every_sentence_to_a_client_can_be_translated(everything, settings) -> None:
    """In a language of brackets nothing stands without, save addresses and what somebody wrote."""
    written = {
        settings.SENDER_NAME,
        *(row.open("words") for row in opened(AwayNotice.objects.all())),
    }
    written |= {site.address for site in Site.objects.all()}
    tried, found = 0, {}
    with speaking(), translation.override("cy"):
        for kind in (each for each in KINDS.values() if each.is_for_a_client):
            message, tried = everything.message(kind), tried + 1
            words = PART.join([*kind.words(message), kind.text_words(message) if kind.text else ""])
            left = outside(words.replace("\n", PART))
            found[kind.name] = [
                each for each in left if each not in written and not each.startswith("http")
            ]
    assert tried > 10 and {name: left for name, left in found.items() if left} == {}
