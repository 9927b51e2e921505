"""Who was offered what, by group. Small numbers: tests/domain/test_small_numbers.py."""

from datetime import time, timedelta

import pytest

from sixteen.domain.matching import Window
from sixteen.intake.models import Offer
from sixteen.intake.wishes import Said, set_wishes
from sixteen.journeys import offer_report
from sixteen.journeys.matching import waiting_list
from sixteen.journeys.offers import Choice, decline_offer, offer_course
from sixteen.people.permissions import Role
from tests.journeys.waiting import therapist, waits
from tests.portal.house import NOW, account

DAY = timedelta(days=1)
EVENING = Said(windows=(Window(1, time(17), time(20)),))


@pytest.fixture
def counted(practice, monkeypatch):
    """Two who wait, one of them for the evening: offered a place, which she declines."""
    monkeypatch.setattr(offer_report, "shown", list)
    vera = therapist("Vera Lund")
    ian, jo = (waits(practice, name, day=-day) for day, name in ((1, "Ian Grey"), (2, "Jo Fell")))
    set_wishes(enquiry=jo, said=EVENING, by=None, at=NOW)
    match = next(each for each in waiting_list(at=NOW) if each.enquiry == jo).matching.matches[0]
    lead = account(Role.SERVICE_LEAD)
    offer = offer_course(enquiry=jo, choice=Choice.of(vera.pk, match.best), by=lead, at=NOW)
    decline_offer(offer=offer, by=None, at=NOW)
    return ian, jo


def test_people_are_counted_by_what_they_wished_and_what_became_of_it(counted):
    groups = {group.words: group for group in offer_report.offers_by_group(NOW - DAY, NOW + DAY)}
    assert groups["Everybody"].lines[0].counts == [2, 1, 0, 1, 0]
    by_time = {line.words: line.counts for line in groups["Time of day"].lines}
    assert by_time == {
        "Only in the evening": [1, 1, 0, 1, 0],
        "Wishes not recorded": [1, 0, 0, 0, 0],
    }
    assert [line.words for line in groups["Age when they asked"].lines] == ["Not known"]


def test_who_asked_outside_the_period_is_not_counted(counted):
    assert offer_report.offers_by_group(NOW + DAY, NOW + 2 * DAY)[0].lines == []
    assert Offer.objects.count() == 1
