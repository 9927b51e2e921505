"""A therapist ill today: reception's whole way, page by page; and what it never shows."""

import re
import uuid

import pytest

from sixteen.care.actions.contact_log import ask_for_call_back
from sixteen.care.models import Absence, AwayNotice, LostAppointment
from sixteen.outbox.models import Message
from sixteen.people.actions import replace_contact
from sixteen.scheduling.models import Appointment
from tests.office.house import NOW, as_

pytestmark = pytest.mark.django_db
TODAY = {"first_day": f"{NOW:%Y-%m-%d}", "last_day": f"{NOW:%Y-%m-%d}"}


@pytest.fixture
def today(office):  # type: ignore[no-untyped-def]
    """Mina's seventh session is this evening; Ian, who may only be rung, came for a first talk."""
    practice = office.practice
    mina = Appointment.objects.filter(pk=practice.course.sessions.get(number=7).appointment_id)
    starts = NOW.replace(hour=18, minute=30)
    mina.update(
        starts_at=starts, ends_at=starts.replace(minute=50), busy_until=starts.replace(minute=59)
    )
    ian = practice.enquiry(days=0)
    ways = {"allow_email": False, "allow_text": False, "allow_voicemail": False}
    ways |= {"allow_phone": True, "version": 1}
    replace_contact(client=ian.client, by=office.reception, at=NOW, **ways)
    return ian.client


def shown(browser, address: str) -> str:  # type: ignore[no-untyped-def]
    page = browser.get(address).content.decode()
    return re.sub(r"\s+", " ", page.split('<main id="main"')[1])


def test_a_therapist_ill_today(office, today) -> None:
    browser, therapist = office.browser, office.practice.therapist
    sent = browser.post("/office/away/", TODAY | {"therapist": str(therapist.pk)})
    page = sent.headers["Location"]
    before = shown(browser, page)
    assert "Still to come: 2 people" in before and "Mina Okafor" in before
    assert "Your appointment on Tuesday 24 November, 18:30, does not take place." in before
    assert "Nothing may be written to them. Ring them afterwards: 020 7946 0000" in before
    assert not Message.objects.exists() and not LostAppointment.objects.exists()

    words = f"{page}{office.practice.client.pk}/"
    refused = browser.post(words, {"words": "Your therapist is ill.", "revision": "0"})
    assert refused.status_code == 422 and "“therapist”" in refused.content.decode()
    browser.post(words, {"words": "This evening falls out, sadly.", "revision": "0"})
    before = shown(browser, page)
    assert "This evening falls out, sadly." in before

    mark = re.search(r'name="mark" value="(\w+)"', before)[1]
    browser.post(page, {"action": "cancel", "mark": "another"})
    assert not LostAppointment.objects.exists()
    browser.post(page, {"action": "cancel", "mark": mark})
    after = shown(browser, page)
    assert "Nobody has an appointment in this time" in after
    assert "Cancelled: 1 still to be told" in after and "On its way." in after
    assert 'href="tel:02079460000"' in after
    browser.post(page, {"action": "told", "client": str(today.pk)})
    assert "and everybody told or on the way" in shown(browser, page)
    notices = {each.client: each for each in AwayNotice.objects.all()}
    assert notices[today].told_by == office.reception
    assert [each.state for each in office.practice.course.sessions.order_by("number")][6:] == [
        *["planned"] * 10,
        "cancelled",
    ]
    assert Message.objects.get().person == office.practice.client.pk


def test_the_service_lead_may_do_it_as_well_and_a_colleague_may_not(office, today) -> None:
    whom = {"therapist": str(office.practice.therapist.pk)}
    assert as_(office.lead).post("/office/away/", TODAY | whom).status_code == 302
    page = f"/work/away/{Absence.objects.get().pk}/"
    assert as_(office.practice.therapist).get(page).status_code == 200
    assert as_(office.practice.other).get(page).status_code == 404


def test_a_therapist_sees_what_else_waits(office, today) -> None:
    alert = office.practice.alert()
    ask_for_call_back(
        client=office.practice.client,
        name="Mina Okafor",
        number="020 7946 0000",
        owner=office.practice.therapist,
        mark=uuid.uuid4(),
        words="After six",
        due=NOW.date(),
        by=office.reception,
        at=NOW,
    )
    browser = as_(office.practice.therapist)
    page = browser.post("/work/away/", TODAY).headers["Location"]
    text = shown(browser, page)
    assert "A note to sign: Mina Okafor, session 6" in text
    assert "A call to return: Mina Okafor, by 24 November" in text
    alert.refresh_from_db()
    assert alert.owner == office.practice.duty
    assert "020 7946" not in text
