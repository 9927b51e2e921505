"""Who is there to look at an answer, and by when: hours, leave and the duty rota, put together."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from sixteen.care.models import Course, DutyTurn
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
        turn = DutyTurn.objects.filter(
            starts_at__lte=at, ends_at__gt=at, clinician__is_active=True
        ).order_by("starts_at")
        found = turn.select_related("clinician").first()
        return found.clinician if found else None


def cover_of(course: Course | None, *, at: datetime) -> Cover:
    """Whoever looks soonest: the therapist or the deputy at work, or the clinician on duty.

    Where two are as soon, the one who knows the client. Where nobody is there for four weeks the
    therapist, else a duty clinician, else a service lead is still named, and no time is promised.
    """
    candidates = [*_known(course, at), *_on_duty(at)]
    promised = [each for each in candidates if each.promised]
    if promised:
        return min(promised, key=lambda each: each.look_by)
    if candidates:
        return candidates[0]
    return Cover(_somebody(), safety.look_by(at, ()), promised=False)


def _known(course: Course | None, at: datetime) -> list[Cover]:
    if course is None:
        return []
    known = [who for who in (course.therapist, course.deputy) if who and who.is_active]
    return [_at_work(who, at) for who in known]


def _on_duty(at: datetime) -> list[Cover]:
    turns: dict[Account, list[Interval]] = {}
    rows = DutyTurn.objects.filter(
        ends_at__gt=at, starts_at__lt=at + safety.HORIZON, clinician__is_active=True
    )
    for turn in rows.select_related("clinician").order_by("starts_at"):
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


def _somebody() -> Account:
    for role in (Role.DUTY_CLINICIAN, Role.SERVICE_LEAD, Role.SUPERVISOR, Role.THERAPIST):
        holding = Account.objects.filter(is_active=True, roles_held__until=None)
        found = holding.filter(roles_held__role=role.value).order_by("made_at").first()
        if found is not None:
            return found
    raise RuntimeError("Nobody works here: give somebody a role with `sixteen add_staff`.")


def said_to_the_client(cover: Cover, *, at: datetime) -> str:
    """The true sentence about who reads it and when."""
    name = cover.reader.open("name") if hasattr(cover.reader, "therapist") else ""
    reader = name or "the clinician on duty"
    return safety.who_reads(reader, cover.look_by if cover.promised else None, settings.ZONE)
