"""Noticing that somebody may be here twice, and settling it by looking at both."""

import pytest

from sixteen.journeys.merging import merge_clients
from sixteen.people.actions import MergeRefused, add_client, say_not_the_same
from sixteen.people.duplicates import BORN, EMAIL, PHONE, likely_pairs, likely_same_as
from sixteen.people.models import Client, MergedClient, NotTheSame
from tests.office.house import NOW, by_telephone
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


def test_two_that_are_both_in_use_get_no_button(office):
    other = office.practice.house.client("Mina Okafor")
    page = office.browser.get(compare((office.practice.client, other))).content.decode()
    assert "stay apart" in page and "Make it one record" not in page
    answer = office.browser.post(compare((office.practice.client, other)), {"sure": "on"})
    assert answer.status_code == 422 and "stay apart" in answer.content.decode()
