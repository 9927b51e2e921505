"""A setting that cannot be meant is refused with its name and an example."""

from datetime import time

import pytest
from django.core.exceptions import ImproperlyConfigured

from sixteen.project.settings_reading import read_hours, read_number, read_time

HOURS, TIME, NUMBER = (
    "SIXTEEN_QUIET_HOURS",
    "SIXTEEN_QUESTIONNAIRES_TIME",
    "SIXTEEN_NUDGE_HOURS",
)


def test_what_is_meant_is_read(monkeypatch) -> None:
    monkeypatch.delenv(HOURS, raising=False)
    assert read_hours(HOURS) == (time(20), time(8))
    for written, meant in (("21:30 - 7:00", (time(21, 30), time(7))), ("none", None)):
        monkeypatch.setenv(HOURS, written)
        assert read_hours(HOURS) == meant
    monkeypatch.setenv(TIME, "17:45")
    assert read_time(TIME) == time(17, 45)
    monkeypatch.setenv(NUMBER, "0")
    assert read_number(NUMBER, least=0) == 0


@pytest.mark.parametrize(
    ("read", "name", "written"),
    [
        *((read_hours, HOURS, each) for each in ("20-8", "20:00", "8:00-8:00", "25:00-8:00", "no")),
        *((read_time, TIME, each) for each in ("9", "nine", "24:00")),
        *((read_number, NUMBER, each) for each in ("0", "-1", "four", "1.5")),
    ],
)
def test_what_cannot_be_meant_is_refused(monkeypatch, read, name, written) -> None:
    monkeypatch.setenv(name, written)
    with pytest.raises(ImproperlyConfigured, match=name):
        read(name)
