"""One pathway: somebody asked for help, what took place, and what they answered on the way.

What a figure or a data set is made of. No name, no address and no word that anybody said is in it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from sixteen.care.models import Attendance, Closing, Course, Elsewhere, Session
from sixteen.domain.measures.definition import Number
from sixteen.domain.pathway import State
from sixteen.intake.models import Consultation, Enquiry
from sixteen.people.models import Client
from sixteen.questionnaires.models import Response
from sixteen.scheduling.models import Appointment
from sixteen.vault.person_keys import people_with_keys
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class Answered:
    """One finished questionnaire with a total. on: the day, by the clock of the service."""

    measure: str
    total: Number
    on: date


@dataclass(frozen=True)
class Contact:
    """became: attended, late (and seen), missed, cancelled_by_client, cancelled_by_service,
    cancelled (nobody knows by whom), or "" where nobody has said yet. session: its number, None at
    the consultation. short_notice: cancelled by the client within the agreed notice."""

    id: UUID
    starts_at: datetime
    day: date
    minutes: int
    format: str
    therapist: UUID
    became: str
    session: int | None = None
    short_notice: bool = False
    answered: tuple[Answered, ...] = ()

    @property
    def took_place(self) -> bool:
        return self.became in ("attended", "late")


@dataclass(frozen=True)
class Pathway:
    """beside: what was answered for a session that did not take place. ended: None while it goes
    on. end_code: of domain/endings.py, "" where there was no course or none was given. decision: of
    the consultation. protocol: "" without a course. elsewhere: how many sessions of the course were
    had before it came here; none of them is in contacts."""

    id: UUID
    client: UUID
    course: UUID | None
    received: date
    source: str
    ended: date | None
    end_code: str
    decision: str
    protocol: str
    contacts: tuple[Contact, ...]
    beside: tuple[Answered, ...]
    elsewhere: int = 0

    @property
    def began(self) -> date:
        """The day received; what was carried over later was received when it began."""
        days = [self.received, *(each.day for each in self.contacts)]
        return min([*days, self.ended] if self.ended else days)


def pathways_between(first: date, last: date, *, zone: str) -> list[Pathway]:
    """Everybody who had asked by the last day and whose pathway had not ended before the first.

    A course that no enquiry led to (it was carried over) is a pathway of its own.
    """
    read = _Read(ZoneInfo(zone))
    made = [read.pathway(enquiry, course) for enquiry, course in _whom()]
    within = (
        each for each in made if each.began <= last and (each.ended is None or each.ended >= first)
    )
    return sorted(within, key=lambda each: (each.began, str(each.id)))


def pathway_ids() -> set[UUID]:
    """The ids of all pathways of people who were not erased."""
    kept = people_with_keys()
    asked = Enquiry.objects.values_list("pk", "client_id")
    carried = Course.objects.filter(enquiry=None).values_list("pk", "client_id")
    return {pk for rows in (asked, carried) for pk, client in rows if client in kept}


def birth_dates(clients: Iterable[UUID]) -> dict[UUID, str]:
    """Birth dates as they are kept (ISO), of those who gave one."""
    rows = opened(Client.objects.filter(pk__in=list(clients)))
    found = {row.pk: row.open("birth_date") for row in rows}
    return {pk: said for pk, said in found.items() if said}


def _whom() -> list[tuple[Enquiry | None, Course | None]]:
    courses = {each.enquiry_id: each for each in Course.objects.exclude(enquiry=None)}
    enquiries = Enquiry.objects.select_related("appointment")
    asked = [(each, courses.get(each.pk)) for each in enquiries]
    return [*asked, *((None, each) for each in Course.objects.filter(enquiry=None))]


class _Read:
    """All rows that pathways are made of, in a few queries however many there are."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.decisions = dict(Consultation.objects.values_list("enquiry_id", "decision"))
        self.ends = dict(Closing.objects.values_list("course_id", "end_code"))
        self.elsewhere = dict(Elsewhere.objects.values_list("course_id", "sessions"))
        self.became = {each.session_id: each for each in Attendance.objects.defer("reason")}
        self.sessions: dict[UUID, list[Session]] = defaultdict(list)
        for session in Session.objects.select_related("appointment").order_by("number"):
            self.sessions[session.course_id].append(session)
        self.answers = self._answers()

    def pathway(self, enquiry: Enquiry | None, course: Course | None) -> Pathway:
        origin = enquiry or course
        assert origin is not None  # one of the two, as _whom gives them
        contacts, beside = self._contacts(enquiry, course)
        return Pathway(
            id=origin.pk,
            client=origin.client_id,
            course=course.pk if course else None,
            received=self._day(origin.made_at),
            source=enquiry.source if enquiry else "",
            ended=self._ended(enquiry, course),
            end_code=self.ends.get(course.pk, "") if course else "",
            decision=self.decisions.get(enquiry.pk, "") if enquiry else "",
            protocol=course.protocol if course else "",
            contacts=contacts,
            beside=beside,
            elsewhere=self.elsewhere.get(course.pk, 0) if course else 0,
        )

    def _ended(self, enquiry: Enquiry | None, course: Course | None) -> date | None:
        if course is not None:
            return self._day(course.ended_at) if course.ended_at else None
        assert enquiry is not None
        return self._day(enquiry.state_since) if enquiry.state == State.CLOSED.value else None

    def _contacts(
        self, enquiry: Enquiry | None, course: Course | None
    ) -> tuple[tuple[Contact, ...], tuple[Answered, ...]]:
        found, beside = [], []
        if enquiry and enquiry.appointment and enquiry.appointment.state != "held":
            found.append(self._contact(enquiry.appointment, self._consulted(enquiry)))
        for session in self.sessions[course.pk] if course else ():
            answered = tuple(self.answers.get(session.pk, ()))
            became, short = self._became(session)
            if session.appointment is not None:
                told = answered if became in ("attended", "late") else ()
                found.append(
                    self._contact(session.appointment, became, session.number, short, told)
                )
            if session.state in ("missed", "cancelled"):
                beside += answered
        return tuple(sorted(found, key=lambda each: each.starts_at)), tuple(beside)

    def _contact(
        self,
        appointment: Appointment,
        became: str,
        session: int | None = None,
        short: bool = False,
        answered: tuple[Answered, ...] = (),
    ) -> Contact:
        return Contact(
            id=appointment.pk,
            starts_at=appointment.starts_at.astimezone(self.zone),
            day=self._day(appointment.starts_at),
            minutes=round((appointment.ends_at - appointment.starts_at).total_seconds() / 60),
            format=appointment.format,
            therapist=appointment.therapist_id,
            became=became,
            session=session,
            short_notice=short,
            answered=answered,
        )

    def _consulted(self, enquiry: Enquiry) -> str:
        if enquiry.pk in self.decisions:
            return "attended"
        assert enquiry.appointment is not None
        state = enquiry.appointment.state
        return state if state in ("attended", "missed", "cancelled") else ""

    def _became(self, session: Session) -> tuple[str, bool]:
        kept = self.became.get(session.pk)
        if session.state == "held":
            return ("late" if kept and kept.became == "late" else "attended"), False
        if session.state != "cancelled":
            return ("missed" if session.state == "missed" else ""), False
        if kept is None:
            return "cancelled", False
        if kept.cancelled_by != "client":
            return "cancelled_by_service", False
        return "cancelled_by_client", kept.uses_up

    def _answers(self) -> dict[UUID, list[Answered]]:
        rows = Response.objects.filter(
            request__session__isnull=False, finished_at__isnull=False, total__isnull=False
        ).select_related("request")
        found: dict[UUID, list[Answered]] = defaultdict(list)
        for row in opened(rows.defer("answers").order_by("finished_at", "pk")):
            total = Decimal(row.open("total"))
            whole = int(total) if total == total.to_integral_value() else total
            answered = Answered(row.request.measure, whole, self._day(row.finished_at))
            found[row.request.session_id].append(answered)
        return found

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()
