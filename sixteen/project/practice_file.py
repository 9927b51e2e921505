"""A practice written down in one file: where it works, who works when, who is on duty.

Reading checks everything and changes nothing; what is wrong is said with its place in the file.
docs/how-to/run-a-practice.md shows a whole one.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sixteen.domain.protocol import PROTOCOLS
from sixteen.domain.slots import Shown
from sixteen.people.actions import Offers, Registered
from sixteen.people.models.therapist import GENDERS
from sixteen.scheduling.kinds import EVERY_SERVICE, KindOf
from sixteen.scheduling.queries import SESSION

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORMATS = ("in_person", "video", "phone")
NUMBERS_OF_A_KIND = (
    "buffer_minutes",
    "notice_hours",
    "horizon_days",
    "daily_cap",
    "price_pence",
)
NO_CAP = "is not for sessions: those of a course keep their hour, however many there are on a day."


class PracticeFileProblem(Exception):
    """In words, with the place in the file."""


@dataclass(frozen=True)
class SiteOf:
    name: str
    address: str
    zone: str
    step_free: bool
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class HoursOf:
    """Wall-clock hours on some weekdays (Monday is 0). room: "" unless format is in_person. shown:
    what becomes of their free times."""

    weekdays: tuple[int, ...]
    starts: time
    ends: time
    format: str
    room: str
    shown: Shown


@dataclass(frozen=True)
class TherapistOf:
    """kinds: codes of the public kinds of appointment that can be booked with them."""

    sign_in: str
    kinds: tuple[str, ...]
    about: str
    supervisor: str
    hours: tuple[HoursOf, ...]
    offers: Offers
    register: Registered
    in_training: bool


@dataclass(frozen=True)
class DutyOf:
    sign_in: str
    hours: HoursOf


@dataclass(frozen=True)
class PracticeFile:
    """zone: of every hour in the file. kinds: of appointment. concerns: names by code."""

    zone: str
    sites: tuple[SiteOf, ...]
    kinds: tuple[KindOf, ...]
    therapists: tuple[TherapistOf, ...]
    duty: tuple[DutyOf, ...]
    concerns: dict[str, str]


class Part:
    """One table of the file, which knows where it stands and what was asked for."""

    def __init__(self, told: Any, where: str) -> None:
        if not isinstance(told, dict):
            raise PracticeFileProblem(f"{where} is not a table.")
        self.told, self.where, self.known = told, where, set[str]()

    def get(self, name: str, kind: type, default: Any = None) -> Any:
        self.known.add(name)
        value = self.told.get(name, default)
        if value is None:
            raise PracticeFileProblem(f"{self.where}: “{name}” is missing.")
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise PracticeFileProblem(f"{self.where}: “{name}” is not what it should be: {value!r}")
        return value

    def parts(self, name: str) -> Iterator["Part"]:
        for number, each in enumerate(self.get(name, list, []), start=1):
            yield Part(each, f"{self.where}, {name} {number}" if self.where else f"{name} {number}")

    def words(self, name: str, *default: str) -> tuple[str, ...]:
        return tuple(str(each) for each in self.get(name, list, list(default)))

    def number(self, name: str) -> int | None:
        """A whole number from 0, or None where it is not given."""
        found = self.get(name, int, -1)
        if found < -1 or (found == -1 and name in self.told):
            raise PracticeFileProblem(f"{self.where}: “{name}” is less than 0.")
        return None if found == -1 else found

    def no_more(self) -> None:
        unknown = sorted(set(self.told) - self.known)
        if unknown:
            raise PracticeFileProblem(f"{self.where or 'The file'}: nobody knows “{unknown[0]}”.")


def read_practice(path: Path) -> PracticeFile:
    """The file, checked. Raises PracticeFileProblem, or OSError where there is none."""
    try:
        told = tomllib.loads(path.read_text())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise PracticeFileProblem(f"{path} is not TOML: {wrong}") from None
    top = Part(told, "")
    zone = top.get("zone", str, "Europe/London")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise PracticeFileProblem(f"There is no time zone “{zone}”.") from None
    sites = tuple(_site(part, zone) for part in top.parts("sites"))
    rooms = [room for site in sites for room in site.rooms]
    if len(set(rooms)) < len(rooms):
        raise PracticeFileProblem("Two rooms have the same name: give each one of its own.")
    concerns = dict(_concern(part) for part in top.parts("concerns"))
    kinds = tuple(_kind(part) for part in top.parts("kinds"))
    is_public = {kind.code: kind.public for kind in (*EVERY_SERVICE, *kinds)}
    public = {code for code in is_public if is_public[code]}
    therapists = tuple(_therapist(part, set(rooms), public) for part in top.parts("therapists"))
    duty = tuple(_duty(part) for part in top.parts("duty"))
    top.no_more()
    return PracticeFile(zone, sites, kinds, therapists, duty, concerns)


def _site(part: Part, zone: str) -> SiteOf:
    found = SiteOf(
        part.get("name", str),
        part.get("address", str),
        zone,
        part.get("step_free", bool, False),
        part.words("rooms"),
    )
    part.no_more()
    return found


def _kind(part: Part) -> KindOf:
    """What is not said of a kind that every service has is as it is there."""
    code = part.get("code", str)
    known = next((kind for kind in EVERY_SERVICE if kind.code == code), None)
    numbers = {name: part.number(name) for name in NUMBERS_OF_A_KIND}
    found = KindOf(
        code,
        part.get("name", str, known and known.name),
        part.get("minutes", int, known and known.minutes),
        about=part.get("about", str, known.about if known else ""),
        public=part.get("public", bool, known.public if known else True),
        **{name: number for name, number in numbers.items() if number is not None},
    )
    part.no_more()
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,19}", code):
        raise PracticeFileProblem(f"{part.where}: “code” is up to 20 small letters and hyphens.")
    if found.minutes < 1 or found.daily_cap == 0:
        raise PracticeFileProblem(f"{part.where}: “minutes” and “daily_cap” are 1 or more.")
    if code == SESSION and found.daily_cap is not None:
        raise PracticeFileProblem(f"{part.where}: “daily_cap” {NO_CAP}")
    return found


def _therapist(part: Part, rooms: set[str], public: set[str]) -> TherapistOf:
    kinds = part.words("kinds", "consultation")
    if unknown := sorted(set(kinds) - public):
        raise PracticeFileProblem(f"{part.where}: the public can book no “{unknown[0]}”.")
    found = TherapistOf(
        part.get("sign_in", str),
        kinds,
        part.get("about", str, ""),
        part.get("supervisor", str, ""),
        tuple(_hours(each, rooms) for each in part.parts("hours")),
        _offers(part),
        _register(part),
        part.get("in_training", bool, False),
    )
    part.no_more()
    return found


def _register(part: Part) -> Registered:
    """Nobody is said to be on a register without the number and the day when it was looked up."""
    name, number = part.get("register", str, ""), part.get("register_number", str, "")
    looked_up = part.get("register_checked_on", date, date.min)
    said = [bool(name), bool(number), looked_up != date.min]
    if any(said) and not all(said):
        raise PracticeFileProblem(
            f"{part.where}: “register”, “register_number” and “register_checked_on” (the day when "
            "somebody looked it up) belong together."
        )
    if len(name) > 20 or len(number) > 30:
        raise PracticeFileProblem(f"{part.where}: a register has up to 20 letters, a number 30.")
    return Registered(name, number, looked_up) if all(said) else Registered()


def _offers(part: Part) -> Offers:
    gender, protocols = part.get("gender", str, ""), part.words("protocols")
    if gender and gender not in dict(GENDERS):
        raise PracticeFileProblem(f"{part.where}: “gender” is one of {', '.join(dict(GENDERS))}.")
    if unknown := sorted(set(protocols) - set(PROTOCOLS)):
        raise PracticeFileProblem(f"{part.where}: there is no protocol “{unknown[0]}”.")
    return Offers(
        gender=gender,
        languages=part.words("languages") or ("en",),
        protocols=protocols,
        trainings=part.get("trainings", str, ""),
        concerns=part.words("concerns"),
        session_fee=part.number("session_fee_pence"),
        places=part.number("places"),
    )


def _concern(part: Part) -> tuple[str, str]:
    found = part.get("code", str), part.get("name", str)
    part.no_more()
    return found


def _duty(part: Part) -> DutyOf:
    sign_in = part.get("sign_in", str)
    return DutyOf(sign_in, _hours(part, None))


def _hours(part: Part, rooms: set[str] | None) -> HoursOf:
    """rooms: the names there are; None for duty, which needs no room."""
    days = part.words("days")
    unknown = [day for day in days if day not in DAYS]
    if unknown or not days:
        named = f"“{unknown[0]}” is no weekday." if unknown else "“days” is missing."
        raise PracticeFileProblem(f"{part.where}: {named}")
    starts, ends = part.get("from", time), part.get("until", time)
    if ends <= starts:
        raise PracticeFileProblem(f"{part.where}: “until” is not after “from”.")
    room, how, shown = "", "phone", Shown.BOOKABLE.value
    if rooms is not None:
        shown = part.get("shown", str, shown)
        if shown not in list(Shown):
            raise PracticeFileProblem(f"{part.where}: “shown” is one of {', '.join(Shown)}.")
        room = part.get("room", str, "")
        how = part.get("format", str, "in_person" if room else "video")
        if how not in FORMATS:
            raise PracticeFileProblem(f"{part.where}: “format” is one of {', '.join(FORMATS)}.")
        if how == "in_person" and room not in rooms:
            raise PracticeFileProblem(f"{part.where}: there is no room “{room}” at any site.")
    part.no_more()
    weekdays = tuple(DAYS.index(day) for day in days)
    return HoursOf(weekdays, starts, ends, how, room, Shown(shown))


def days_ahead(today: date, weeks: int) -> list[date]:
    """Today and the days after it."""
    return [date.fromordinal(today.toordinal() + ahead) for ahead in range(weeks * 7)]
