"""A text goes only where e-mail is not safe and a text is; in one segment, with no link."""

import logging

import hypothesis
import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from sixteen.outbox import texts
from sixteen.outbox.actions import queue
from sixteen.outbox.gsm import plainer, septets
from sixteen.outbox.models import Message
from sixteen.outbox.queries import not_delivered, rendered_messages
from sixteen.outbox.sending import LEASE, send_due
from sixteen.people.models import Client, SafeContact
from tests.outbox.test_sending import stop_after_sending
from tests.people_of import answer
from tests.portal.house import NOW

TAKEN: list[dict[str, str]] = []


def carrier(*, to: str, text: str, reference: str) -> None:
    """Stands for somebody who carries texts."""
    TAKEN.append({"to": to, "text": text, "reference": reference})


def broken(**_: str) -> None:
    raise RuntimeError("no route to 020 7946 0000")


@pytest.fixture(autouse=True)
def _carried(settings):  # type: ignore[no-untyped-def]
    TAKEN.clear()
    settings.SMS = f"{__name__}.carrier"


@pytest.fixture
def message(course):  # type: ignore[no-untyped-def]
    """A reminder of Mina's next appointment, due now. E-mail and texts are safe for her."""
    booked = course.sessions.get(number=7).appointment
    return queue(
        kind="appointment-reminder",
        about=booked.pk,
        about_revision=booked.revision,
        person=booked.client_id,
        due_at=NOW,
        at=NOW,
    )


def allow(client: Client, **ways: bool) -> None:
    SafeContact.objects.filter(client=client).update(**ways)


def how_it_went(message: Message) -> tuple[str, str, str]:
    message.refresh_from_db()
    return message.state, message.channel, message.outcome


def test_e_mail_where_it_is_safe(message) -> None:
    send_due(at=NOW)
    assert len(mail.outbox) == 1 and TAKEN == []
    assert how_it_went(message) == ("sent", "email", "")


def test_a_text_where_only_that_is_safe(mina, message) -> None:
    allow(mina, email=False)
    send_due(at=NOW)
    assert mail.outbox == [] and how_it_went(message) == ("sent", "text", "")
    (taken,) = TAKEN
    assert (taken["to"], taken["reference"]) == ("02079460000", str(message.pk))
    assert taken["text"] == "Your appointment: Thursday 26 November, 18:30, in person. Appointments"


def test_nobody_where_neither_is(mina, message) -> None:
    allow(mina, email=False, text=False)
    send_due(at=NOW)
    assert mail.outbox == [] and TAKEN == []
    assert how_it_went(message) == ("void", "", "no safe channel")
    assert not_delivered(at=NOW) == [message]


@pytest.mark.parametrize("phone", [None, "", "n/a", "12 34", "none\nof yours"])
def test_what_is_no_number_is_not_dialled(mina, message, phone) -> None:
    allow(mina, email=False)
    mina.seal(phone=phone)
    mina.save()
    send_due(at=NOW)
    assert TAKEN == [] and how_it_went(message)[2] == "no safe channel"


def test_where_no_texts_are_sent_it_is_nobody(mina, message, settings) -> None:
    settings.SMS = ""
    allow(mina, email=False)
    send_due(at=NOW)
    assert TAKEN == [] and how_it_went(message)[2] == "no safe channel"


def test_texts_go_where_no_mail_is_sent_at_all(message, settings) -> None:
    settings.EMAIL_ON = False
    send_due(at=NOW)
    assert mail.outbox == [] and len(TAKEN) == 1


def test_staff_are_never_sent_a_text(practice, course, settings) -> None:
    settings.EMAIL_ON = False
    answer(practice.house.request(course), 9, 3)
    send_due(at=NOW)
    assert TAKEN == []
    assert Message.objects.get(kind="alert-for-staff").outcome == "no safe channel"


def test_a_carrier_that_fails_is_tried_again_and_says_no_number(
    mina, message, settings, caplog
) -> None:
    settings.SMS = f"{__name__}.broken"
    allow(mina, email=False)
    with caplog.at_level(logging.DEBUG):
        assert send_due(at=NOW).later == 1
    assert "7946" not in caplog.text and "OSError" in caplog.text
    assert how_it_went(message) == ("queued", "", "try again")


def test_a_text_that_was_in_flight_goes_again_under_the_same_reference(
    mina, message, monkeypatch
) -> None:
    allow(mina, email=False)
    stop_after_sending(monkeypatch)
    send_due(at=NOW + LEASE)
    assert [taken["reference"] for taken in TAKEN] == [str(message.pk)] * 2


def test_once_sent_it_is_not_queued_for_another_channel(mina, message) -> None:
    allow(mina, email=False)
    send_due(at=NOW)
    allow(mina, email=True)
    again = queue(kind=message.kind, about=message.about, person=message.person, due_at=NOW, at=NOW)
    assert again.pk == message.pk and send_due(at=NOW).sent == 0


def test_the_console_shows_it_and_sends_nothing(mina, message, settings, capsys) -> None:
    settings.SMS = "sixteen.outbox.texts.console"
    allow(mina, email=False)
    send_due(at=NOW)
    assert "To 02079460000" in capsys.readouterr().out


def test_the_demonstration_shows_which_way_it_would_go(mina, message, settings) -> None:
    settings.SMS = ""
    allow(mina, email=False)
    (shown,) = rendered_messages(until=NOW)
    assert shown.by_text and shown.to == "020 7946 0000" and shown.body.endswith("Appointments")


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("07700 900123", "07700900123"),
        ("+44 (0)7700 900123", "+447700900123"),
        ("0044 7700 900-123", "+447700900123"),
        ("07700 900123\r\nBcc: x", "07700900123"),
        ("", None),
        ("ask me", None),
    ],
)
def test_a_number_is_digits(typed, dialled) -> None:
    assert texts.as_dialled(typed) == dialled


@pytest.mark.parametrize(
    ("words", "counted"),
    [("", 0), ("Hello", 5), ("€5", 3), ("a" * 160, 160), ("ŵ", None), ("😀", None), ("“", None)],
)
def test_septets_of_gsm_03_38(words, counted) -> None:
    assert septets(words) == counted


def test_plain_letters_where_the_alphabet_has_none() -> None:
    assert plainer("“Tŷ Ŵyn” – it’s…") == '"Ty Wyn" - it\'s...'
    assert plainer("Käthe Åse £5 €") == "Käthe Åse £5 €"
    assert plainer("😀 שלום") == "😀 שלום"


@hypothesis.settings(deadline=None)
@given(st.text())
def test_plainer_only_ever_helps(words) -> None:
    assert septets(words) is None or plainer(words) == words
