"""The page of today and its sheet on paper: what moved, and whom to ring."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.care.actions.contact_log import ask_for_call_back
from sixteen.care.actions.safeguarding import open_concern
from sixteen.journeys.answering import finish
from sixteen.people.models import SafeContact
from sixteen.scheduling.models import Appointment
from sixteen.workspace.naming import as_printed
from tests.people_of import answer, audited
from tests.portal.house import NOW
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=5)


def at(session, starts_at=LATER, **more) -> None:  # type: ignore[no-untyped-def]
    ends = starts_at + timedelta(minutes=50)
    Appointment.objects.filter(pk=session.appointment_id).update(
        starts_at=starts_at, ends_at=ends, busy_until=ends, **more
    )


def finished(practice, number: int, values: list[int | None]) -> None:  # type: ignore[no-untyped-def]
    request = practice.house.request(practice.course, number=number)
    for item, value in enumerate(values, 1):
        answer(request, item, value)
    finish(request=request, by=practice.client.account, at=NOW)


@pytest.fixture
def seen(practice):  # type: ignore[no-untyped-def]
    """Mina comes today; `seen()` is the page as her therapist reads it."""
    at(practice.course.sessions.get(number=7))
    return lambda name="today": as_(practice.therapist).get(url(name)).content.decode()


def test_totals_stand_beside_the_last_ones(practice, seen) -> None:
    finished(practice, 6, [1] * 8 + [0])
    finished(practice, 7, [2] * 7 + [0, 0])
    assert "PHQ-9 14, 8 last time." in seen()


def test_an_answer_about_safety_that_changed_stands_in_words(practice, seen) -> None:
    finished(practice, 6, [0] * 9)
    finished(practice, 7, [0] * 8 + [1])
    page = seen()
    assert "PHQ-9, question 9 about safety: “Several days”; last time “Not at all”" in page
    assert "PHQ-9 1, 0 last time." in page


def test_what_is_as_last_time_or_left_out_is_said_too(practice, seen) -> None:
    finished(practice, 6, [0] * 8 + [1])
    finished(practice, 7, [0] * 8 + [1])
    page = seen()
    assert "“Several days”; as last time" in page and "PHQ-9 1, as last time." in page


def test_a_question_about_safety_that_was_left_out_is_asked(practice, seen) -> None:
    finished(practice, 7, [0] * 8 + [None])
    page = seen()
    assert "question 9 about safety: not answered. Ask." in page
    assert "PHQ-9: no total, 1 left out." in page


def test_an_unfinished_form_shows_its_answer_about_safety_and_no_total(practice, seen) -> None:
    answer(practice.house.request(practice.course), 9, 2)
    page = seen()
    assert "“More than half the days”" in page and "Questionnaires: not yet" in page
    assert "PHQ-9 2" not in page


def test_whose_answers_were_shown_is_audited(practice, seen) -> None:
    seen()
    assert audited("view-answers") == 0
    finished(practice, 7, [0] * 9)
    seen()
    assert audited("view-answers", person=practice.client.pk, actor=practice.therapist.pk) == 1


def test_the_sheet_has_the_hour_and_no_answers(practice, seen) -> None:
    finished(practice, 7, [0] * 8 + [1])
    page = seen("today_on_paper")
    assert "15:00 to 15:50" in page and "Room 2, Mill House" in page
    assert "Mina O." in page and "Okafor" not in page.split("<main")[1]
    assert "Shred this" in page and "Questionnaires: all in" in page
    assert "Several days" not in page and "PHQ" not in page
    assert audited("print-day", person=practice.client.pk) == 1


@pytest.mark.parametrize(
    ("phone", "format", "rung"),
    [(False, "in_person", False), (True, "in_person", True), (False, "phone", True)],
)
def test_a_number_is_printed_only_where_it_may_be_rung(practice, seen, phone, format, rung):
    SafeContact.objects.update(phone=phone)
    at(practice.course.sessions.get(number=7), format=format)
    page = seen("today_on_paper")
    assert ("020 7946 0000" in page) is rung and ("Do not ring" in page) is not rung
    assert ("No voicemail" in page) is rung and ("Never ring on Sundays" in page) is rung


def test_names_on_paper_are_the_services_choice(practice, seen, settings) -> None:
    settings.PRINTED_NAMES = "initials"
    assert "M. O." in seen("today_on_paper")
    settings.PRINTED_NAMES = "full"
    assert "Mina Okafor" in seen("today_on_paper")
    assert as_printed("Mina Ada Okafor", "first") == "Mina O."
    assert as_printed("Mina", "first") == "Mina" and as_printed("Mina", "initials") == "M."


def crowd(practice, numbers: range) -> None:  # type: ignore[no-untyped-def]
    """Clients today, each with all that stands on the page: an alert, no note, a call …"""
    for number in numbers:
        client = practice.house.client(f"Person {number}")
        course = practice.house.course(client, planned=0)
        for session, days in ((1, -1), (2, 0)):
            starts = NOW + timedelta(days=days, minutes=10 * number)
            made = Appointment.objects.create(
                kind_id="session",
                therapist=practice.therapist,
                client=client,
                room=practice.room,
                format="in_person",
                starts_at=starts,
                ends_at=starts + timedelta(minutes=5),
                busy_until=starts + timedelta(minutes=5),
                zone="Europe/London",
                wall=f"{starts:%Y-%m-%dT%H:%M}",
                state="booked",
                made_at=NOW,
            )
            state = "planned" if days == 0 else "held"
            course.sessions.create(number=session, appointment=made, state=state)
        answer(practice.house.request(course, number=2), 9, 1)
        practice.enquiry(days=-2 - number, name=f"Other {number}")
        given = {"mark": uuid.uuid4(), "by": practice.therapist, "at": NOW}
        call = {"name": "Ada", "number": "07700 900123", "words": "", "due": NOW.date()}
        ask_for_call_back(client=client, owner=practice.therapist, **call, **given)
        seen = {"about": "child", "seen": "Alone", "consent": "nothing_shared"}
        open_concern(course=course, said=seen, **given)


@pytest.mark.parametrize("name", ["today", "today_on_paper"])
def test_the_number_of_queries_does_not_grow(practice, name) -> None:
    browser, counts = as_(practice.therapist), []
    browser.get(url(name))
    for numbers in (range(5), range(5, 30)):
        crowd(practice, numbers)
        with CaptureQueriesContext(connection) as caught:
            page = browser.get(url(name)).content.decode()
        counts.append(len(caught))
    assert "Person 29" in page or "Person 2." in page
    assert counts[0] == counts[1]
