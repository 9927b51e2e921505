"""What becomes of contacts, of what was decided, and of enquiries when two records become one."""

from datetime import date, timedelta
from typing import Any

import pytest

from sixteen.domain.pathway import State
from sixteen.intake.access import document_of, referral_of
from sixteen.intake.actions import change_state, open_enquiry
from sixteen.intake.documents import content_of
from sixteen.intake.models import Enquiry, SelfReferral
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
from tests.website.test_referring import PDF

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
    document = document_of(practice.therapist, booked, 1, at=NOW)
    assert document.client_id == kept.pk and content_of(document) == PDF


def test_the_older_of_two_that_nobody_answered_stays_open(rae):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody()
    first, second = asked(kept), asked(gone)
    set_wishes(enquiry=second, said=Said(formats=("video",)), by=None, at=NOW)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    assert states(kept) == ["closed", "enquiry"]
    open_one = kept.enquiries.get(state="enquiry")
    assert said_by(open_one).formats == ("video",) and {first, second} == set(kept.enquiries.all())


TOLD = {"brings": {"version": 1, "words": "It began last year"}}


def tells(enquiry: Enquiry, formats: tuple[str, ...] = ("video",)) -> None:
    """What tell() keeps, without a consultation that is still to come."""
    set_wishes(enquiry=enquiry, said=Said(formats=formats), by=None, at=NOW)
    told = SelfReferral(enquiry=enquiry, client_id=enquiry.client_id, changed_at=NOW)
    told.seal(**TOLD)
    told.save(force_insert=True)


@pytest.mark.parametrize("on_main", ["wishes", "self-referral", "referral"])
def test_where_one_kind_of_thing_is_on_both_neither_is_closed_and_nothing_is_moved(rae, on_main):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody()
    first, second = asked(kept), asked(gone)
    if on_main == "referral":
        add_referral(enquiry=first, **REFERRAL, by=None, at=NOW)
    elif on_main == "wishes":
        set_wishes(enquiry=first, said=Said(formats=("phone",)), by=rae, at=NOW)
    else:
        tells(first, formats=())
    tells(second)
    add_referral(enquiry=second, **REFERRAL, by=None, at=NOW)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    assert states(kept) == ["enquiry", "enquiry"]
    now = Enquiry.objects.get(pk=second.pk)
    assert now.self_referral.open("brings") == TOLD["brings"] and now.referral and now.wishes
    assert said_by(now).formats == ("video",)


def test_what_was_told_goes_with_the_wishes_it_belongs_to(rae):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody()
    first, second = asked(kept, at=NOW - timedelta(days=1)), asked(gone)
    add_referral(enquiry=first, **REFERRAL, by=None, at=NOW)
    tells(second)
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    now = kept.enquiries.get(state="enquiry")
    assert now == first and now.referral and said_by(now).formats == ("video",)
    assert now.self_referral.open("brings") == TOLD["brings"]


def test_who_asked_earlier_on_the_other_record_has_waited_since_then(practice, rae):
    booked = practice.enquiry(days=2)
    gone = somebody(at=NOW - timedelta(days=40))
    earlier = asked(gone, at=NOW - timedelta(days=40))
    merge_clients(one=booked.client, other=gone, by=rae, at=NOW)
    now = Enquiry.objects.get(pk=booked.pk)
    assert now.state == "in_consultation" and now.made_at == earlier.made_at
    assert Client.objects.get(pk=now.client_id).made_at == gone.made_at


def test_another_name_or_birth_date_is_not_lost(rae):
    kept = somebody("Mina Okafor", birth_date=date(1990, 5, 2), at=NOW.replace(year=2025))
    gone = somebody("Mina  OKAFOR-Reed", birth_date=date(1990, 2, 5))
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    now = Client.objects.get(pk=kept.pk)
    assert (now.open("name"), now.open("birth_date")) == ("Mina Okafor", "1990-05-02")
    assert current_contact(now).open("words").split("\n") == [
        "On another record they gave: Mina OKAFOR-Reed.",
        "On another record they gave: born on 5 February 1990.",
    ]


def test_the_same_name_in_other_letters_is_the_same(rae):
    kept, gone = somebody(at=NOW.replace(year=2025)), somebody(" mina  okafor")
    merge_clients(one=kept, other=gone, by=rae, at=NOW)
    assert current_contact(kept).open("words") is None


# which enquiry


def test_somebody_who_was_met_already_keeps_both(practice, rae):
    """The consultation has begun and is not recorded yet: what came by referral is for the next."""
    met = practice.enquiry(days=-1)
    gone = somebody()
    add_referral(enquiry=asked(gone), **REFERRAL, by=None, at=NOW)
    merge_clients(one=met.client, other=gone, by=rae, at=NOW)
    assert states(met.client) == ["enquiry", "in_consultation"]


def test_of_two_consultations_the_one_to_come_gets_the_referral(practice, rae):
    met, coming = practice.enquiry(days=-1), practice.enquiry(days=2)
    gone = somebody()
    add_referral(enquiry=asked(gone), **REFERRAL, by=None, at=NOW)
    Client.objects.filter(pk=met.client_id).update(account=None)
    merge_clients(one=met.client, other=coming.client, by=rae, at=NOW)
    merge_clients(one=coming.client, other=gone, by=rae, at=NOW)
    read = referral_of(practice.therapist, Enquiry.objects.get(pk=coming.pk), at=NOW)
    assert read.open("reason") == REFERRAL["reason"]


def test_one_who_was_seen_and_is_asked_again_is_no_new_enquiry(practice, rae):
    """Back at its beginning after a consultation: it is not closed over its consultation."""
    seen, booked = waits(practice), practice.enquiry(days=2, name="Jo Fell")
    for state in (State.AWAITING_REPLY, State.ENQUIRY):
        change_state(enquiry=seen, state=state, by=rae, at=NOW)
    Client.objects.filter(pk=seen.client_id).update(account=None)
    merge_clients(one=booked.client, other=seen.client, by=rae, at=NOW)
    assert states(booked.client) == ["enquiry", "in_consultation"]


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
