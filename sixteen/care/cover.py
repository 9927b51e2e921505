"""Who is there to look at an answer, and by when: hours, leave and the duty rota, put together."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from sixteen.care.models import Course
from sixteen.care.queries.absences import stands_in_for
from sixteen.care.queries.rota import turns_of_duty
from sixteen.domain import safety
from sixteen.domain.slots import Hours, Interval
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Leave, WorkingHours


@dataclass(frozen=True)
class Cover:
    """reader: the clinician who is made to look. promised: whether look_by can be promised."""

    reader: Account
    look_by: datetime
    promised: bool

    @staticmethod
    def clinician_on_duty(at: datetime) -> Account | None:
        found = turns_of_duty().filter(starts_at__lte=at, ends_at__gt=at).first()
        return found.clinician if found else None


def cover_of(course: Course | None, *, at: datetime) -> Cover:
    """Whoever looks soonest: the therapist or the deputy at work, or the clinician on duty.

    Where two are as soon, the one who knows the client. Where nobody is there for four weeks the
    therapist, else a clinician of the service is still named, and no time is promised.
    """
    candidates = [*_known(course, at), *_on_duty(at)]
    promised = [each for each in candidates if each.promised]
    if promised:
        return min(promised, key=lambda each: each.look_by)
    if candidates:
        return candidates[0]
    return Cover(_somebody(course), safety.look_by(at, ()), promised=False)


def _known(course: Course | None, at: datetime) -> list[Cover]:
    if course is None:
        return []
    standing_in = stands_in_for(course.therapist, at=at)
    candidates = (course.therapist, course.deputy, standing_in)
    known = [who for who in candidates if who and who.is_active]
    return [_at_work(who, at) for who in known]


def _on_duty(at: datetime) -> list[Cover]:
    turns: dict[Account, list[Interval]] = {}
    for turn in turns_of_duty().filter(ends_at__gt=at, starts_at__lt=at + safety.HORIZON):
        turns.setdefault(turn.clinician, []).append(Interval(turn.starts_at, turn.ends_at))
    return [
        Cover(who, safety.look_by(at, (), there), promised=safety.is_covered(at, (), there))
        for who, there in turns.items()
    ]


def _at_work(who: Account, at: datetime) -> Cover:
    """When this clinician looks in their own hours. Leave is taken out of them."""
    hours = [
        Hours(row.weekday, row.starts, row.ends, row.zone, row.valid_from, row.valid_until)
        for row in WorkingHours.objects.filter(therapist=who)
    ]
    leave = Leave.objects.filter(therapist=who, ends_at__gt=at, starts_at__lt=at + safety.HORIZON)
    away = [Interval(row.starts_at, row.ends_at) for row in leave]
    promised = safety.is_covered(at, hours, away=away)
    return Cover(who, safety.look_by(at, hours, away=away), promised)


def _somebody(course: Course | None) -> Account:
    """Somebody who can open an alert, where the therapist left and no rota is kept."""
    for role in (Role.DUTY_CLINICIAN, Role.THERAPIST, Role.SUPERVISOR, Role.SERVICE_LEAD):
        holding = Account.objects.filter(
            is_active=True, roles_held__role=role.value, roles_held__until=None
        )
        found = holding.order_by("made_at", "pk").first()
        if found is not None:
            return found
    if course is not None:
        return course.therapist
    raise RuntimeError("Nobody works here: give somebody a role with `sixteen add_staff`.")


def said_to_the_client(cover: Cover, *, at: datetime) -> str:
    """The true sentence about who reads it and when."""
    name = cover.reader.open("name") if hasattr(cover.reader, "therapist") else ""
    reader = name or "the clinician on duty"
    return safety.who_reads(reader, cover.look_by if cover.promised else None, settings.ZONE)


def at_work(who: Account, at: datetime) -> Cover:
    """When this clinician looks in their own hours, whoever else is there."""
    return _at_work(who, at)
