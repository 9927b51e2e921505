"""What would change the waits: for the service lead, about nobody, and audited."""

from datetime import timedelta

import pytest
from django.test import Client as Browser

from sixteen.audit.models import Entry
from sixteen.intake.models import Consultation, Enquiry
from sixteen.journeys.queue_now import queue_now
from sixteen.outcomes.planning.drawing import drawing
from sixteen.outcomes.planning.told import Choice, choice_of, forecast
from sixteen.people.models import Therapist
from sixteen.people.permissions import Role
from tests.people.signing import sign_in
from tests.portal.house import NOW, House, account

pytestmark = pytest.mark.django_db
PATH = "/office/waiting/ahead/"


def waits_since(house: House, weeks: int) -> Enquiry:
    """Somebody whom a consultation found suitable, and who waits."""
    client = house.client(f"Somebody Nr {weeks}")
    made = Enquiry(
        client=client,
        source="website",
        state="waiting",
        owner_role="service_lead",
        next_action="review-waiting",
        next_action_due=NOW,
        made_at=NOW - timedelta(weeks=weeks),
        state_since=NOW,
    )
    made.seal(access_needs=None)
    made.save()
    consulted = Consultation(
        enquiry=made,
        client=client,
        held_by=house.therapist,
        held_at=NOW - timedelta(weeks=weeks - 1),
        decision="suitable",
        recorded_at=NOW - timedelta(weeks=weeks - 1),
    )
    consulted.seal(reasons=None, options_discussed=None, safety=None, signpost=None)
    consulted.save()
    return made


@pytest.fixture
def house() -> House:
    house = House()
    Therapist.objects.update_or_create(account=house.therapist, defaults={"places": 2})
    house.course(house.client("Mina Okafor"), held=6, hour=18)
    for weeks in range(2, 22):
        waits_since(house, weeks)
    return house


def test_the_queue_as_it_stands(house: House) -> None:
    found = queue_now(by=house.therapist, at=NOW)
    assert found.joining == pytest.approx(20 / 26)
    assert [round(weeks) for weeks, _ in found.waiting] == list(range(21, 1, -1))
    assert (found.day_places + found.evening_places, found.usual) == (2, 2)
    ((left, _),) = found.running
    assert left == pytest.approx(10 * 52 / 44)
    assert found.measured is False
    assert Entry.objects.filter(action="view-queue", actor=house.therapist.pk).exists()
    told = forecast(by=None, at=NOW, also=Choice(therapists=2, sessions=8))
    words = [line.words for line in told.lines]
    assert words[0] == "As it is now" and words[-1] == "2 more therapists and courses of 8 sessions"
    by_words = {line.words: line.ahead.most.middle for line in told.lines}
    assert by_words["1 more therapist"] < by_words["As it is now"]
    svg = drawing(told.lines)
    assert svg.count("<circle") == 2 * len(words) and "style" not in svg and "Okafor" not in svg


def test_what_cannot_be_chosen_changes_nothing() -> None:
    for asked in (
        {},
        {"therapists": "99"},
        {"evenings": "-1"},
        {"sessions": "3"},
        {"sessions": "x"},
    ):
        assert choice_of(asked) == Choice(), asked
    assert choice_of({"therapists": "2", "evenings": "0", "sessions": "12"}) == Choice(2, 0, 12)


def test_the_page_is_the_service_leads_and_names_nobody(house: House) -> None:
    lead = sign_in(Browser(), account(Role.SERVICE_LEAD, name="Lea Dunn"))
    page = lead.get(PATH, {"therapists": "3", "sessions": "<b>"}).content.decode()
    assert "3 more therapists" in page and "20 people wait now" in page
    assert "says nothing about any one person" in page
    assert not any(name in page for name in ("Somebody Nr", "Okafor"))
    assert sign_in(Browser(), account(Role.RECEPTION)).get(PATH).status_code == 404
    assert lead.post(PATH).status_code == 405
