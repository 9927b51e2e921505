"""Mail: only where it is safe at that moment, once, in time, with no word of what it is about.

Sent through a mail server of our own on loopback for what crosses the wire, in memory otherwise.
"""

import logging
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from sixteen.outbox import sending
from sixteen.outbox.actions import queue, withdraw
from sixteen.outbox.models import Message
from sixteen.outbox.queries import not_delivered
from sixteen.outbox.sending import LEASE, TRIES_AFTER, send_due
from sixteen.people.actions import restrict_contact
from sixteen.people.models import SafeContact
from sixteen.vault.person_keys import destroy_key
from tests.outbox.server import MailServer
from tests.people_of import answer
from tests.portal.house import NOW

LATER = NOW + timedelta(minutes=5)
ADDRESS = "mina@example.org"


@pytest.fixture
def booked(course):  # type: ignore[no-untyped-def]
    """Mina's next appointment."""
    return course.sessions.get(number=7).appointment


def remind(booked, **more):  # type: ignore[no-untyped-def]
    given = {"kind": "appointment-reminder", "about": booked.pk, "person": booked.client_id}
    given |= {"about_revision": booked.revision, "due_at": NOW, "at": NOW}
    return queue(**(given | more))


def the_message() -> Message:
    return Message.objects.get()


def forbid_email(client, therapist) -> None:  # type: ignore[no-untyped-def]
    restrict_contact(client=client, by=therapist, at=NOW, email=False)


def test_one_message_to_one_address_crosses_the_wire(booked, settings) -> None:
    remind(booked)
    with MailServer() as server:
        server.carries_for(settings)
        assert send_due(at=NOW).sent == 1
    (letter,) = server.letters
    assert letter.to == [ADDRESS]
    assert "Your appointment on Thursday 26 November" in letter.text
    assert (the_message().state, the_message().sent_at) == ("sent", NOW)


def test_where_e_mail_is_forbidden_nothing_is_sent_and_it_is_shown_as_not_delivered(
    booked, mina
) -> None:
    SafeContact.objects.filter(client=mina).update(email=False)
    remind(booked)
    assert send_due(at=NOW).void == 1
    assert mail.outbox == []
    assert the_message().outcome == "no safe channel"
    assert not_delivered(at=NOW) == [the_message()]


def test_what_became_stricter_after_queueing_wins(booked, mina, therapist) -> None:
    remind(booked)
    forbid_email(mina, therapist)
    send_due(at=NOW)
    assert mail.outbox == [] and the_message().state == "void"


def test_what_became_stricter_before_the_second_try_wins(
    booked, mina, therapist, monkeypatch
) -> None:
    remind(booked)
    fail_with(monkeypatch, smtplib.SMTPServerDisconnected("gone"))
    assert send_due(at=NOW).later == 1
    monkeypatch.undo()
    forbid_email(mina, therapist)
    send_due(at=LATER)
    assert mail.outbox == [] and the_message().state == "void"


def fail_with(monkeypatch, error: Exception) -> None:  # type: ignore[no-untyped-def]
    def fault(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(EmailMessage, "send", fault)


def test_the_same_message_is_queued_once_and_moves(booked) -> None:
    first = remind(booked)
    again = remind(booked, due_at=LATER)
    assert again.pk == first.pk and the_message().due_at == LATER
    assert send_due(at=NOW).sent == 0 and send_due(at=LATER).sent == 1
    remind(booked, due_at=LATER + timedelta(hours=1))
    assert send_due(at=LATER + timedelta(hours=2)).sent == 0
    assert len(mail.outbox) == 1


def test_what_is_too_late_is_not_sent(booked) -> None:
    remind(booked, expires_at=LATER)
    assert send_due(at=LATER).void == 1
    assert mail.outbox == [] and the_message().outcome == "too late"


def test_what_is_not_wanted_any_more_is_not_sent(booked) -> None:
    remind(booked)
    booked.state = "cancelled"
    booked.save()
    assert send_due(at=NOW).void == 1
    assert mail.outbox == [] and the_message().outcome == "no longer wanted"


def test_what_was_withdrawn_is_not_sent(booked) -> None:
    remind(booked)
    assert withdraw("appointment-reminder", about=booked.pk, at=NOW) == 1
    assert send_due(at=NOW).sent == 0 and mail.outbox == []


def test_where_no_mail_is_sent_at_all_nothing_is_claimed(booked, settings) -> None:
    remind(booked)
    settings.EMAIL_ON = False
    send_due(at=NOW)
    assert (the_message().state, the_message().attempts) == ("queued", 0)


def test_a_mail_server_that_fails_is_tried_again_and_given_up_in_the_end(
    booked, monkeypatch, settings
) -> None:
    settings.QUIET_HOURS = None
    remind(booked)
    fail_with(monkeypatch, smtplib.SMTPServerDisconnected("gone"))
    at = NOW
    for minutes in TRIES_AFTER:
        assert send_due(at=at).later == 1
        assert send_due(at=at).later == 0
        at += timedelta(minutes=minutes)
    assert send_due(at=at).failed == 1
    assert (the_message().state, the_message().outcome) == ("failed", "gave up")
    assert not_delivered(at=at) == [the_message()]


def test_an_impossible_address_does_not_stop_the_others_mail(practice, booked, caplog) -> None:
    remind(booked)
    broken = practice.house.client("Somebody Else")
    broken.seal(email="somebody@example.org\nBcc: x@example.org")
    broken.save()
    other = practice.house.course(broken, hour=12).sessions.get(number=7).appointment
    remind(other, due_at=NOW - timedelta(minutes=1))
    send_due(at=NOW)
    assert [each.recipients() for each in mail.outbox] == [[ADDRESS]]
    assert "somebody" not in caplog.text


def stop_after_sending(monkeypatch, at=NOW) -> None:  # type: ignore[no-untyped-def]
    """One round of a worker whose machine stops between handing over and marking."""

    def stop(*_: object, **__: object) -> str:
        raise SystemExit("the machine stopped")

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(sending, "_settle", stop)
        send_due(at=at)


def test_a_stop_between_sending_and_marking_sends_the_same_again(booked, monkeypatch) -> None:
    remind(booked)
    stop_after_sending(monkeypatch)
    assert send_due(at=LATER).sent == 0
    assert the_message().state == "sending"
    assert send_due(at=NOW + LEASE).sent == 1
    first, again = (each.message()["Message-ID"] for each in mail.outbox)
    assert first == again == f"<{the_message().pk}@localhost>"
    assert (the_message().state, the_message().attempts) == ("sent", 2)
    assert not_delivered(at=NOW) == []


def test_what_became_stricter_while_the_machine_stood_still_wins(
    booked, mina, therapist, monkeypatch
) -> None:
    remind(booked)
    stop_after_sending(monkeypatch)
    forbid_email(mina, therapist)
    send_due(at=NOW + LEASE)
    assert len(mail.outbox) == 1 and the_message().state == "void"


def test_a_message_that_stops_every_machine_is_for_a_person_in_the_end(booked, monkeypatch) -> None:
    remind(booked)
    for number in range(len(TRIES_AFTER) + 1):
        stop_after_sending(monkeypatch, at=NOW + number * LEASE)
    assert send_due(at=NOW + (len(TRIES_AFTER) + 1) * LEASE).sent == 0
    assert (the_message().state, the_message().outcome) == ("failed", "perhaps sent")
    assert not_delivered(at=NOW) == [the_message()]


def test_a_worker_that_was_slow_does_not_undo_what_another_one_did(booked, monkeypatch) -> None:
    remind(booked)
    late = sending._claim(NOW)
    assert send_due(at=NOW + LEASE).sent == 1
    sending._try_later(late, NOW + LEASE)
    assert (the_message().state, the_message().attempts) == ("sent", 2)


def test_a_server_that_hangs_costs_a_round_three_tries(practice, monkeypatch) -> None:
    sessions = practice.course.sessions.filter(number__gt=6).select_related("appointment")
    for session in sessions:
        remind(session.appointment)
    fail_with(monkeypatch, TimeoutError("no answer"))
    assert send_due(at=NOW).later == 3
    assert Message.objects.filter(state="queued", attempts=0).count() == len(sessions) - 3


def test_what_waited_for_days_is_for_a_person(booked, settings) -> None:
    """A restored backup, or a mail server that was set up late, writes to nobody out of nothing."""
    remind(booked, due_at=NOW - timedelta(days=3, minutes=1))
    assert send_due(at=NOW).failed == 1
    assert mail.outbox == [] and not_delivered(at=NOW) == [the_message()]


def test_somebody_who_was_erased_gets_nothing(booked, mina) -> None:
    remind(booked)
    destroy_key(mina.pk, at=NOW)
    assert send_due(at=NOW).void == 1
    assert mail.outbox == []


def test_an_address_is_never_in_a_log(booked, monkeypatch, caplog) -> None:
    remind(booked)
    refused = {ADDRESS: (550, b"no such person mina@example.org")}
    fail_with(monkeypatch, smtplib.SMTPRecipientsRefused(refused))
    with caplog.at_level(logging.DEBUG):
        send_due(at=NOW)
    assert "SMTPRecipientsRefused" in caplog.text
    assert "mina" not in caplog.text and "example.org" not in caplog.text


def test_the_staff_message_of_an_alert_names_no_client_and_no_answer(practice, course) -> None:
    answer(practice.house.request(course), 9, 3)
    send_due(at=NOW)
    (sent,) = mail.outbox
    assert sent.to == [practice.duty.open("address")]
    said = f"{sent.subject} {sent.body}".casefold()
    for word in ("mina", "okafor", "phq", "dead", "hurt", "suicid", "safety", "alert", "nearly"):
        assert word not in said
