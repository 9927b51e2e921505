"""A therapist is away: nobody comes in vain, nobody is told unsafely, no session is used up."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from icalendar import Calendar

from sixteen.care import away_messages
from sixteen.care.actions.absences import (
    end_absence,
    give_alerts_of_the_away,
    note_told,
    record_absence,
    write_notice,
)
from sixteen.care.cover import cover_of
from sixteen.care.models import Absence, Alert, AwayNotice, CourseChange, DutyTurn, LostAppointment
from sixteen.care.models.course import BESIDE
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.journeys import absences
from sixteen.journeys.absence_page import told_of
from sixteen.journeys.absences import Changed, cancel_for_absence, mark_of, to_tell
from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from sixteen.people.actions import restrict_contact
from sixteen.questionnaires.models import Request
from sixteen.scheduling.models import Appointment, Leave
from tests.outbox.server import Delivered, MailServer
from tests.people_of import at_work, audited, nothing_changed
from tests.portal.house import NOW

MIDNIGHT = NOW.replace(hour=0)
WEEK = {"starts_at": MIDNIGHT, "ends_at": MIDNIGHT + timedelta(days=7)}


@pytest.fixture
def away(practice, rae):  # type: ignore[no-untyped-def]
    return record_absence(therapist=practice.therapist, cover=None, by=rae, at=NOW, **WEEK)


def settled(absence: Absence, by, at=NOW) -> int:  # type: ignore[no-untyped-def]
    return cancel_for_absence(absence=absence, mark=mark_of(to_tell(absence, at=at)), by=by, at=at)


def test_nothing_is_cancelled_or_sent_before_somebody_says_so(practice, rae) -> None:
    with nothing_changed(Message.objects.count, Appointment.objects.filter(state="booked").count):
        made = record_absence(therapist=practice.therapist, cover=None, by=rae, at=NOW, **WEEK)
        (person,) = to_tell(made, at=NOW)
    assert person.client == practice.client
    assert Leave.objects.get().therapist == practice.therapist
    assert person.words == (
        "Your appointment on Thursday 26 November, 18:30, does not take place. We are sorry. You "
        "need not do anything. Your next one is on Thursday 3 December, 18:30, as planned."
    )


def test_no_session_is_used_up_and_what_hangs_on_one_moves_with_it(practice, rae, away) -> None:
    course = practice.course
    request = practice.house.request(course, opens_at=NOW + timedelta(days=1))
    before = list(course.sessions.order_by("number").values_list("appointment_id", flat=True))
    assert settled(away, rae) == 1
    *sessions, beside = course.sessions.order_by("number")
    assert [each.state for each in sessions] == ["held"] * 6 + ["planned"] * 10
    assert [each.appointment_id for each in sessions] == [*before[:6], *before[7:], None]
    assert Appointment.objects.get(pk=before[6]).state == "cancelled"
    assert LostAppointment.objects.get().appointment_id == before[6] == beside.appointment_id
    kept = beside.attendance
    assert (beside.state, kept.cancelled_by, kept.uses_up) == ("cancelled", "therapist", False)
    assert Request.objects.get(pk=request.pk).opens_at.date() == (NOW + timedelta(days=8)).date()
    course.refresh_from_db()
    assert course.next_action_due == sessions[6].appointment.starts_at
    assert course.planned_sessions == 16
    change = CourseChange.objects.get(what="session_lost")
    # The sixteenth has no time yet, so the last day that is known is the fifteenth's.
    assert (change.last_before, change.last_after) == (date(2027, 1, 28), date(2027, 1, 28))


def test_a_consultation_falls_out_too_and_its_person_is_not_lost(practice, rae) -> None:
    enquiry = practice.enquiry(days=1)
    made = record_absence(therapist=practice.therapist, cover=None, by=rae, at=NOW, **WEEK)
    assert settled(made, rae) == 2
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.next_action) == ("enquiry", "arrange-consultation")
    assert {each.kind for each in Message.objects.all()} == {"away-notice"}


def taken_out(letter: Delivered) -> list[str]:
    """What its parts take out of a calendar, one appointment each."""
    parts = [each for each in letter.mail.walk() if "calendar" in each.get_content_type()]
    inside = [Calendar.from_ical(each.get_content()) for each in parts]
    assert all(each["method"] == "CANCEL" for each in inside)
    return [str(event["uid"]) for each in inside for event in each.events]


def test_every_time_that_falls_out_leaves_the_calendar(practice, rae, settings) -> None:
    settings.ADDRESS, settings.SENDER_ADDRESS = "https://book.example.org", "office@example.org"
    settings.EMAIL_ON = True
    span = {"starts_at": MIDNIGHT, "ends_at": MIDNIGHT + timedelta(days=14)}
    made = record_absence(therapist=practice.therapist, cover=None, by=rae, at=NOW, **span)
    before = practice.course.sessions.order_by("number").values_list("appointment_id", flat=True)
    lost = [str(each) for each in before[6:8]]
    assert settled(made, rae) == 1
    with MailServer() as server:
        server.carries_for(settings)
        assert send_due(at=NOW).sent == 1
    assert taken_out(server.letters[0]) == lost
    beside = practice.course.sessions.filter(number__gt=BESIDE).order_by("number")
    assert [str(each.appointment_id) for each in beside] == lost


def test_each_is_told_once_by_their_safe_way_and_reception_rings_the_others(
    practice, rae, settings
) -> None:
    enquiry = practice.enquiry(days=1)
    restrict_contact(client=enquiry.client, by=rae, at=NOW, email=False, text=False)
    settings.ADDRESS, settings.SENDER_ADDRESS = "https://book.example.org", "office@example.org"
    settings.EMAIL_ON = True
    made = record_absence(therapist=practice.therapist, cover=None, by=rae, at=NOW, **WEEK)
    assert settled(made, rae) == 2
    assert settled(made, rae) == 0
    with MailServer() as server:
        server.carries_for(settings)
        assert send_due(at=NOW).sent == 1
    (letter,) = server.letters
    assert letter.to == ["mina@example.org"]
    assert "18:30, does not take place" in letter.mail.get_body().get_content()
    rung, told = told_of(made, at=NOW)
    assert (rung.client, rung.calls) == (enquiry.client, True)
    assert (told.client, told.done, told.calls) == (practice.client, "Told by e-mail.", False)
    (lost,) = told.notice.lost.all()
    assert taken_out(letter) == [str(lost.appointment_id)]
    note_told(notice=rung.notice, by=rae, at=NOW)
    note_told(notice=rung.notice, by=rae, at=NOW)
    assert not any(each.calls for each in told_of(made, at=NOW))
    assert audited("tell-of-absence") == 1


def wanted(at=NOW) -> bool:  # type: ignore[no-untyped-def]
    return away_messages._still_to_be_said(Message.objects.get(kind="away-notice"), at)


def test_what_is_not_true_any_more_is_not_sent(practice, rae, away) -> None:
    settled(away, rae)
    assert wanted()
    lost = Appointment.objects.filter(state="cancelled")
    lost.update(state="booked")
    assert not wanted()
    lost = Appointment.objects.filter(pk=LostAppointment.objects.get().appointment_id)
    lost.update(state="cancelled")
    assert wanted() and not wanted(at=NOW + timedelta(days=3))
    end_absence(absence=away, by=rae, at=NOW)
    assert not wanted()
    assert Message.objects.get(kind="away-notice").outcome == "withdrawn"


def test_it_goes_only_as_the_contact_allows_when_it_is_sent(practice, rae, away, settings) -> None:
    settings.EMAIL_ON, settings.SENDER_ADDRESS = True, "office@example.org"
    settled(away, rae)
    restrict_contact(client=practice.client, by=rae, at=NOW, email=False, text=False)
    assert send_due(at=NOW).sent == 0
    (row,) = told_of(away, at=NOW)
    assert (row.done, row.calls) == ("It was not sent.", True)


def test_words_that_tell_are_refused_and_two_windows_do_not_overwrite(practice, rae, away) -> None:
    given = {"absence": away, "client": practice.client, "by": rae, "at": NOW}
    for words in ("Your session is off.", "Your therapist is ill.", "See https://example.org"):
        with pytest.raises(NotAllowed):
            write_notice(words=words, revision=0, **given)
    first = write_notice(words="Thursday falls out.", revision=0, **given)
    with pytest.raises(Stale) as stale:
        write_notice(words="Something else.", revision=0, **given)
    assert stale.value.row.open("words") == "Thursday falls out."
    assert to_tell(away, at=NOW)[0].words == "Thursday falls out."
    settled(away, rae)
    with pytest.raises(NotAllowed):
        write_notice(words="Too late.", revision=first.revision + 1, **given)


def test_whoever_presses_the_button_has_seen_what_it_does(practice, rae, away) -> None:
    mark = mark_of(to_tell(away, at=NOW))
    practice.enquiry(days=1)
    with nothing_changed(AwayNotice.objects.count, Message.objects.count), pytest.raises(Changed):
        cancel_for_absence(absence=away, mark=mark, by=rae, at=NOW)


def test_back_early_gives_the_time_back(practice, rae) -> None:
    later = {name: each + timedelta(days=30) for name, each in WEEK.items()}
    made = record_absence(therapist=practice.therapist, cover=None, by=rae, at=NOW, **later)
    end_absence(absence=made, by=rae, at=NOW)
    assert not Leave.objects.exists()
    assert to_tell(Absence.objects.get(), at=NOW) == []


def test_an_alert_of_somebody_who_is_away_goes_to_who_stands_in(practice, rae) -> None:
    alert = practice.alert()
    Alert.objects.update(taken_at=NOW)
    DutyTurn.objects.all().delete()
    at_work(practice.other)
    assert cover_of(practice.course, at=NOW).reader == practice.therapist
    given = {"therapist": practice.therapist, "by": rae, "at": NOW, **WEEK}
    record_absence(cover=practice.other, **given)
    alert.refresh_from_db()
    assert (alert.owner, alert.taken_at) == (practice.other, None)
    assert Message.objects.get(kind="alert-covered").person == practice.other.person
    assert cover_of(practice.course, at=NOW).reader == practice.other
    assert give_alerts_of_the_away(at=NOW) == 0
    with pytest.raises(NotAllowed):
        record_absence(cover=rae, **given)


def test_leave_that_begins_later_moves_alerts_when_it_begins(practice, rae) -> None:
    alert = practice.alert()
    at_work(practice.other, days=7)
    later = {name: each + timedelta(days=2) for name, each in WEEK.items()}
    record_absence(therapist=practice.therapist, cover=practice.other, by=rae, at=NOW, **later)
    assert give_alerts_of_the_away(at=NOW) == 0
    assert give_alerts_of_the_away(at=NOW + timedelta(days=2)) == 1
    alert.refresh_from_db()
    assert alert.owner == practice.other


def test_planted_a_session_just_cancelled_is_found(practice, rae, away, monkeypatch) -> None:
    monkeypatch.setattr(absences, "use_up_none", lambda **given: None)
    with pytest.raises((AssertionError, IntegrityError)):
        test_no_session_is_used_up_and_what_hangs_on_one_moves_with_it(practice, rae, away)
