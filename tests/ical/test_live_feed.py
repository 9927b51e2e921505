"""vdirsyncer reads the feed of a running service again and again, and khal shows what it read."""

import json
from datetime import UTC, datetime

import pytest

from tests.ical.programs import Khal, Vdirsyncer
from tests.serving import Visitor, serving

TODAY = f"{datetime.now(UTC):%Y-%m-%d}"


@pytest.mark.long
def test_what_is_cancelled_leaves_the_calendar(tmp_path):
    with serving(tmp_path, "tests.ical.fill") as server:
        given = json.loads((tmp_path / "feed.json").read_text())
        calendar = Khal(tmp_path / "calendar", "Europe/London")
        address = f"{server.address}/calendar/{given['token']}/feed.ics"
        program = Vdirsyncer(tmp_path, address, calendar.calendar)
        program.sync()
        both = calendar.shows(TODAY)
        assert len(both) == 2 and {each.title for each in both} == {"Appointment"}
        visitor = Visitor(server)
        page = f"/booking/{given['codes'][0]}/cancel/"
        visitor.get(page)
        assert visitor.post(page).status == 302
        program.sync()
        assert calendar.shows(TODAY) == [both[1]]
        program.sync()
        assert calendar.shows(TODAY) == [both[1]]
