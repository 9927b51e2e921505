"""Noticing that somebody may be here twice, and settling it by looking at both."""

import uuid

import pytest

from sixteen.domain.pathway import State
from sixteen.intake.access import referral_of
from sixteen.intake.actions import change_state, open_enquiry
from sixteen.intake.models import Enquiry
from sixteen.intake.referring import add_referral
from sixteen.journeys.merging import merge_clients
from sixteen.people.actions import MergeRefused, add_client, say_not_the_same
from sixteen.people.duplicates import BORN, EMAIL, PHONE, likely_pairs, likely_same_as
from sixteen.people.models import Client, MergedClient, NotTheSame
from tests.intake.test_referral import REFERRAL
from tests.office.house import FRIDAY_9, FRIDAY_940, NOW, by_telephone
from tests.people_of import audited
from tests.portal.house import account

pytestmark = pytest.mark.django_db
BORN_ON = NOW.date().replace(year=1984)


def somebody(name="Tam Reed", at=NOW, **given):
    return add_client(name=name, by=None, at=at, **given)


def common():
    return [pair.common for pair in likely_pairs()]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"phone": "07700 900123"}, {"phone": "+44 7700 900 123"}, [(PHONE,)]),
        ({"email": "T@example.org"}, {"email": "t@example.org "}, [(EMAIL,)]),
        ({"birth_date": BORN_ON}, {"name": "TÁM  reed", "birth_date": BORN_ON}, [(BORN,)]),
        ({"birth_date": BORN_ON}, {"name": "Tom Reed", "birth_date": BORN_ON}, []),
        ({"phone": "07700 900123"}, {"phone": "07700 900124"}, []),
        ({}, {}, []),
        (
            {"phone": "07700 900123", "birth_date": BORN_ON},
            {"phone": "07700 900123", "birth_date": BORN_ON},
            [(PHONE, BORN)],
        ),
    ],
)
def test_what_makes_two_records_alike(db, one, other, found):
    somebody(**one)
    somebody(**other)
    assert common() == found


def test_what_is_decided_is_not_asked_again(db):
    one, other = by_telephone(), by_telephone()
    say_not_the_same(one=other, other=one, by=account(), at=NOW)
    assert likely_pairs() == [] == likely_same_as(one)
    third = by_telephone()
    assert [third in (pair.one, pair.other) for pair in likely_pairs()] == [True, True]


def test_most_in_common_stands_first(db):
    somebody(phone="07700 900123", at=NOW.replace(year=2020))
    somebody(phone="07700 900123")
    somebody(email="t@example.org", birth_date=BORN_ON)
    somebody(email="t@example.org", birth_date=BORN_ON)
    assert common() == [(EMAIL, BORN), (PHONE,)]


@pytest.fixture
def pair(office):
    earlier = somebody(phone="07700 900123", at=NOW.replace(year=2025))
    return earlier, by_telephone("Tamara Reed")


def compare(pair):
    return f"/office/duplicates/{pair[0].pk}/{pair[1].pk}/"


def test_the_list_and_the_card_lead_to_both_side_by_side(office, pair):
    page = office.browser.get("/office/duplicates/").content.decode()
    assert "Tam Reed and Tamara Reed" in page or "Tamara Reed and Tam Reed" in page
    assert PHONE in page and audited("find-client", actor=office.reception.pk) == 2
    card = office.browser.get(f"/office/clients/{pair[0].pk}/").content.decode()
    assert "Tamara Reed has the same telephone number" in card and compare(pair) in card
    both = office.browser.get(compare(pair)).content.decode()
    assert both.count("07700 900123") >= 2 and "cannot be undone" in both
    assert audited("view-client", actor=office.reception.pk) == 3


def test_two_people(office, pair):
    answer = office.browser.post(compare(pair), {"action": "apart"})
    assert answer.headers["Location"] == "/office/duplicates/"
    assert NotTheSame.objects.get().said_by == office.reception
    assert "Nobody seems" in office.browser.get("/office/duplicates/").content.decode()


def test_one_person_needs_the_tick(office, pair):
    answer = office.browser.post(compare(pair), {})
    assert answer.status_code == 422 and not MergedClient.objects.exists()
    answer = office.browser.post(compare(pair), {"sure": "on"})
    assert answer.headers["Location"] == f"/office/clients/{pair[0].pk}/"
    assert Client.objects.filter(pk__in=[each.pk for each in pair]).count() == 1
    old = office.browser.get(f"/office/clients/{pair[1].pk}/")
    assert old.status_code == 200 and "Tam Reed" in old.content.decode()
    again = office.browser.post(compare(pair), {"sure": "on"})
    assert again.headers["Location"] == f"/office/clients/{pair[0].pk}/"


def test_only_the_two_that_were_looked_at_become_one(office, pair):
    """The page was open while one of the two became one with a third, whom nobody looked at."""
    third = somebody("Tom Reed", at=NOW.replace(year=2024))
    merge_clients(one=third, other=pair[1], by=office.reception, at=NOW)
    for typed in ({"sure": "on"}, {"action": "apart"}):
        answer = office.browser.post(compare(pair), typed)
        assert answer.headers["Location"] == compare((pair[0], third))
    assert MergedClient.objects.count() == 1 and not NotTheSame.objects.exists()
    page = office.browser.get(compare((pair[0], third))).content.decode()
    assert "Tom Reed" in page and "Make it one record" in page


def test_two_of_whom_somebody_said_that_they_are_two_stay_two(office, pair):
    say_not_the_same(one=pair[0], other=pair[1], by=office.lead, at=NOW)
    page = office.browser.get(compare(pair)).content.decode()
    assert "said that they are two people" in page and "Make it one record" not in page
    answer = office.browser.post(compare(pair), {"sure": "on"})
    assert answer.status_code == 422 and not MergedClient.objects.exists()


def test_what_is_said_of_a_record_that_went_meanwhile_is_refused(office, pair):
    """Both looked up before, said after: no error page, and nothing about somebody who is gone."""
    merge_clients(one=pair[0], other=pair[1], by=office.reception, at=NOW)
    with pytest.raises(MergeRefused, match="not there"):
        say_not_the_same(one=pair[0], other=pair[1], by=office.lead, at=NOW)


def test_of_two_referrals_each_gets_its_consultation_and_somebody_who_reads_it(office, pair):
    for client in pair:
        asked = open_enquiry(
            client=client, source="referral", appointment=None, by=None, at=client.made_at
        )
        add_referral(enquiry=asked, **REFERRAL, by=None, at=NOW)
    office.browser.post(compare(pair), {"sure": "on"})
    card = f"/office/clients/{pair[0].pk}/"
    for number, time in enumerate((FRIDAY_9, FRIDAY_940), start=1):
        assert "Book their first appointment" in office.browser.get(card).content.decode()
        typed = {"time": office.button(time), "booking": str(uuid.uuid4())}
        for _ in ("once", "sent again"):
            answer = office.browser.post(f"{card}book/", typed)
            assert answer.headers["Location"] == f"/office/book/{typed['booking']}/done/"
        met = Enquiry.objects.filter(appointment__starts_at=time).get()
        assert referral_of(office.therapist, met, at=NOW).open("reason") == REFERRAL["reason"]
        assert Enquiry.objects.filter(state="in_consultation", client=pair[0]).count() == number
    assert "Book their first appointment" not in office.browser.get(card).content.decode()


def test_who_waits_already_can_be_booked_for_what_they_were_referred_for(office, pair):
    """The enquiry that waits is the newer one, and hides nothing."""
    early, late = pair
    open_enquiry(client=early, source="referral", appointment=None, by=None, at=early.made_at)
    waits = open_enquiry(client=late, source="website", appointment=None, by=None, at=NOW)
    for state in (State.AWAITING_REPLY, State.WAITING):
        change_state(enquiry=waits, state=state, by=office.lead, at=NOW)
    office.browser.post(compare(pair), {"sure": "on"})
    card = f"/office/clients/{early.pk}/"
    assert "Book their first appointment" in office.browser.get(card).content.decode()
    typed = {"time": office.button(), "booking": str(uuid.uuid4())}
    office.browser.post(f"{card}book/", typed)
    states = Enquiry.objects.filter(client=early).order_by("made_at")
    assert list(states.values_list("state", flat=True)) == ["in_consultation", "waiting"]


def test_two_that_are_both_in_use_get_no_button(office):
    other = office.practice.house.client("Mina Okafor")
    page = office.browser.get(compare((office.practice.client, other))).content.decode()
    assert "stay apart" in page and "Make it one record" not in page
    answer = office.browser.post(compare((office.practice.client, other)), {"sure": "on"})
    assert answer.status_code == 422 and "stay apart" in answer.content.decode()
