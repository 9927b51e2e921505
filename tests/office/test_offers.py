"""Places on the office's pages: offered by the service lead, answered by telephone."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from sixteen.care.models import Course
from sixteen.intake.models import Enquiry, Offer
from sixteen.intake.wishes import Said, said_by, set_wishes
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from tests.journeys.waiting import concern, therapist, waits
from tests.office.house import NOW, as_
from tests.people_of import audited, away
from tests.portal.house import account

pytestmark = pytest.mark.django_db
COURSE = re.compile(r'name="course" value="([^"]+)"')
DAY = timedelta(days=1)


@pytest.fixture
def ian(office):
    """Waits; Vera works with what brings him and has Tuesday evenings by video."""
    therapist("Vera Lund", concerns=(concern(),))
    made = waits(office.practice, asked=NOW - 70 * DAY)
    set_wishes(enquiry=made, said=Said(concerns=("low",)), by=None, at=NOW)
    return made


@pytest.fixture
def lead(office):
    return as_(office.lead)


def offer(lead, enquiry):
    """Offer the first course of the page, as a click does."""
    path = f"/office/waiting/{enquiry.pk}/"
    value = COURSE.search(lead.get(path).content.decode()).group(1)
    answer = lead.post(path, {"course": value})
    return answer, Offer.objects.filter(enquiry=enquiry).first()


def read(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_says_who_waits_how_long_and_with_whom_they_could_begin(office, ian, lead):
    wish = Said(languages=("pl",))
    set_wishes(enquiry=waits(office.practice, "Jo Fell", day=-2), said=wish, by=None, at=NOW)
    page = read(lead, "/office/waiting/")
    assert page.index("Ian Grey") < page.index("Jo Fell")
    assert "10 weeks" in page and "Vera Lund" in page
    assert "works in Polish" in page


def test_a_person_sees_every_date_before_offering_and_the_look_is_recorded(ian, lead):
    page = read(lead, f"/office/waiting/{ian.pk}/")
    assert "Works with Feeling low" in page
    assert "Tuesdays at 17:00, 16 times from 8 December 2026 to 23 March 2027" in page
    assert "Who was left out, and why" in page
    assert audited("view-wishes") == 1


def test_an_offer_is_made_and_its_answer_noted_by_telephone(office, ian, lead):
    answer, made = offer(lead, ian)
    assert answer.url == f"/office/offers/{made.pk}/" and made.state == "open"
    desk = office.browser
    assert "A place is offered to them" in read(desk, f"/office/clients/{ian.client_id}/")
    page = read(desk, answer.url)
    assert "8 December 2026 to 23 March 2027" in page and "Feeling low" not in page
    desk.post(answer.url, {"answer": "yes"})
    desk.post(answer.url, {"answer": "yes"})
    assert Course.objects.filter(enquiry=ian).count() == 1
    assert "the times are booked" in read(desk, answer.url)


def test_a_no_by_telephone_keeps_the_place_and_the_times_go_to_the_next(office, ian, lead):
    jo = waits(office.practice, "Jo Fell", day=-2)
    _, made = offer(lead, ian)
    office.browser.post(f"/office/offers/{made.pk}/", {"answer": "no"})
    assert Enquiry.objects.get(pk=ian.pk).state == "waiting"
    page = read(lead, "/office/waiting/")
    assert page.index("Ian Grey") < page.index("Jo Fell")
    assert "Offer it to Jo Fell" in page
    assert f'action="/office/waiting/{jo.pk}/"' in page


def test_only_the_service_lead_takes_an_offer_back(office, ian, lead):
    _, made = offer(lead, ian)
    office.browser.post(f"/office/offers/{made.pk}/", {"answer": "back"})
    assert Offer.objects.get().state == "open"
    lead.post(f"/office/offers/{made.pk}/", {"answer": "back"})
    assert Offer.objects.get().state == "withdrawn"


def test_a_yes_to_what_cannot_begin_any_more_says_why_and_that_it_was_taken_back(ian, lead):
    answer, made = offer(lead, ian)
    away(made.therapist, NOW + 35 * DAY, days=7)
    page = lead.post(answer.url, {"answer": "yes"}, follow=True).content.decode()
    assert "The therapist is away on one of these days. It was taken back" in page
    assert Enquiry.objects.get(pk=ian.pk).state == "waiting"


def test_why_nothing_is_offered_any_more_is_said_as_it_is(office, ian, lead):
    path = f"/office/waiting/{ian.pk}/"
    value = COURSE.search(read(lead, path)).group(1)
    offer(lead, jo := waits(office.practice, "Jo Fell", day=-2))
    answer = lead.post(path, {"course": value})
    assert answer.status_code == 409
    assert "cannot be offered any more" in answer.content.decode()
    answer = lead.post(f"/office/waiting/{jo.pk}/", {"course": value.replace("T17", "T18")})
    assert answer.status_code == 409
    assert "Only somebody who waits for a place is offered one." in answer.content.decode()
    assert Offer.objects.get().enquiry == jo
    assert lead.post(path, {"course": "nonsense"}).status_code == 409


# the plan


def test_the_plan_offers_nothing_until_it_is_confirmed_and_only_to_those_ticked(office, ian, lead):
    jo = waits(office.practice, "Jo Fell", day=-2)
    page = read(lead, "/office/waiting/plan/")
    mark = re.search(r'name="mark" value="(\w+)"', page).group(1)
    assert "2 of 2 could be offered" in page and Offer.objects.count() == 0
    assert lead.post("/office/waiting/plan/", {"mark": mark}).status_code == 422
    lead.post("/office/waiting/plan/", {"mark": mark, "person": [str(jo.pk)]})
    assert [each.enquiry for each in Offer.objects.all()] == [jo]
    again = lead.post("/office/waiting/plan/", {"mark": mark, "person": [str(ian.pk)]})
    assert again.status_code == 409 and Offer.objects.count() == 1


def test_all_of_a_plan_is_offered_at_once(office, ian, lead):
    others = [waits(office.practice, f"Jo {number}", day=-number) for number in (2, 3)]
    page = read(lead, "/office/waiting/plan/")
    assert "2 of 3 could be offered" in page and "somebody who asked earlier" in page
    mark = re.search(r'name="mark" value="(\w+)"', page).group(1)
    everybody = [str(each.pk) for each in (ian, *others)]
    lead.post("/office/waiting/plan/", {"mark": mark, "person": everybody})
    assert Offer.objects.filter(state="open").count() == 2


# wishes, as the office asks for them


def test_the_office_writes_what_suits_and_keeps_what_brings_them(office, ian):
    typed = {
        "formats": ["video"],
        "times": ["1-evening"],
        "language": "en",
        "most": "37.50",
        "revision": "1",
    }
    typed |= {"away_1_first": "2027-01-04", "away_1_last": "2027-01-10", "step_free": "on"}
    path = f"/office/clients/{ian.client_id}/wishes/"
    assert office.browser.post(path, typed).status_code == 302
    said = said_by(ian)
    assert said.concerns == ("low",) and said.formats == ("video",) and said.most_pence == 3750
    assert f"{said.windows[0].starts:%H:%M}" == "17:00" and len(said.away) == 1
    page = read(office.browser, path)
    assert 'value="37.50"' in page and page.count("checked") == 3 and "Feeling low" not in page


def test_half_an_absence_is_asked_about_and_nothing_typed_is_lost(office, ian):
    path = f"/office/clients/{ian.client_id}/wishes/"
    answer = office.browser.post(path, {"away_1_first": "2027-01-04", "times": ["1-evening"]})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Write both days" in page and page.count("checked") == 1
    backwards = {"away_1_first": "2027-01-04", "away_1_last": "2027-01-03"}
    assert "before the first day" in office.browser.post(path, backwards).content.decode()


def test_the_clinician_asks_what_brings_them_too(office, ian):
    path = f"/work/consultations/{ian.pk}/wishes/"
    browser = as_(office.therapist)
    assert "Feeling low" in read(browser, path)
    browser.post(path, {"concerns": [], "genders": ["woman"], "revision": "1"})
    assert said_by(ian) == replace(Said(), genders=("woman",))


# who may


@pytest.mark.parametrize("path", ["waiting/", "waiting/plan/", "waiting/report/"])
def test_places_are_the_service_leads_alone(office, path):
    assert office.browser.get(f"/office/{path}").status_code == 404
    assert as_(office.therapist).get(f"/office/{path}").status_code == 404


def test_what_somebody_wishes_is_not_there_for_others(office, ian, lead):
    assert office.browser.get(f"/office/waiting/{ian.pk}/").status_code == 404
    stranger = as_(account(Role.THERAPIST, name="Somebody"))
    assert stranger.get(f"/work/consultations/{ian.pk}/wishes/").status_code == 404
    _, made = offer(lead, ian)
    assert stranger.get(f"/office/offers/{made.pk}/").status_code == 404
    assert isinstance(office.lead, Account)
