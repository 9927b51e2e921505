"""Who is there to look at an answer, and by when: hours, leave and the duty rota, put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext

from sixteen.care.models import Course, DutyTurn
from sixteen.care.queries.absences import stands_in_for
from sixteen.care.queries.rota import turns_of_duty
from sixteen.domain import safety
from sixteen.domain.slots import Hours, Interval
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Leave, WorkingHours
from sixteen.vault.compiled import Compiled, Given

OF_ALERTS = safety.Promptness()
_TURNS = Compiled(
    lambda: turns_of_duty().filter(
        ends_at__gt=Given("at", DutyTurn, "ends_at"),
        starts_at__lt=Given("until", DutyTurn, "starts_at"),
    )
)
OF_HOURS = ("therapist", "weekday", "starts", "ends", "zone", "valid_from", "valid_until")


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
    return at_work([who for who in candidates if who and who.is_active], at)


def _on_duty(at: datetime) -> list[Cover]:
    turns: dict[Account, list[Interval]] = {}
    for turn in _TURNS.rows(at=at, until=at + safety.HORIZON):
        turns.setdefault(turn.clinician, []).append(Interval(turn.starts_at, turn.ends_at))
    return [
        Cover(who, safety.look_by(at, (), there), promised=safety.is_covered(at, (), there))
        for who, there in turns.items()
    ]


def at_work(
    people: Sequence[Account], at: datetime, promptness: safety.Promptness = OF_ALERTS
) -> list[Cover]:
    """When each of these clinicians looks in their own hours, whoever else is there. Leave is taken
    out of them."""
    hours: dict[UUID, list[Hours]] = {who.pk: [] for who in people}
    away: dict[UUID, list[Interval]] = {who.pk: [] for who in people}
    if people:
        for who, *row in WorkingHours.objects.filter(therapist__in=hours).values_list(*OF_HOURS):
            hours[who].append(Hours(*row))
        leave = Leave.objects.filter(therapist__in=away, ends_at__gt=at)
        leave = leave.filter(starts_at__lt=at + safety.HORIZON)
        for who, *row in leave.values_list("therapist", "starts_at", "ends_at"):
            away[who].append(Interval(*row))
    return [_looks(who, at, hours[who.pk], away[who.pk], promptness) for who in people]


def _looks(
    who: Account,
    at: datetime,
    hours: list[Hours],
    away: list[Interval],
    promptness: safety.Promptness,
) -> Cover:
    promised = safety.is_covered(at, hours, away=away, promptness=promptness)
    by = safety.look_by(at, hours, away=away, promptness=promptness)
    return Cover(who, by, promised)


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


def said_to_the_client(cover: Cover, *, at: datetime, named: bool = True) -> str:
    """The true sentence about who reads it and when. Unnamed, the reader is one of our clinicians:
    so they are, whoever it is."""
    name = cover.reader.open("name") if hasattr(cover.reader, "therapist") else ""
    reader = (
        (name or gettext("the clinician on duty")) if named else gettext("one of our clinicians")
    )
    return safety.who_reads(reader, cover.look_by if cover.promised else None, settings.ZONE)
