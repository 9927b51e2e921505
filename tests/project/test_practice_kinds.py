"""Kinds of appointment, who offers which, and what becomes of hours, from the practice's file."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError

from sixteen.scheduling.models import AppointmentKind, OfferedKind, WorkingHours
from tests.project.test_practice import NOW, PRACTICE, set_practice, team  # noqa: F401

pytestmark = pytest.mark.django_db
KINDS = """
[[kinds]]
code = "consultation"
daily_cap = 2

[[kinds]]
code = "first-session"
name = "First session"
about = "A whole session, to see how it is to work together."
minutes = 50
buffer_minutes = 15
notice_hours = 48
horizon_days = 60
price_pence = 6500

[[kinds]]
code = "pair"
name = "For two"
minutes = 80
public = false
"""
BOTH = PRACTICE.replace(
    'about = "Works', 'kinds = ["consultation", "first-session"]\nabout = "Works'
).replace('format = "video"', 'format = "video"\nshown = "ask"')


def kind(code: str) -> AppointmentKind:
    return AppointmentKind.objects.get(code=code)


def test_kinds_are_as_the_file_says(tmp_path: Path) -> None:
    set_practice(tmp_path, BOTH + KINDS)
    known, first, pair = kind("consultation"), kind("first-session"), kind("pair")
    assert (known.name, known.minutes, known.daily_cap) == ("Free consultation", 30, 2)
    assert (first.minutes, first.buffer_minutes, first.notice_hours) == (50, 15, 48)
    assert (first.horizon_days, first.price, first.daily_cap) == (60, "£65", None)
    assert [each.public for each in (known, first, pair)] == [True, True, False]
    assert kind("session").public is False
    offered = OfferedKind.objects.values_list("kind_id", flat=True)
    assert sorted(offered) == ["consultation", "first-session"]


def test_without_a_word_a_therapist_holds_consultations(tmp_path: Path) -> None:
    set_practice(tmp_path)
    assert [each.kind_id for each in OfferedKind.objects.all()] == ["consultation"]
    set_practice(tmp_path, PRACTICE.replace('about = "Works', 'kinds = []\nabout = "Works'))
    assert not OfferedKind.objects.exists()


def test_hours_that_are_shown_another_way_end_and_begin_anew(tmp_path: Path) -> None:
    set_practice(tmp_path)
    set_practice(tmp_path, BOTH + KINDS, NOW + timedelta(days=7))
    fridays = WorkingHours.objects.filter(weekday=4).order_by("valid_from")
    assert [(row.shown, row.valid_until is None) for row in fridays] == [
        ("bookable", False),
        ("ask", True),
    ]
    assert WorkingHours.objects.filter(valid_until=None).count() == 3


@pytest.mark.parametrize(
    ("wrong", "instead", "said"),
    [
        ('shown = "ask"', 'shown = "maybe"', "“shown” is one of bookable, ask, hidden"),
        ('"first-session"]', '"pair"]', "the public can book no “pair”"),
        ('"first-session"]', '"session"]', "the public can book no “session”"),
        ('code = "pair"', 'code = "For two!"', "kinds 3: “code” is up to 20 small letters"),
        ("minutes = 80", "minutes = 0", "kinds 3: “minutes” and “daily_cap” are 1 or more"),
        ("daily_cap = 2", "daily_cap = 0", "kinds 1: “minutes” and “daily_cap” are 1 or more"),
        ('code = "pair"', 'code = "session"\ndaily_cap = 4', "kinds 3: “daily_cap” is not for"),
        ("minutes = 80\n", "", "kinds 3: “minutes” is missing"),
        ("price_pence = 6500", "price_pence = -1", "“price_pence” is less than 0"),
        ("price_pence = 6500", 'price = "65"', "nobody knows “price”"),
    ],
)
def test_a_wrong_file_says_where_and_changes_nothing(
    tmp_path: Path, wrong: str, instead: str, said: str
) -> None:
    text = BOTH + KINDS
    assert wrong in text
    with pytest.raises(CommandError, match="Nothing was changed") as refused:
        set_practice(tmp_path, text.replace(wrong, instead))
    assert said in str(refused.value)
    assert not AppointmentKind.objects.exists()
