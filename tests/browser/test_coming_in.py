"""A course that is brought in at session 7: what it had elsewhere, its client's page, its map."""

import pytest

from tests.browser.house import House

BROUGHT = {
    "therapy": "Six sessions of DIT with Dr Vane, who has moved away.",
    "self_words": "small",
    "other_words": "soon tired of me",
    "affects": "shame\nfear",
    "defence": "goes quiet",
}
SCORES = "2026-11-05 PHQ-9 17\n2026-12-17 PHQ-9 14"


@pytest.mark.long
def test_a_course_brought_in_at_session_seven(house: House) -> None:
    house.run("tests.browser.fitting", str(house.folder), "Robin Vale")
    house.until("2027-01-12T10:00")
    keys = house.signed_in()
    ben = house.person().arrive(keys, "Ben Okafor")
    ben.go("/work/")
    ben.press("Start a course: Robin Vale")
    ben.fill(sessions_had="6", first_date="2027-01-19", first_time="09:00", format="in_person")
    room = ben.page.get_by_label("Room").locator("option", has_text="Garden room")
    ben.fill(room=room.get_attribute("value"), measures="phq9 gad7")
    ben.press("Start the course")
    ben.press("I have told it")
    assert ben.says("What Robin Vale brought along", "The first one here is session 7.")
    ben.fill(scores="last year PHQ-9 17", **BROUGHT)
    ben.press("Save")
    assert ben.says("Line 1: begin with a date")
    ben.fill(scores=SCORES)
    ben.press("Save")
    assert ben.says(
        "with Dr Vane",
        "5 November 2026: PHQ-9 17",
        "6 had elsewhere, 0 of 16 sessions used up here, 10 to come.",
    )
    assert ben.offers("Open session 7")
    ben.press("The course on one page")
    assert ben.says(
        "Session 3: had elsewhere",
        "19 Jan 2027, to come",
        "17 December 2026: PHQ-9 14",
        "6 had elsewhere",
    )
    ben.page.go_back()
    ben.press("Open the focus")
    assert ben.page.locator("[name='self']").input_value() == "small"
    robin = house.person(width=390).arrive(house.signed_in(), "Robin Vale")
    robin.go("/my/")
    assert robin.says("You have had 6 sessions so far. Session 7 of 16 comes next, in the middle.")
    assert not robin.says("Our focus"), "a draft is not theirs yet"
    assert house.watch.faults == []
