"""A practice is set from one file, again and again, and a wrong file changes nothing."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from sixteen.audit.models import Entry
from sixteen.care.models import DutyTurn, Supervision
from sixteen.people import actions as people
from sixteen.people.models import Account, Therapist
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Room, WorkingHours
from sixteen.scheduling.queries import consulting_therapists, free_times

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 4, 8, tzinfo=UTC)  # a Monday
PRACTICE = """
zone = "Europe/London"

[[sites]]
name = "Larch House"
address = "4 Larch Lane"
step_free = true
rooms = ["Garden room"]

[[therapists]]
sign_in = "ben@example.org"
about = "Works with low mood."
supervisor = "marta@example.org"

[[therapists.hours]]
days = ["tuesday", "thursday"]
from = 09:00:00
until = 12:00:00
room = "Garden room"

[[therapists.hours]]
days = ["friday"]
from = 17:00:00
until = 20:00:00
format = "video"

[[duty]]
sign_in = "dot@example.org"
days = ["monday", "tuesday"]
from = 08:00:00
until = 20:00:00
"""


@pytest.fixture(autouse=True)
def team() -> None:
    for name, *roles in (
        ("ben", Role.THERAPIST),
        ("marta", Role.SUPERVISOR),
        ("dot", Role.DUTY_CLINICIAN),
    ):
        address = f"{name}@example.org"
        account: Account = people.add_account(
            name=name, address=address, roles=roles, by=None, at=NOW
        )
        if name == "ben":
            people.add_therapist(account=account, public_name="Ben", by=None, at=NOW)


def set_practice(folder: Path, text: str = PRACTICE, at: datetime = NOW) -> None:
    file = folder / "practice.toml"
    file.write_text(text)
    with time_machine.travel(at, tick=False):
        call_command("practice", file)


def test_after_it_the_public_can_book(tmp_path: Path) -> None:
    assert not consulting_therapists()
    set_practice(tmp_path)
    found = free_times(kind="consultation", therapists=consulting_therapists(), now=NOW, days=28)
    assert {time.format for time in found} == {"in_person", "video"}
    assert {time.starts_at.weekday() for time in found} == {1, 3, 4}
    assert Supervision.objects.filter(until=None).count() == 1
    turns = DutyTurn.objects.order_by("starts_at")
    assert (turns.count(), turns[0].starts_at) == (16, NOW)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    set_practice(tmp_path)
    before = [list(rows.objects.values_list("pk")) for rows in (WorkingHours, DutyTurn, Room)]
    set_practice(tmp_path)
    assert before == [
        list(rows.objects.values_list("pk")) for rows in (WorkingHours, DutyTurn, Room)
    ]


def test_changed_hours_end_the_day_before_and_the_new_ones_begin(tmp_path: Path) -> None:
    set_practice(tmp_path)
    later = NOW + timedelta(days=7)
    set_practice(tmp_path, PRACTICE.replace("12:00:00", "13:00:00"), later)
    ended = WorkingHours.objects.filter(valid_until=date(2027, 1, 10))
    assert {row.weekday for row in ended} == {1, 3}
    running = WorkingHours.objects.filter(valid_until=None)
    assert {(row.weekday, row.valid_from) for row in running} == {
        (1, date(2027, 1, 11)),
        (3, date(2027, 1, 11)),
        (4, date(2027, 1, 4)),
    }


def test_duty_that_is_not_in_the_file_any_more_ends(tmp_path: Path) -> None:
    set_practice(tmp_path)
    set_practice(tmp_path, PRACTICE.replace('"monday", "tuesday"]', '"monday"]'))
    assert {turn.starts_at.weekday() for turn in DutyTurn.objects.all()} == {0}


def test_a_turn_that_has_begun_stays_as_it_is(tmp_path: Path) -> None:
    set_practice(tmp_path)
    changed = PRACTICE.replace("from = 08:00:00", "from = 07:00:00")
    set_practice(tmp_path, changed, NOW + timedelta(hours=2))
    first = DutyTurn.objects.order_by("starts_at")[:2]
    assert [turn.starts_at for turn in first] == [NOW, NOW + timedelta(hours=23)]


@pytest.mark.parametrize(
    ("wrong", "instead", "said"),
    [
        ('room = "Garden room"', 'room = "Blue room"', "therapists 1, hours 1: there is no room"),
        ("until = 12:00:00", "until = 08:00:00", "is not after"),
        ('"tuesday", "thursday"', '"someday"', "“someday” is no weekday"),
        ("ben@example.org", "nobody@example.org", "sixteen add_staff"),
        ("marta@example.org", "dot@example.org", "does not hold the role supervisor"),
        ('zone = "Europe/London"', 'zone = "Europe/Narnia"', "no time zone"),
        ("step_free = true", "stepfree = true", "nobody knows “stepfree”"),
        ("from = 09:00:00", 'from = "nine"', "is not what it should be"),
        ("[[sites]]", "[sites", "is not TOML"),
        ("address =", "adress =", "“address” is missing"),
        ("supervisor =", 'register = "Some register"\nsupervisor =', "belong together"),
    ],
)
def test_a_wrong_file_says_where_and_changes_nothing(
    tmp_path: Path, wrong: str, instead: str, said: str
) -> None:
    assert wrong in PRACTICE
    with pytest.raises(CommandError, match="Nothing was changed") as refused:
        set_practice(tmp_path, PRACTICE.replace(wrong, instead))
    assert said in str(refused.value)
    assert not WorkingHours.objects.exists() and not Room.objects.exists()


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Nothing was changed. .*practice.toml"):
        call_command("practice", tmp_path / "practice.toml")


OFFERS = """
supervisor = "marta@example.org"
gender = "woman"
languages = ["en", "cy"]
protocols = ["DIT"]
concerns = ["low-mood"]
session_fee_pence = 6000
places = 8
"""
CONCERNS = """
[[concerns]]
code = "low-mood"
name = "Feeling low"
"""
OFFERING = PRACTICE.replace('supervisor = "marta@example.org"\n', OFFERS) + CONCERNS


def test_what_a_therapist_offers_is_what_the_file_says(tmp_path: Path) -> None:
    set_practice(tmp_path, OFFERING)
    ben = Therapist.objects.get()
    assert [concern.name for concern in ben.concerns.all()] == ["Feeling low"]
    assert (ben.gender, ben.languages, ben.protocols) == ("woman", ["en", "cy"], ["DIT"])
    assert (ben.session_fee, ben.places) == (6000, 8)
    set_practice(tmp_path)
    ben = Therapist.objects.get()
    assert not ben.concerns.exists() and ben.session_fee is None and ben.languages == ["en"]


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('concerns = ["low-mood"]', 'concerns = ["loneliness"]', "no concern “loneliness”"),
        ('protocols = ["DIT"]', 'protocols = ["DIP"]', "no protocol “DIP”"),
        ('gender = "woman"', 'gender = "lady"', "“gender” is one of"),
        ("session_fee_pence = 6000", "session_fee_pence = -1", "less than 0"),
    ],
)
def test_an_offer_that_cannot_be_is_said(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    with pytest.raises(CommandError, match=told):
        set_practice(tmp_path, OFFERING.replace(right, wrong))
    assert Therapist.objects.get().session_fee is None


def test_a_register_is_shown_with_its_number_and_the_day_it_was_looked_up(tmp_path: Path) -> None:
    said = 'register = "Some register"\nregister_number = "77"\nregister_checked_on = 2026-12-01\n'
    set_practice(tmp_path, PRACTICE.replace("supervisor =", f"{said}supervisor ="))
    page = Client().get("/therapists/ben/").content.decode()
    assert "Some register, number 77. We checked it on 1 December 2026." in page
    assert Entry.objects.filter(action="record-register").count() == 1
    set_practice(tmp_path)
    assert "Some register" not in Client().get("/therapists/ben/").content.decode()
