"""What becomes of contacts, of what was decided, and of enquiries when two records become one."""

from datetime import timedelta
from typing import Any

import pytest

from sixteen.intake.access import document_of, referral_of
from sixteen.intake.actions import open_enquiry
from sixteen.intake.models import Enquiry
from sixteen.intake.queries import newest_enquiry
from sixteen.intake.referring import add_referral
from sixteen.intake.wishes import Said, said_by, set_wishes
from sixteen.journeys.merging import merge_clients
from sixteen.people.actions import say_not_the_same
from sixteen.people.duplicates import ordered
from sixteen.people.models import Client, MergedClient, NotTheSame
from sixteen.people.queries import current_contact
from tests.intake.test_referral import REFERRAL
from tests.journeys.waiting import waits
from tests.journeys.whole_person import somebody
from tests.portal.house import NOW

pytestmark = pytest.mark.django_db
ALL = {"email": True, "text": True, "phone": True, "voicemail": True}


@pytest.mark.parametrize("closed", ALL)
@pytest.mark.parametrize("on", ["kept", "gone"])
def test_only_what_both_allow_stays_open(rae, closed, on):
    def made(whose: str, at: Any) -> Client:
        allow = ALL | ({closed: False} if whose == on else {})
        more = {f"allow_{name}": said for name, said in allow.items()}
        return somebody(email="m@example.org", at=at, **more)

    kept, gone = made("kept", NOW.replace(year=2025)), made("gone", NOW)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    contact = current_contact(kept)
    found = {name: getattr(contact, name) for name in ALL}
    shut = {closed, "voicemail"} if closed == "phone" else {closed}
    assert found == {name: name not in shut for name in ALL}
    assert contact.version == 2 and contact.made_by == rae


def test_no_number_is_lost_and_none_is_opened(rae):
    kept = somebody(words="After six", at=NOW.replace(year=2025))
    gone = somebody(
        phone="07700 900123", email="m@example.org", allow_email=True, words="Ring twice"
    )
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    now = Client.objects.get(pk=kept.pk)
    contact = current_contact(now)
    assert (now.open("phone"), now.open("email")) == ("020 7946 0000", "m@example.org")
    assert now.email_lookup is not None and not contact.email and contact.phone
    told = contact.open("words").split("\n")
    assert told == ["After six", "Ring twice", "On another record they gave: 07700 900123."]


@pytest.mark.parametrize(
    ("different", "closed"),
    [({"email": "old@example.org"}, {"email"}), ({"phone": "07700 900123"}, {"text", "voicemail"})],
)
def test_nothing_is_written_to_an_address_that_only_one_of_them_gave(rae, different, closed):
    same = {"email": "m@example.org", **{f"allow_{name}": True for name in ALL}}
    kept = somebody(**same, at=NOW.replace(year=2025))
    gone = somebody(**same | different)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    contact = current_contact(kept)
    assert {name for name in ALL if not getattr(contact, name)} == closed


def test_the_same_number_written_in_another_way_is_the_same(rae):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody(phone="+44 20 79460000")
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    assert current_contact(kept).open("words") is None


def test_what_was_said_of_others_stays_said(rae):
    kept, gone, third = somebody(at=NOW.replace(year=2025)), somebody(), somebody()
    say_not_the_same(one=gone, other=third, by=rae, at=NOW)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    pair = NotTheSame.objects.get()
    assert (pair.first_id, pair.second_id) == ordered(kept.pk, third.pk)


def asked(client: Client, **more: Any) -> Enquiry:
    given = {"source": "telephone", "appointment": None, "by": None, "at": NOW, **more}
    return open_enquiry(client=client, **given)


def states(client: Client) -> list[str]:
    return sorted(client.enquiries.values_list("state", flat=True))


def test_who_booked_and_was_referred_too_asked_once(practice, rae):
    booked = practice.enquiry(days=2)
    kept = booked.client
    gone = somebody()
    referred = asked(gone, at=NOW + timedelta(hours=1))
    add_referral(enquiry=referred, **REFERRAL, by=None, at=NOW)
    merge_clients(one=gone, other=kept, by=rae, at=NOW)
    assert states(kept) == ["closed", "in_consultation"]
    assert newest_enquiry(kept) == booked
    read = referral_of(practice.therapist, booked, at=NOW)
    assert read.open("reason") == REFERRAL["reason"]
    assert document_of(practice.therapist, booked, 1, at=NOW).client_id == kept.pk


def test_the_older_of_two_that_nobody_answered_stays_open(rae):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody()
    first, second = asked(kept), asked(gone)
    set_wishes(enquiry=second, said=Said(formats=("video",)), by=None, at=NOW)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    assert states(kept) == ["closed", "enquiry"]
    open_one = kept.enquiries.get(state="enquiry")
    assert said_by(open_one).formats == ("video",) and {first, second} == set(kept.enquiries.all())


def test_two_referrals_stay_two(rae):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody()
    for each in (kept, gone):
        add_referral(enquiry=asked(each), **REFERRAL, by=None, at=NOW)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    assert states(kept) == ["enquiry", "enquiry"]


def test_who_has_been_met_and_asks_again_keeps_both(practice, rae):
    met = waits(practice)
    gone = somebody()
    asked(gone)
    merge_clients(one=met.client, other=gone, by=rae, at=NOW)
    assert states(met.client) == ["enquiry", "waiting"]
    assert MergedClient.objects.get().merged_by == rae
