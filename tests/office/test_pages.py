"""What reception and the service lead see, and nobody else."""

import uuid
from datetime import timedelta

import pytest

from sixteen.audit.models import Entry
from sixteen.care.models import Course
from sixteen.intake.models import Enquiry
from sixteen.outbox.actions import queue
from sixteen.outbox.models import Message
from sixteen.scheduling.models import Appointment
from tests.office.house import NOW, as_, by_telephone

pytestmark = pytest.mark.django_db


def words(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def addresses(office) -> list[str]:
    enquiry = office.practice.enquiry(days=2)
    client, appointment = office.practice.client.pk, enquiry.appointment_id
    return [
        "/office/",
        "/office/enquiries/",
        "/office/clients/",
        f"/office/clients/{client}/",
        f"/office/clients/{client}/contact/",
        f"/office/clients/{client}/invite/",
        f"/office/appointments/{appointment}/move/",
        f"/office/appointments/{appointment}/cancel/",
        "/office/book/",
        "/office/messages/",
    ]


def test_every_page_opens_for_reception_and_for_nobody_else(office):
    others = [
        office.therapist,
        office.practice.supervisor,
        office.practice.duty,
        office.practice.client.account,
    ]
    for address in (*addresses(office), f"/office/clients/{office.practice.client.pk}/book/"):
        shown = as_(office.reception).get(address)
        assert shown.status_code == (
            302 if address.endswith("/book/") and "clients" in address else 200
        )
        for who in others:
            assert as_(who).get(address).status_code == 404, (address, who.role_names)
            assert as_(who).post(address).status_code == 404, (address, who.role_names)


def test_the_service_lead_sees_who_waits_and_no_card(office):
    browser = as_(office.lead)
    assert browser.get("/office/")["Location"] == "/office/enquiries/"
    enquiry = office.practice.enquiry(days=-3)
    page = words(browser.get("/office/enquiries/"))
    assert "Ian Grey" in page and "/office/clients/" not in page
    for address in addresses(office)[2:]:
        assert browser.get(address).status_code == 404, address
    assert browser.get(f"/office/clients/{enquiry.client_id}/").status_code == 404


def test_the_diary_of_a_day(office):
    page = words(office.browser.get("/office/?day=2026-11-26"))
    assert "Thursday 26 November 2026" in page and "Ola Brandt" in page
    assert "18:30" in page and "Mina Okafor" in page and "Room 2, Mill House" in page
    assert "?day=2026-11-25" in page and "?day=2026-11-27" in page
    assert Entry.objects.filter(action="find-client", person=office.practice.client.pk).exists()


def test_a_day_with_nobody(office):
    assert "Nobody is booked on this day" in words(office.browser.get("/office/"))


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "0001-01-01", "9999-12-31", "\x00", "½"])
def test_a_day_that_is_none_is_today(office, day):
    page = words(office.browser.get("/office/", {"day": day}))
    assert "That is not a day in the diary" in page and "Today, Tuesday 24 November 2026" in page


def test_what_is_overdue_and_what_did_not_arrive_are_counted(office):
    office.practice.enquiry(days=-3)
    lost(office.practice.client.pk)
    page = words(office.browser.get("/office/"))
    assert "1 person waits" in page and "1 message not delivered" in page


def lost(person, kind="appointment-moved", outcome="gave up") -> Message:
    about = uuid.uuid4()
    message = queue(kind=kind, about=about, person=person, due_at=NOW, at=NOW)
    Message.objects.filter(pk=message.pk).update(state="failed", outcome=outcome)
    return message


def test_who_waits_overdue_in_words(office):
    office.practice.enquiry(days=-3)
    page = words(office.browser.get("/office/enquiries/"))
    assert "Ian Grey" in page and "overdue" in page and "Record what the consultation" in page


def test_nobody_waits(office):
    assert "Nobody waits" in words(office.browser.get("/office/enquiries/"))


def test_finding_a_person(office):
    client = by_telephone()
    page = words(office.browser.get("/office/clients/"))
    assert "Tam Reed" not in page
    for typed in ("tam", "REED", "900123", "+44 7700 900123"):
        page = words(office.browser.post("/office/clients/", {"text": typed}))
        assert f"/office/clients/{client.pk}/" in page and "Mina" not in page
    page = words(office.browser.post("/office/clients/", {"text": "nobody at all"}))
    assert "Nobody is found" in page
    assert "Enter a part" in words(office.browser.post("/office/clients/", {"text": " "}))
    assert Entry.objects.filter(action="find-client", person=client.pk).count() == 4


def test_the_card_says_what_is_safe(office):
    page = words(office.browser.get(f"/office/clients/{office.practice.client.pk}/"))
    assert "Never ring on Sundays" in page and "Do not ring." in page and "You may write." in page
    assert (
        "tel:" not in page and "They have an account" in page and "Appointments before: 6" in page
    )
    assert Entry.objects.filter(action="view-client", person=office.practice.client.pk).exists()
    client = by_telephone(allow_voicemail=True)
    page = words(office.browser.get(f"/office/clients/{client.pk}/"))
    assert "tel:07700900123" in page and "You may ring." in page and "You may leave one" in page
    assert "They have no account" in page and "Send none." in page and "None is known." in page


def test_a_card_of_nobody_is_not_there(office):
    assert office.browser.get(f"/office/clients/{uuid.uuid4()}/").status_code == 404


def test_messages_that_reached_nobody(office):
    assert "Every message arrived" in words(office.browser.get("/office/messages/"))
    lost(office.practice.client.pk)
    lost(by_telephone().pk, outcome="perhaps sent")
    lost(office.therapist.person, kind="alert-for-staff")
    page = words(office.browser.get("/office/messages/"))
    assert "They do not want to be rung" in page and "020 7946" not in page
    assert "perhaps it arrived" in page and "tel:07700900123" in page
    assert "Ola Brandt" in page and "They work here" in page and "alert" not in page.lower()


def test_moving_a_consultation(office):
    appointment = office.practice.enquiry(days=2).appointment
    address = f"/office/appointments/{appointment.pk}/move/"
    assert "It stays as it is" in words(office.browser.get(address))
    answer = office.browser.post(address, {"date": "2026-11-27", "time": "14:00"})
    assert answer["Location"] == f"/office/clients/{appointment.client_id}/"
    appointment.refresh_from_db()
    assert f"{appointment.starts_at:%d %H}" == "27 14"


def test_moving_a_session_moves_its_course_too(office):
    session = office.practice.course.sessions.get(number=7)
    address = f"/office/appointments/{session.appointment_id}/move/"
    office.browser.post(address, {"date": "2026-11-27", "time": "14:00"})
    session.refresh_from_db()
    assert f"{session.appointment.starts_at:%d %H}" == "27 14"
    office.practice.course.refresh_from_db()
    assert office.practice.course.next_action_due == session.appointment.starts_at


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "2026-12-03", "time": "18:40"}, "have something else then"),
        ({"date": "2026-11-01", "time": "10:00"}, "This is in the past"),
        ({"date": "2028-11-01", "time": "10:00"}, "more than a year away"),
        ({"date": "9999-12-31", "time": "23:59"}, "more than a year away"),
        ({"date": "soon", "time": ""}, "Write a date"),
    ],
)
def test_a_move_that_cannot_be_changes_nothing(office, typed, said):
    appointment = office.practice.enquiry(days=2).appointment
    answer = office.browser.post(f"/office/appointments/{appointment.pk}/move/", typed)
    assert answer.status_code == 422 and said in answer.content.decode()
    before = appointment.starts_at
    appointment.refresh_from_db()
    assert appointment.starts_at == before


def test_cancelling_a_consultation_leaves_the_person_on_the_list(office):
    enquiry = office.practice.enquiry(days=2)
    address = f"/office/appointments/{enquiry.appointment_id}/cancel/"
    assert "Yes, cancel it" in words(office.browser.get(address))
    for _ in range(2):
        assert office.browser.post(address).status_code == 302
    assert Appointment.objects.get(pk=enquiry.appointment_id).state == "cancelled"
    assert "Arrange the consultation" in words(office.browser.get("/office/enquiries/"))
    assert Message.objects.filter(kind="appointment-cancelled").count() == 1


def test_a_session_is_not_cancelled_by_the_office(office):
    session = office.practice.course.sessions.get(number=7)
    address = f"/office/appointments/{session.appointment_id}/cancel/"
    assert "Nothing is changed" in words(office.browser.post(address))
    assert Appointment.objects.get(pk=session.appointment_id).state == "booked"


def test_what_is_over_cannot_be_changed(office):
    appointment = office.practice.enquiry(days=-1).appointment
    for verb in ("move", "cancel"):
        answer = office.browser.post(f"/office/appointments/{appointment.pk}/{verb}/")
        assert answer["Location"] == f"/office/clients/{appointment.client_id}/"
    appointment.refresh_from_db()
    assert appointment.state == "booked" and appointment.starts_at < NOW - timedelta(hours=12)


def test_somebody_in_a_course_waits_for_its_next_session(office):
    """Not for what the enquiry said when the course began."""
    practice = office.practice
    enquiry = practice.enquiry(days=-60)
    Enquiry.objects.filter(pk=enquiry.pk).update(
        client=practice.client, state="in_course", next_action="arrange-session"
    )
    coming = practice.course.sessions.get(number=7).appointment
    Course.objects.filter(pk=practice.course.pk).update(
        enquiry=enquiry, next_action="hold-session", next_action_due=coming.starts_at
    )
    for page in ("/office/enquiries/", f"/office/clients/{practice.client.pk}/"):
        shown = words(office.browser.get(page))
        assert "Hold the next session" in shown and "26 November 2026" in shown
        assert "overdue" not in shown and "Arrange the next session" not in shown
    assert "for a next step" not in words(office.browser.get("/office/"))
