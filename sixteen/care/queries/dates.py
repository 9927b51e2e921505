"""The dates of a course: its usual hour, its last day, and what was agreed to use up a session."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from sixteen.care.models import Agreement, Attendance, AttendanceCorrection, Course, Session
from sixteen.care.models.course import BESIDE
from sixteen.care.queries.agreements import signed_agreement
from sixteen.domain.counting import Rule
from sixteen.domain.pathway import State
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class Agreed:
    """version: of the agreement that says so; None: it is the service's usual rule."""

    rule: Rule
    version: int | None


def usual_rule() -> Rule:
    """What uses up a session where nothing else is agreed: the service's setting."""
    return rule_from(settings.USES_UP, settings.NOTICE_HOURS)


def rule_from(uses_up: object, notice_hours: int | None) -> Rule:
    """The rule from the choices of an agreement."""
    chosen = set(uses_up) if isinstance(uses_up, list | tuple | set | frozenset) else set()
    hours = settings.NOTICE_HOURS if notice_hours is None else notice_hours
    return Rule("missed" in chosen, "late_notice" in chosen, "in_time" in chosen, hours)


def rule_in(agreement: Agreement) -> Rule | None:
    """What this version says; None where it was written before this was asked."""
    terms = agreement.open("terms") or {}
    if "uses_up" not in terms:
        return None
    return rule_from(terms["uses_up"], terms.get("notice_hours"))


def rule_of(course: Course) -> Agreed:
    """What both signed last, else the service's usual rule."""
    signed = signed_agreement(course)
    rule = rule_in(signed) if signed else None
    return Agreed(rule, signed.version) if signed and rule else Agreed(usual_rule(), None)


def usual_appointment(course: Course) -> Appointment | None:
    """The newest one at the weekday and hour that most of them have: others are booked like it."""
    rows = Appointment.objects.filter(Q(session__course=course) | Q(series__course=course))
    found = list(rows.select_related("kind", "client", "series", "room").order_by("starts_at"))
    if not found:
        return None
    hours = Counter(_hour(each) for each in found)
    usual = hours.most_common(1)[0][0]
    return next(each for each in reversed(found) if _hour(each) == usual)


def _hour(appointment: Appointment) -> tuple[int, str]:
    """Weekday and time, by the clock of its place."""
    return date.fromisoformat(appointment.wall[:10]).weekday(), appointment.wall[11:]


def last_day_of(course: Course) -> date | None:
    """The day of the last session that counts; None where none has a time."""
    rows = Session.objects.filter(course=course, number__lt=BESIDE, appointment__isnull=False)
    rows = rows.exclude(state="cancelled").select_related("appointment")
    last = rows.order_by("-appointment__starts_at").first()
    return day_of(last.appointment) if last else None


def day_of(appointment: Appointment) -> date:
    """Its date by the clock of its place."""
    return appointment.starts_at.astimezone(ZoneInfo(appointment.zone)).date()


def attendance_of(course: Course) -> dict[object, Attendance]:
    """What became of its sessions, by session; a session that was held in time may have none."""
    rows = Attendance.objects.filter(session__course=course).select_related("decided_by")
    return {row.session_id: row for row in opened(rows)}


def attendance_at(session: Session) -> Attendance | None:
    """The same of one session."""
    return Attendance.objects.filter(session=session).select_related("decided_by").first()


def corrections_of(session: Session) -> list[AttendanceCorrection]:
    """What was said of it before, the newest first."""
    rows = session.corrections.select_related("made_by").order_by("-made_at")
    return opened(rows)


def review_day(course: Course) -> date | None:
    """Until when it is paused."""
    paused = course.state == State.PAUSED and course.next_action_due is not None
    return course.next_action_due.date() if paused and course.next_action_due else None
