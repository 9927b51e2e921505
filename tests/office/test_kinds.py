"""The office books every kind at every free time, also what the public asks for or never sees."""

import uuid
from datetime import UTC, datetime, time

import pytest

from sixteen.journeys.booking import ask_for_time
from sixteen.scheduling import kinds
from sixteen.scheduling.diary import Place
from sixteen.scheduling.kinds import KindOf
from sixteen.scheduling.models import Appointment, AppointmentKind, OfferedKind, WorkingHours
from tests.office.house import FRIDAY_9, NOW, Office, person

pytestmark = pytest.mark.django_db
SATURDAY_9 = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
FIRST_SESSION = KindOf("first-session", "First session", 50, price_pence=6500, public=True)


@pytest.fixture
def saturdays(office):
    """Ola on Saturdays, by video: ("ask" or "hidden")."""

    def set_to(shown):
        WorkingHours.objects.create(
            therapist=office.therapist,
            weekday=5,
            starts=time(9),
            ends=time(12),
            zone="Europe/London",
            format="video",
            shown=shown,
            valid_from=NOW.date(),
        )
        return office

    return set_to


def book(office: Office, booking: object = None, **changes):
    booking = booking or uuid.uuid4()
    answer = office.browser.post(f"/office/book/{booking}/", person(**changes))
    return office.browser.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(("shown", "said"), [("ask", "public asks"), ("hidden", "not shown")])
def test_hours_that_the_public_cannot_book_are_there_and_say_so(saturdays, shown, said):
    office = saturdays(shown)
    button = office.button(SATURDAY_9, format="video")
    page = office.browser.get("/office/book/").content.decode()
    assert button in page and said in page
    book(office, chosen=button)
    assert Appointment.objects.get(kind="consultation").starts_at == SATURDAY_9


def test_another_kind_is_chosen_in_the_address_and_stays_to_the_end(office):
    kinds.set_kind(wanted=FIRST_SESSION, by=None, at=NOW)
    OfferedKind.objects.create(therapist=office.therapist, kind_id="first-session")
    page = office.browser.get("/office/book/?kind=first-session").content.decode()
    button = office.button().replace("consultation", "first-session")
    assert button in page and "50 minutes, £65" in page
    booking = str(uuid.uuid4())
    answer = office.browser.post("/office/book/", {"time": button, "booking": booking})
    assert (
        "First session, 50 minutes, £65" in office.browser.get(answer["Location"]).content.decode()
    )
    assert "50 minutes, £65" in book(office, booking, chosen=button)
    assert Appointment.objects.filter(kind="first-session", state="booked").count() == 1


def test_a_kind_that_is_not_public_can_be_booked_here(office):
    AppointmentKind.objects.filter(code="consultation").update(public=False)
    page = office.browser.get("/office/book/").content.decode()
    assert office.button() in page
    book(office, chosen=office.button())
    assert Appointment.objects.get(kind="consultation").starts_at == FRIDAY_9


def test_a_session_is_not_booked_here(office):
    button = office.button().replace("consultation", "session")
    assert button not in office.browser.get("/office/book/?kind=session").content.decode()
    book(office, chosen=button)
    assert Appointment.objects.get(booking__isnull=False).kind_id == "consultation"


def test_what_somebody_asked_for_stands_on_their_card_and_where_it_is_booked(saturdays):
    office = saturdays("ask")
    client = ask_for_time(
        kind=AppointmentKind.objects.get(code="consultation"),
        places=[Place(office.therapist.pk, "video", None, "Europe/London")],
        starts_at=SATURDAY_9,
        name="Tam Reed",
        privacy_version="1",
        booking=uuid.uuid4(),
        by=None,
        at=NOW,
    ).client
    asked = "<strong>Saturday 28 November, 09:00</strong> by video with Ola Brandt"
    assert asked in office.browser.get(f"/office/clients/{client.pk}/").content.decode()
    again = f"/office/clients/{client.pk}/book/"
    assert asked in office.browser.get(again).content.decode()
    button = office.button(SATURDAY_9, format="video")
    office.browser.post(again, {"time": button, "booking": str(uuid.uuid4())})
    assert Appointment.objects.get(client=client).starts_at == SATURDAY_9


def test_the_office_does_not_see_the_video_room(saturdays, settings):
    settings.VIDEO_URL = "https://meet.example.org"
    office = saturdays("bookable")
    page = book(office, chosen=office.button(SATURDAY_9, format="video"))
    client = Appointment.objects.get(kind="consultation").client_id
    pages = [page] + [
        office.browser.get(path).content.decode()
        for path in (f"/office/clients/{client}/", "/office/?day=2026-11-28")
    ]
    assert all("by video" in each and "meet.example" not in each for each in pages)
