"""Courses of the record with days that can be: each answer on the day of its session."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sixteen.care.models import Course
from sixteen.intake.models import Consultation, Enquiry
from sixteen.questionnaires.models import Request, Response
from tests.portal.house import NOW, House

AT = NOW + timedelta(days=30)
ENDED = datetime(2026, 6, 1, 12, tzinfo=UTC)
Scores = dict[int, int | None]


@dataclass
class Practice:
    house: House = field(default_factory=House)
    ended: int = 0

    def course(
        self,
        phq9: Scores,
        gad7: Scores,
        *,
        held: int = 16,
        at: datetime = ENDED,
        state: str = "ended",
    ) -> Course:
        """A course that ended, with totals by session number; None: sent without a total."""
        self.ended += 1
        course = self.house.course(self.house.client(), held=held, hour=6 + self.ended)
        for code, totals in (("phq9", phq9), ("gad7", gad7)):
            for number, total in totals.items():
                self._answer(course, code, number, total)
        course.state, course.ended_at, course.ended_by = state, at, "both"
        course.save()
        return course

    def _answer(self, course: Course, code: str, number: int, total: int | None) -> None:
        asked: Request = self.house.request(course, code, number=number, state="answered")
        kept = Response(
            request=asked,
            client_id=asked.client_id,
            measure_version="1",
            mode="portal",
            begun_at=ENDED,
            changed_at=ENDED,
            finished_at=ENDED,
        )
        kept.seal(answers={}, total=None if total is None else str(total))
        kept.save()


class Lived(Practice):
    def lived(self, phq9: Scores, gad7: Scores, *, held: int = 16) -> Course:
        course = self.course(phq9, gad7, held=held, at=NOW + timedelta(days=10))
        for kept in Response.objects.filter(request__course=course).select_related(
            "request__session__appointment"
        ):
            session = kept.request.session
            assert session is not None and session.appointment is not None
            kept.finished_at = session.appointment.starts_at
            kept.save(update_fields=["finished_at"])
        return course

    def signposted(self) -> Enquiry:
        """Somebody who was told in the consultation where else to go, and had no course."""
        client, at = self.house.client(), NOW + timedelta(days=5)
        made = Enquiry(
            client=client,
            source="website",
            state="closed",
            owner_role="clinician",
            made_at=NOW,
            state_since=at,
        )
        made.seal(access_needs=None)
        made.save()
        decided = Consultation(
            enquiry=made,
            client=client,
            held_by=self.house.therapist,
            held_at=at,
            decision="signpost",
            recorded_at=at,
        )
        decided.seal(reasons=None, options_discussed=None, safety=None, signpost=None)
        decided.save()
        return made
