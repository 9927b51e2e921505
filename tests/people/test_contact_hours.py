"""Hours and name of a safe contact: only fewer on their own pages, more only by a person."""

from typing import Any

import pytest
import time_machine
from django.test import Client as Browser

from sixteen.domain.contact_hours import Hours, read
from sixteen.people import actions
from sixteen.people.actions.clients import CHANNELS
from sixteen.people.actions.contact_limits import (
    narrow_hours,
    set_hours,
    set_sender,
    set_text_number,
)
from sixteen.people.contact_limits import limits_of
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Role
from sixteen.people.queries import current_contact
from sixteen.people.refusals import ContactRefused
from tests.people.conftest import NOW, make_account, make_client
from tests.people.signing import sign_in

pytestmark = pytest.mark.django_db
TWO_DAYS = Hours(frozenset({1, 3}), 10, 12)
ONE_DAY = Hours(frozenset({1}), 10, 11)
WIDER = [Hours(frozenset({1, 2}), 10, 11), Hours(frozenset({1}), 9, 11)]
EMAIL = "/my/contact/hours/email/"


def hours(client: Client, way: str = "email") -> Hours | None:
    return limits_of(current_contact(client)).hours.get(way)


def typed(client: Client, **more: Any) -> dict[str, Any]:
    given = {"days": ["1", "3"], "begin": "10", "until": "12"}
    return given | {"version": str(current_contact(client).version)} | more


def test_on_their_own_pages_hours_only_get_fewer(client_record: Client) -> None:
    browser = sign_in(Browser(), client_record.account)
    for wrong, words in [
        ({"days": []}, "Tick at least one day"),
        ({"until": "10"}, "a later hour"),
        ({"version": "7"}, "changed meanwhile"),
    ]:
        page = browser.post(EMAIL, typed(client_record, **wrong))
        assert page.status_code == 422 and words in page.content.decode()
        assert hours(client_record) is None
    assert browser.post(EMAIL, typed(client_record)).status_code == 302
    assert hours(client_record) == TWO_DAYS
    shown = browser.get("/my/contact/").content.decode()
    assert "Tuesday and Thursday, 10:00 to 12:00" in shown
    # Whoever holds the client's telephone opens nothing.
    for wide in ({"days": ["1", "2", "3"]}, {"begin": "9"}, {"until": "24"}):
        page = browser.post(EMAIL, typed(client_record, **wide))
        assert page.status_code == 422 and "would allow more" in page.content.decode()
    assert hours(client_record) == TWO_DAYS
    assert browser.post(EMAIL, typed(client_record, days=["1"], until="11")).status_code == 302
    assert hours(client_record) == ONE_DAY
    # There is no page for a way that is not allowed at all.
    assert browser.get("/my/contact/hours/text/").status_code == 404
    assert browser.get("/my/contact/hours/pigeon/").status_code == 404
    for wide in WIDER:
        version = current_contact(client_record).version
        with pytest.raises(ContactRefused):
            narrow_hours(
                client=client_record, way="email", hours=wide, version=version, by=None, at=NOW
            )


def test_reception_widens_because_they_asked_and_nobody_else(
    client_record: Client, reception: Account
) -> None:
    narrow_hours(
        client=client_record,
        way="email",
        hours=ONE_DAY,
        version=1,
        by=client_record.account,
        at=NOW,
    )
    asked = {"client": client_record, "way": "email", "hours": None, "version": 2, "at": NOW}
    for other in (client_record.account, make_account(Role.THERAPIST, address="th@example.org")):
        with pytest.raises(ContactRefused):
            set_hours(**asked, by=other)
    desk, page = sign_in(Browser(), reception), f"/office/clients/{client_record.pk}/contact/"
    sent = typed(client_record, when="hours")
    assert desk.post(f"{page}hours/email/", sent).status_code == 422
    assert hours(client_record) == ONE_DAY
    assert desk.post(f"{page}hours/email/", sent | {"asked": "on"}).status_code == 302
    assert hours(client_record) == TWO_DAYS
    any_time = typed(client_record, when="any", days=[], asked="on")
    assert desk.post(f"{page}hours/email/", any_time).status_code == 302
    assert hours(client_record) is None
    for name, words in [("My therapist", "says too much"), ("a@b", "plain letters")]:
        version = current_contact(client_record).version
        wrong = desk.post(f"{page}name/", {"name": name, "asked": "on", "version": version})
        assert wrong.status_code == 422 and words in wrong.content.decode()
    named = {"name": "Anna", "asked": "on", "version": version}
    assert desk.post(f"{page}name/", named).status_code == 302
    card = desk.get(f"/office/clients/{client_record.pk}/").content.decode()
    assert "Say “Anna”" in card


def test_whoever_rings_sees_when_and_outside_it_there_is_nothing_to_dial(
    client_record: Client, reception: Account
) -> None:
    set_hours(client=client_record, way="phone", hours=TWO_DAYS, version=1, by=reception, at=NOW)
    card = f"/office/clients/{client_record.pk}/"
    for moment, words, dials in [
        (NOW, "Only: Tuesday and Thursday, 10:00 to 12:00", True),
        (NOW.replace(hour=12), "Not now, only: Tuesday and Thursday", False),
    ]:
        with time_machine.travel(moment, tick=False):
            shown = sign_in(Browser(), reception).get(card).content.decode()
        assert words in shown and ("tel:020" in shown) is dials


def test_every_other_change_keeps_them_and_joined_records_have_what_both_allow(
    client_record: Client, reception: Account
) -> None:
    set_hours(client=client_record, way="email", hours=TWO_DAYS, version=1, by=reception, at=NOW)
    set_sender(client=client_record, name="Anna", version=2, by=reception, at=NOW)
    actions.restrict_contact(client=client_record, by=None, at=NOW, phone=False)
    opened = {f"allow_{way}": True for way in CHANNELS}
    actions.replace_contact(client=client_record, version=4, by=reception, at=NOW, **opened)
    now = current_contact(client_record)
    assert limits_of(now).sender == "Anna" and read(now.open("hours")) == {"email": TWO_DAYS}
    other = make_client("mina@example.org")
    set_hours(client=other, way="email", hours=ONE_DAY, version=1, by=reception, at=NOW)
    never = Hours(frozenset({6}), 8, 9)
    set_hours(client=client_record, way="phone", hours=TWO_DAYS, version=5, by=reception, at=NOW)
    set_hours(client=other, way="phone", hours=never, version=2, by=reception, at=NOW)
    opened |= {"phone": "07700 900111"}
    for each, number in ((client_record, "07700 900222"), (other, "07700 900333")):
        version = current_contact(each).version
        actions.replace_contact(client=each, version=version, by=reception, at=NOW, **opened)
        version += 1
        set_text_number(client=each, number=number, version=version, by=reception, at=NOW)
    assert current_contact(client_record).text and current_contact(other).text
    actions.join_contacts(kept=client_record, gone=other, by=reception, at=NOW)
    joined = current_contact(client_record)
    assert hours(client_record) == ONE_DAY and limits_of(joined).sender == "Anna"
    # Each had a number of their own for texts: none is sent, rather than to one of the two.
    assert not joined.text
    # No hour suits both: nobody rings at all, and no voicemail is left.
    assert (joined.phone, joined.voicemail, joined.email) == (False, False, True)
