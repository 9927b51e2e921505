"""From the first page to the first session: booking, the team, the consultation, the way in."""

from tests.browser.house import House
from tests.browser.person import Person


def somebody_reads(visitor: Person) -> None:
    visitor.go("/")
    visitor.press("What the therapy is")
    for path in ("/privacy/", "/help-now/", "/book/under-18/", "/work/", "/nowhere/"):
        visitor.go(path)


def somebody_books(visitor: Person, name: str, *, slips: bool = False) -> None:
    """The first free time, by telephone only. slips: every form is sent empty first."""
    visitor.go("/")
    visitor.press("Book a free consultation")
    visitor.click(visitor.page.locator("button.slot"))
    for button, typed in (
        ("Go on", {"name": name, "adult": "yes"}),
        ("Go on", {"phone": "07700 900123", "ways": "phone text"}),
        ("Book this time", {"read": "on"}),
    ):
        if slips:
            visitor.press(button)
            assert visitor.page.title().startswith("Error: ")
        visitor.fill(**typed)
        visitor.press(button)
    assert visitor.says("Your time is booked")


def somebody_changes_it(visitor: Person) -> None:
    """Moved, looked at to be cancelled, and kept."""
    visitor.press("Move it")
    visitor.click(visitor.page.locator("button.slot"))
    assert visitor.says("Your appointment is moved.", "Tuesday 12 January 2027, 09:40")
    visitor.press("Cancel it")
    visitor.press("No, keep it")


def team_joins(house: House) -> list[Person]:
    """Therapist, duty clinician, reception and service lead, each in the room that is theirs."""
    rooms = {"ben": "/work/", "dot": "/work/duty/", "rae": "/office/", "eve": "/work/supervision/"}
    return [joins(house, name, room) for name, room in rooms.items()]


def joins(house: House, name: str, room: str) -> Person:
    """By their invitation, at a browser of their own."""
    person = house.person()
    person.join(f"{name}@example.org", house.codes[f"{name}@example.org"])
    assert person.page.url == house.server.address + room
    return person


def reception_runs_the_day(rae: Person) -> None:
    """The diary, who waits, a person found, and somebody else booked who rings and rings off."""
    rae.go("/office/?day=2027-01-12")
    assert rae.says("Ben Okafor", "09:40", "Robin Vale")
    rae.press("Who waits")
    rae.press("Find a person")
    rae.fill(text="0123")
    rae.press("Find")
    rae.press("Robin Vale")
    assert rae.says("07700 900123", "Record what the consultation decided")
    rae.press("Change this because they asked")
    rae.go("/office/book/")
    rae.click(rae.page.locator("button.slot"))
    rae.press("Book this time")
    rae.fill(name="Kit Rowan", adult="yes", phone="01632 960017", ways="phone", read="on")
    rae.press("Book this time")
    rae.press("To Kit Rowan")
    rae.go(rae.page.get_by_role("link", name="Move").last.get_attribute("href"))
    rae.page.go_back()
    rae.go(rae.page.get_by_role("link", name="Cancel").last.get_attribute("href"))
    rae.press("Yes, cancel it")
    rae.press("Not delivered")


def lead_sees_who_waits(eve: Person) -> None:
    eve.go("/office/")
    assert eve.says("Kit Rowan", "Arrange the consultation")
    assert not eve.offers("Kit Rowan"), "no way into a record from here"


def consultation_decides(house: House, ben: Person) -> Person:
    """DIT fits, and a course of sixteen sessions begins: the client, at their own browser."""
    house.until("2027-01-12T10:45")
    ben.sign_in()
    ben.press("Record the consultation: Robin Vale")
    ben.press("Save")
    ben.fill(
        decision="suitable",
        protocol="DIT",
        reasons="Low mood since a separation, and the same quarrel again and again.",
        asked="yes",
        said="No thoughts of dying.",
        agreed="Nothing more was needed.",
    )
    ben.press("Save")
    ben.press("Start the course")
    ben.fill(first_date="2027-01-19", first_time="09:00", format="in_person")
    ben.press("Start the course")
    assert ben.says("Choose a room, or meet by video.")
    room = ben.page.get_by_label("Room").locator("option", has_text="Garden room")
    ben.fill(room=room.get_attribute("value"), measures="phq9 gad7")
    ben.press("Start the course")
    code, name = ben.page.locator(".code strong").all_inner_texts()
    ben.press("I have told it")
    assert ben.says("16 sessions", "in therapy", "Tuesday 19 January, 09:00")
    client = house.person(width=390)
    client.join(name, code)
    return client
