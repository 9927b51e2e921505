"""The hours and the name that a client asked for: nothing leaves outside them, whatever it is.

NOW is Tuesday 24 November 2026, 10:00 in London; Mina's next session is on Thursday the 26th.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from sixteen.domain.contact_hours import LAST, Hours
from sixteen.outbox import deciding, sending
from sixteen.outbox.actions import queue
from sixteen.outbox.models import OUTSIDE, Message
from sixteen.outbox.queries import not_delivered
from sixteen.outbox.sending import send_due
from sixteen.people.actions import restrict_contact
from sixteen.people.actions.clients import add_contact_version
from sixteen.people.actions.contact_limits import set_hours, set_sender, set_text_number
from sixteen.people.messages import client_number
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.people.queries import address_for_codes, current_contact
from sixteen.people.refusals import ContactRefused
from tests.outbox.test_texts import TAKEN
from tests.people_of import answer
from tests.portal.house import NOW, account

WEDNESDAYS = Hours(frozenset({2}), 21, 23)
WEDNESDAY = datetime(2026, 11, 25, 21, 0, tzinfo=UTC)
AFTER_IT = Hours(frozenset({5}), 9, 12)
OPEN = dict.fromkeys(("email", "text", "phone", "voicemail"), True)


@pytest.fixture
def rae(practice):  # type: ignore[no-untyped-def]
    return account(Role.RECEPTION, name="Rae Whitlock")


@pytest.fixture
def booked(course):  # type: ignore[no-untyped-def]
    return course.sessions.get(number=7).appointment


def only(client, way: str, hours: Hours | None, by: Account) -> None:  # type: ignore[no-untyped-def]
    version = current_contact(client).version
    set_hours(client=client, way=way, hours=hours, version=version, by=by, at=NOW)


def send(booked, kind: str = "appointment-reminder", **more):  # type: ignore[no-untyped-def]
    given = {"kind": kind, "about": booked.pk, "person": booked.client_id, "due_at": NOW}
    given |= {"about_revision": booked.revision, "expires_at": booked.starts_at, "at": NOW}
    return queue(**(given | more))


def state(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    return message.state, message.outcome


def test_it_waits_for_their_hours_even_what_goes_at_any_other(booked, mina, rae) -> None:
    """In the evening, where the service itself is quiet: they said when, and that is when."""
    only(mina, "email", WEDNESDAYS, rae)
    waiting = [send(booked), send(booked, "booking-confirmed")]
    assert send_due(at=NOW).quiet == 2 and mail.outbox == []
    assert {state(each) for each in waiting} == {("queued", "their hours")}
    for early in (WEDNESDAY - timedelta(seconds=1), WEDNESDAY - timedelta(hours=2)):
        assert send_due(at=early).sent == 0
    assert send_due(at=WEDNESDAY).sent == 2
    # Made later, decided then: the next Wednesday would be after the session.
    late = send(booked, about_revision=booked.revision, kind="appointment-moved")
    send_due(at=WEDNESDAY + timedelta(hours=2) - LAST)
    assert state(late) == ("void", OUTSIDE) and len(mail.outbox) == 2


def test_a_round_that_takes_long_looks_at_the_clock_before_each(
    booked, mina, rae, monkeypatch
) -> None:
    only(mina, "email", WEDNESDAYS, rae)
    waiting = [send(booked), send(booked, "booking-confirmed")]
    passed, deliver = [0.0], sending.deliver

    def slow(*given, **more) -> None:  # type: ignore[no-untyped-def]
        deliver(*given, **more)
        passed[0] += 16 * 60

    monkeypatch.setattr(sending, "deliver", slow)
    monkeypatch.setattr(sending, "monotonic", lambda: passed[0])
    assert send_due(at=WEDNESDAY + timedelta(minutes=105)).sent == 1
    assert sorted(state(each) for each in waiting) == [("sent", ""), ("void", OUTSIDE)]


def test_what_waited_for_their_hours_until_it_was_over_is_for_a_person(booked, mina, rae) -> None:
    """The worker stood still while they were open."""
    only(mina, "email", WEDNESDAYS, rae)
    message = send(booked)
    assert send_due(at=NOW).quiet == 1
    send_due(at=booked.starts_at + timedelta(minutes=1))
    assert state(message) == ("void", OUTSIDE)


def test_what_would_come_too_late_is_not_sent_and_a_person_has_to_say_it(booked, mina, rae) -> None:
    only(mina, "email", AFTER_IT, rae)
    matters = [send(booked), send(booked, "appointment-moved")]
    only_a_word_before = send(booked, "appointment-in-a-week")
    assert send_due(at=NOW).void == 3 and mail.outbox == []
    assert {state(each) for each in matters} == {("void", OUTSIDE)}
    assert state(only_a_word_before)[0] == "void"
    # At once, while there is time to ring, and not when it was too late.
    assert {each.pk for each in not_delivered(at=NOW)} == {each.pk for each in matters}


def test_a_text_goes_where_e_mail_would_come_too_late_and_never_else(
    booked, mina, rae, settings
) -> None:
    settings.SMS = "tests.outbox.test_texts.carrier"
    TAKEN.clear()
    now = current_contact(mina)
    add_contact_version(mina, OPEN, "", version=now.version + 1, by=rae, at=NOW)
    only(mina, "text", WEDNESDAYS, rae)
    sent = send(booked)
    assert send_due(at=NOW).sent == 1 and len(mail.outbox) == 1 and TAKEN == []
    only(mina, "email", AFTER_IT, rae)
    waits = send(booked, about_revision=booked.revision, kind="booking-confirmed")
    assert send_due(at=NOW).quiet == 1 and state(waits) == ("queued", "their hours")
    assert send_due(at=WEDNESDAY).sent == 1
    assert len(mail.outbox) == 1 and len(TAKEN) == 1
    assert state(sent)[0] == "sent"


def test_a_text_goes_to_the_number_for_texts(booked, mina, rae, settings) -> None:
    settings.SMS, settings.EMAIL_ON = "tests.outbox.test_texts.carrier", False
    TAKEN.clear()
    version = current_contact(mina).version
    set_text_number(client=mina, number="07700 900777", version=version, by=rae, at=NOW)
    send(booked)
    assert send_due(at=NOW).sent == 1
    assert [each["to"] for each in TAKEN] == ["07700900777"]
    with pytest.raises(ContactRefused):
        set_text_number(client=mina, number="", version=version + 1, by=mina.account, at=NOW)
    # It opens no way.
    restrict_contact(client=mina, by=None, at=NOW, text=False)
    assert client_number(mina.pk) is None


def test_hours_of_a_client_keep_no_clinician_from_an_alert(practice, course, mina, rae) -> None:
    only(mina, "email", AFTER_IT, rae)
    answer(practice.house.request(course), 9, 3, at=NOW)
    assert send_due(at=NOW).sent == 1
    assert "mina" not in str(mail.outbox[0].to)


def test_a_code_for_signing_in_comes_only_in_their_hours(mina, rae, settings) -> None:
    settings.CLIENT_EMAIL_CODE = True
    assert address_for_codes(mina.account, at=NOW)
    only(mina, "email", WEDNESDAYS, rae)
    assert address_for_codes(mina.account, at=NOW) is None
    assert address_for_codes(mina.account, at=WEDNESDAY)


def test_the_name_that_they_chose_stands_in_and_above_it_and_in_the_calendar(
    booked, mina, rae, settings
) -> None:
    settings.SENDER_ADDRESS = "office@example.org"
    version = current_contact(mina).version
    set_sender(client=mina, name=" Garden   Club ", version=version, by=rae, at=NOW)
    restrict_contact(client=mina, by=None, at=NOW, voicemail=False)
    send(booked, "booking-confirmed")
    assert send_due(at=NOW).sent == 1
    (letter,) = mail.outbox
    whole = letter.message().as_string()
    assert letter.from_email.startswith("Garden Club <")
    assert "Garden Club" in letter.body and 'CN="Garden Club"' in whole.replace("\n ", "")
    assert "Appointments" not in letter.from_email + letter.body


def test_planted_a_sender_that_forgets_their_hours_is_found(booked, mina, rae, monkeypatch) -> None:
    monkeypatch.setattr(deciding, "next_opening", lambda hours, at, zone: at)
    with pytest.raises(AssertionError):
        test_it_waits_for_their_hours_even_what_goes_at_any_other(booked, mina, rae)
