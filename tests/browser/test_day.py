"""A therapist's day by the keyboard alone: from Today to the last signed note."""

from tests.browser.house import House


def test_from_today_to_the_last_signed_note(house: House) -> None:
    house.run("tests.browser.running", str(house.folder), "Robin Vale", "2")
    ben = house.person(keys=True)
    ben.join("ben@example.org", house.codes["ben@example.org"])
    house.until("2027-02-09T10:05")
    ben.sign_in()
    assert ben.says("09:00", "Robin Vale", "Session 3 of 16")
    ben.press("Robin Vale")
    assert ben.says("not answered yet", "Session 2")
    ben.press("It was held")
    ben.press("Sign")
    assert ben.page.title().startswith("Error: ")
    ben.fill(
        text="Robin spoke of the sister.",
        asked="yes",
        said="No thoughts of dying.",
        agreed="Nothing was needed.",
    )
    ben.press("Sign")
    assert ben.says("Saved and signed.", "Robin spoke of the sister.", "No thoughts of dying.")
    ben.press("Today")
    assert ben.says("Everything is written up.")
    assert house.watch.faults == []
