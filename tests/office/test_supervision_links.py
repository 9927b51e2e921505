"""The service lead makes links between supervisors and therapists, with days, and ends them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sixteen.care.models import Supervision
from tests.office.house import NOW, as_

pytestmark = pytest.mark.django_db
PAGE = "/office/supervision/"


def form(office, **changes):  # type: ignore[no-untyped-def]
    typed = {
        "supervisor": str(office.practice.supervisor.pk),
        "therapist": str(office.practice.other.pk),
        "since": "2026-11-25",
        "until": "2026-12-24",
        "outside": "yes",
    }
    return typed | changes


def test_a_link_has_its_days_and_is_from_outside(office) -> None:
    lead = as_(office.lead)
    assert lead.post(PAGE, form(office)).status_code == 302
    assert lead.post(PAGE, form(office)).status_code == 302  # sent twice: one link
    link = Supervision.objects.get(therapist=office.practice.other)
    assert (link.since.isoformat(), link.outside) == ("2026-11-25T00:00:00+00:00", True)
    assert link.until.isoformat() == "2026-12-25T00:00:00+00:00"
    page = lead.get(PAGE).content.decode()
    assert "from outside: initials only" in page and "not yet" in page
    assert "25 November 2026" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"since": "2026-11-23"}, "Choose today or a day to come"),
        ({"until": "2026-11-01"}, "Choose a day after the first"),
        ({"since": "9999-12-31", "until": ""}, "in the next five years"),
        ({"until": "9999-12-31"}, "at most five years later"),
        ({"supervisor": ""}, "Choose an answer"),
        ({"outside": ""}, "Choose an answer"),
    ],
)
def test_what_cannot_be_is_said_by_the_field(office, changes, said) -> None:
    answer = as_(office.lead).post(PAGE, form(office, **changes))
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Supervision.objects.count() == 1


def test_two_that_are_linked_already_are_not_linked_again(office) -> None:
    therapist = str(office.practice.therapist.pk)
    answer = as_(office.lead).post(PAGE, form(office, therapist=therapist))
    assert "linked already" in answer.content.decode() and Supervision.objects.count() == 1


def test_a_link_is_ended_by_the_lead_and_shuts_at_once(office) -> None:
    link, reader = Supervision.objects.get(), as_(office.practice.supervisor)
    course = f"/work/supervision/{office.practice.course.pk}/"
    assert reader.get(course).status_code == 200
    assert as_(office.reception).post(f"{PAGE}{link.pk}/end/").status_code == 404
    assert reader.get(course).status_code == 200
    assert as_(office.lead).post(f"{PAGE}{link.pk}/end/").status_code == 302
    assert reader.get(course).status_code == 404
    assert "Nobody is linked" in as_(office.lead).get(PAGE).content.decode()


def test_the_page_asks_the_database_as_much_for_ten_links_as_for_one(
    office, django_assert_num_queries
) -> None:
    lead = as_(office.lead)
    lead.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        lead.get(PAGE)
    for days in range(10):
        since = NOW + timedelta(days=900 + days)
        Supervision.objects.create(
            supervisor=office.practice.supervisor,
            therapist=office.practice.other,
            since=since,
            until=since + timedelta(hours=1),
        )
    with django_assert_num_queries(len(one)):
        lead.get(PAGE)
