"""The fictional practice itself: staff, rooms, hours and who is on duty."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from django.conf import settings

from sixteen.care.actions.supervision import add_duty_turn, link_supervisor
from sixteen.demo.cast import STAFF
from sixteen.domain.slots import Shown, instant
from sixteen.people import actions as people
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.scheduling import kinds, timetable
from sixteen.scheduling.kinds import EVERY_SERVICE, KindOf
from sixteen.scheduling.models import Room

WORKING_DAYS = range(5)
KINDS = (
    replace(EVERY_SERVICE[0], daily_cap=4),
    KindOf(
        "first-session",
        "First session",
        50,
        about="For people who know that they want to begin: a whole session, to see how it is to "
        "work together.",
        daily_cap=2,
        price_pence=6500,
        public=True,
    ),
)
OFFERED = {
    "ben": ["consultation", "first-session"],
    "marta": ["consultation", "first-session"],
    "ifan": ["consultation"],
}
# Beside everybody's days in the rooms: by whom, on which days, from, until, how, and shown how.
FURTHER_HOURS = (
    ("marta", (1, 3), time(18), time(20), "video", Shown.BOOKABLE),
    ("ben", (0,), time(18), time(20), "phone", Shown.ASK),
    ("ifan", (5,), time(10), time(13), "video", Shown.HIDDEN),
)


@dataclass
class House:
    """by: accounts by the short name in the cast. rooms: one room for each therapist."""

    by: dict[str, Account] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)

    @property
    def lead(self) -> Account:
        return self.by["eve"]


def make_house(*, at: datetime, today: date) -> House:
    """at: when the practice opened. The hours are valid from then on."""
    house = House()
    for person in STAFF:
        account = people.add_account(
            name=person.name,
            address=f"{person.sign_in}@larch-house.example",
            roles=[Role(role) for role in person.roles],
            by=None,
            at=at,
        )
        house.by[person.sign_in] = account
        if person.therapist:
            people.add_therapist(
                account=account,
                public_name=person.name,
                register="Example register",
                register_number=f"EX {len(house.by):04}",
                register_checked_on=today - timedelta(days=40),
                about=person.about,
                by=None,
                at=at,
            )
    _open_rooms(house, at)
    _further_hours(house, at)
    _say_kinds(house, at)
    link_supervisor(supervisor=house.by["marta"], therapist=house.by["ben"], by=house.lead, at=at)
    _rota(house, at, today)
    return house


def _open_rooms(house: House, at: datetime) -> None:
    site = timetable.add_site(
        name="Larch House",
        address="4 Larch Lane, Exampleton",
        zone=settings.ZONE,
        step_free=True,
        by=house.lead,
        at=at,
    )
    therapists = [person.sign_in for person in STAFF if person.therapist]
    for name, title in zip(therapists, ("Garden room", "Blue room", "Attic room"), strict=True):
        room = timetable.add_room(site=site, name=title, by=house.lead, at=at)
        house.rooms[name] = room
        for weekday in WORKING_DAYS:
            timetable.add_hours(
                therapist=house.by[name],
                weekday=weekday,
                starts=time(9),
                ends=time(18),
                zone=settings.ZONE,
                format="in_person",
                room=room,
                valid_from=at.date(),
                by=house.lead,
                at=at,
            )


def _say_kinds(house: House, at: datetime) -> None:
    kinds.add_kinds(by=house.lead, at=at)
    for kind in KINDS:
        kinds.set_kind(wanted=kind, by=house.lead, at=at)
    for name, codes in OFFERED.items():
        kinds.set_kinds_of(therapist=house.by[name], codes=codes, by=house.lead, at=at)


def _further_hours(house: House, at: datetime) -> None:
    """Evenings by video, evenings to ask for, and Saturdays that only the office sees."""
    for name, weekdays, starts, ends, format, shown in FURTHER_HOURS:
        for weekday in weekdays:
            timetable.add_hours(
                therapist=house.by[name],
                weekday=weekday,
                starts=starts,
                ends=ends,
                zone=settings.ZONE,
                format=format,
                room=None,
                shown=shown,
                valid_from=at.date(),
                by=house.lead,
                at=at,
            )


def _rota(house: House, at: datetime, today: date) -> None:
    for days in range(-1, 29):
        day = today + timedelta(days=days)
        if day.weekday() in WORKING_DAYS:
            add_duty_turn(
                clinician=house.by["dot"],
                starts_at=instant(day, time(8), settings.ZONE),
                ends_at=instant(day, time(20), settings.ZONE),
                by=house.lead,
                at=at,
            )
