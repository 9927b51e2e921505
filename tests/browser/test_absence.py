"""The therapist is not there: ill today, and away while somebody answers the question about dying.

One practice for both; its clock goes on from the first to the second.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.house import House

ILL, LATER = "2027-01-26", "2027-04-07"
BEN, DOT, EVE, RAE, ROBIN = (
    "Ben Okafor",
    "Dot Amarah",
    "Eve Castellan",
    "Rae Whitlock",
    "Robin Vale",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Any]:
    with House.open(tmp_path_factory.mktemp("absence"), browser) as house:
        house.run("tests.browser.running", str(house.folder), ROBIN, "0")
        yield house


@pytest.fixture(autouse=True)
def nothing_is_wrong(house: House) -> Iterator[None]:
    yield
    assert house.watch.faults == [] and house.watch.hosts == {house.watch.host}


@pytest.mark.long
def test_a_therapist_ill_today(house: House) -> None:
    """By reception without JavaScript, an hour before the first session; Dot stands in."""
    house.until(f"{ILL}T08:00")
    keys = house.signed_in()
    # The pages are looked at with JavaScript first: the service lead writes a leave down.
    eve = house.person().arrive(keys, EVE)
    eve.go("/office/away/")
    away(eve, LATER)
    assert eve.says("Nobody has an appointment in this time.")
    rae = house.person(scripts=False).arrive(keys, RAE)
    rae.go("/office/away/")
    away(rae, ILL)
    assert rae.says(f"{DOT} takes what cannot wait", "Still to come: 1 person", "09:00")
    rae.press("Cancel these and tell everybody")
    assert rae.says("Nobody has an appointment in this time", "1 still to be told", "07700 900123")
    rae.click(rae.page.get_by_role("button", name="They know now"))
    assert rae.says("and everybody told or on the way")
    robin = house.person(width=390).arrive(keys, ROBIN)
    robin.go("/my/")
    assert robin.says(
        "Session 1 of 16",
        "Tuesday 2 February",
        "A session fell out. It does not use up one of your sessions.",
    )
    ben = house.person().arrive(keys, BEN)
    ben.go("/work/away/")
    ben.press("From Tuesday 26 January, back on Wednesday 27 January")
    assert ben.says("Told by somebody here.")


def away(who: Any, day: str) -> None:
    cover, ben = (option(who, "cover", DOT), option(who, "therapist", BEN))
    who.fill(therapist=ben, first_day=day, last_day=day, cover=cover)
    who.press("See who was to come")


def option(who: Any, field: str, name: str) -> str:
    found = who.page.locator(f"[name='{field}'] option", has_text=name)
    return str(found.get_attribute("value"))


@pytest.mark.long
def test_an_alert_from_an_unfinished_form_to_its_closing_with_the_owner_away(house: House) -> None:
    """Ben writes his day off down himself; the client stops after one answer."""
    house.until("2027-02-01T08:50")
    ben = house.person().arrive(house.signed_in(), BEN)
    ben.go("/work/away/")
    ben.fill(first_day="2027-02-01", last_day="2027-02-01")
    ben.press("See who is affected")
    house.until("2027-02-01T19:00")
    keys = house.signed_in()
    robin = house.person(width=390).arrive(keys, ROBIN)
    robin.go("/my/")
    robin.press("Answer PHQ-9")
    robin.go(robin.page.url + "9/")
    robin.fill(answer="2")
    robin.press("Save and go on")
    assert robin.says(
        "Thank you for telling us",
        "The clinician on duty will read this by 20:00 on Monday 1 February",
        "116 123",
    )
    sentence = robin.page.locator("p.lead").inner_text().removeprefix("Your answer is saved. ")
    robin.press("Stop here and go on later")
    dot = house.person().arrive(keys, DOT)
    dot.go("/work/duty/")
    assert dot.says(ROBIN, "yours")
    dot.press(ROBIN)
    assert dot.says(sentence, "More than half the days", "07700 900123", "What may help")
    dot.fill(outcome="Rang at ten past seven. Their sister is there tonight.", talked="on")
    dot.press("Close the alert")
    assert dot.says("Saved. The alert is closed.", "No alert is open.")
    house.until("2027-02-02T08:30")
    ben = house.person().arrive(house.signed_in(), BEN)
    ben.go("/work/")
    ben.press(ROBIN)
    assert ben.says("The last alert was closed on Monday 1 February", "by a colleague")
    ben.press("What was said, and what was done")
    assert ben.says("Their sister is there tonight.", f"by {DOT}, who spoke with them about it")
