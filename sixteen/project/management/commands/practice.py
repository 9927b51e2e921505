"""`sixteen practice FILE`: where and when the service works, from a file."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from sixteen.care.actions import supervision
from sixteen.domain.slots import instant
from sixteen.people import actions as people
from sixteen.people.models import Account, Concern
from sixteen.people.permissions import Role
from sixteen.people.queries import account_signing_in_as
from sixteen.project.practice_file import (
    HoursOf,
    PracticeFile,
    PracticeFileProblem,
    days_ahead,
    read_practice,
)
from sixteen.scheduling import kinds, timetable
from sixteen.scheduling.models import Room
from sixteen.website.filling import fill_therapists

DUTY_WEEKS = 8


class Command(BaseCommand):
    help = "Set where and when the service works, from a TOML file. Run it again after a change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="See docs/how-to/run-a-practice.md.")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            practice = read_practice(file)
            with transaction.atomic():
                self.apply(practice, timezone.now())
        except (PracticeFileProblem, OSError) as problem:
            raise CommandError(f"Nothing was changed. {problem}") from None
        self.stdout.write(
            f"{len(practice.therapists)} therapists, {len(practice.sites)} sites. "
            f"Duty is set for {DUTY_WEEKS} weeks: run this again before they are over."
        )

    def apply(self, practice: PracticeFile, at: datetime) -> None:
        kinds.add_kinds(by=None, at=at)
        for kind in practice.kinds:
            kinds.set_kind(wanted=kind, by=None, at=at)
        rooms = self.rooms(practice, at)
        today = at.astimezone(ZoneInfo(practice.zone)).date()
        for code, name in practice.concerns.items():
            people.name_concern(code=code, name=name, by=None, at=at)
        for each in practice.therapists:
            account = self.account(each.sign_in, Role.THERAPIST)
            self.offer(account, each.offers, at)
            people.describe_therapist(account=account, about=each.about, by=None, at=at)
            people.record_register(account=account, register=each.register, by=None, at=at)
            people.set_training(account=account, in_training=each.in_training, by=None, at=at)
            kinds.set_kinds_of(therapist=account, codes=each.kinds, by=None, at=at)
            wanted = [
                self.week(day, hours, practice.zone, rooms)
                for hours in each.hours
                for day in hours.weekdays
            ]
            timetable.replace_hours(therapist=account, hours=wanted, since=today, by=None, at=at)
            if each.supervisor:
                supervisor = self.account(each.supervisor, Role.SUPERVISOR)
                supervision.link_supervisor(
                    supervisor=supervisor, therapist=account, by=None, at=at
                )
        fill_therapists(at=at)
        self.rota(practice, at)

    def offer(self, account: Account, offers: people.Offers, at: datetime) -> None:
        try:
            people.set_offers(account=account, offers=offers, by=None, at=at)
        except Concern.DoesNotExist as unknown:
            raise PracticeFileProblem(
                f"There is no concern “{unknown}”: write it under [[concerns]] first."
            ) from None

    def rooms(self, practice: PracticeFile, at: datetime) -> dict[str, Room]:
        found: dict[str, Room] = {}
        for wanted in practice.sites:
            site = timetable.site_named(wanted.name) or timetable.add_site(
                name=wanted.name,
                address=wanted.address,
                zone=wanted.zone,
                step_free=wanted.step_free,
                by=None,
                at=at,
            )
            for name in wanted.rooms:
                found[name] = timetable.room_named(site, name) or timetable.add_room(
                    site=site, name=name, by=None, at=at
                )
        return found

    def week(
        self, day: int, hours: HoursOf, zone: str, rooms: dict[str, Room]
    ) -> timetable.WeeklyHours:
        room = rooms.get(hours.room)
        return timetable.WeeklyHours(
            day, hours.starts, hours.ends, zone, hours.format, room, hours.shown
        )

    def rota(self, practice: PracticeFile, at: datetime) -> None:
        """Turns that have not begun are those of the file."""
        today = at.astimezone(ZoneInfo(practice.zone)).date()
        turns = [
            (
                self.account(each.sign_in, Role.DUTY_CLINICIAN),
                instant(day, each.hours.starts, practice.zone),
                instant(day, each.hours.ends, practice.zone),
            )
            for each in practice.duty
            for day in days_ahead(today, DUTY_WEEKS)
            if day.weekday() in each.hours.weekdays
        ]
        supervision.replace_duty_turns(turns=turns, by=None, at=at)

    def account(self, sign_in: str, role: Role) -> Account:
        found = account_signing_in_as(sign_in)
        if found is None:
            raise PracticeFileProblem(
                f"Nobody signs in as “{sign_in}”. Add them first: sixteen add_staff."
            )
        if role not in found.roles:
            raise PracticeFileProblem(f"“{sign_in}” does not hold the role {role.value}.")
        return found
