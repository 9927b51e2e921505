"""Asking for measures, and keeping each answer as it is given."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from sixteen.audit.recording import record
from sixteen.care.models import Course, Session
from sixteen.domain.measures.catalogue import measure as measure_of
from sixteen.domain.measures.scorer import score
from sixteen.outbox.actions import queue, withdraw
from sixteen.outbox.queries import was_sent
from sixteen.people.models import Account
from sixteen.questionnaires.following import told_enough
from sixteen.questionnaires.models import Request, Response
from sixteen.questionnaires.refusals import NotAnswerable

OPEN_NOW = "questionnaire-open"
NUDGE = "questionnaire-nudge"
# Nobody is reminded of what they were told this little before.
JUST_TOLD = timedelta(hours=3)


@transaction.atomic
def request_measures(
    *,
    session: Session,
    measures: Iterable[str],
    opens_at: datetime,
    by: Account | None,
    at: datetime,
) -> list[Request]:
    """Ask the client of this session to answer these measures before it. Asked once, not twice."""
    course = session.course
    asked = []
    for code in measures:
        request, new = Request.objects.get_or_create(
            session=session,
            measure=measure_of(code).code,
            defaults={
                "client_id": course.client_id,
                "course": course,
                "opens_at": opens_at,
                "made_at": at,
            },
        )
        if new:
            record("request-measure", by=by, at=at, thing=request, person=course.client_id)
        asked.append(request)
    _tell(session, opens_at, at=at)
    return asked


def _tell(session: Session, opens_at: datetime, *, at: datetime) -> None:
    """One message for all that is asked before one session, and one more on the day of it."""
    appointment = session.appointment
    if appointment is None:
        return
    due = {}
    if opens_at > at or not was_sent(kind=OPEN_NOW, about=session.pk):
        due[OPEN_NOW] = opens_at
    nudge_at = appointment.starts_at - timedelta(hours=settings.NUDGE_HOURS)
    if settings.NUDGE_HOURS and nudge_at >= max(opens_at, at) + JUST_TOLD:
        due[NUDGE] = nudge_at
    for kind, due_at in due.items():
        queue(
            kind=kind,
            about=session.pk,
            about_revision=appointment.revision,
            person=session.course.client_id,
            due_at=due_at,
            expires_at=appointment.starts_at,
            at=at,
        )


def _tell_no_more(session: UUID, *, at: datetime) -> None:
    for kind in (OPEN_NOW, NUDGE):
        withdraw(kind=kind, about=session, at=at)


@transaction.atomic
def move_requests(*, session: Session, opens_at: datetime, by: Account, at: datetime) -> int:
    """The session moved: what was not begun opens at another time. How many moved."""
    asked = Request.objects.filter(session=session)
    moved = asked.filter(state="planned").update(opens_at=opens_at)
    if asked.filter(state__in=["planned", "begun"]).exists():
        _tell(session, opens_at, at=at)
    if moved:
        record("move-requests", by=by, at=at, thing=session, person=session.course.client_id)
    return moved


@transaction.atomic
def void_requests(*, course: Course, by: Account, at: datetime) -> int:
    """The course ended: nothing more is asked. What was begun stays as it is."""
    open_ones = Request.objects.filter(course=course, session__isnull=False, state="planned")
    for session in {request.session_id for request in open_ones}:
        _tell_no_more(session, at=at)
    voided = open_ones.update(state="void")
    if voided:
        record("void-requests", by=by, at=at, thing=course, person=course.client_id)
    return voided


def _open(**asked_for: object) -> QuerySet[Request]:
    return Request.objects.filter(state__in=["planned", "begun"], **asked_for)


@transaction.atomic
def void_session(*, session: Session, by: Account, at: datetime) -> int:
    """The session was cancelled: nothing is asked before it. What was begun stays as it is."""
    _tell_no_more(session.pk, at=at)
    voided = Request.objects.filter(session=session, state="planned").update(state="void")
    if voided:
        record("void-requests", by=by, at=at, thing=session, person=session.course.client_id)
    return voided


@transaction.atomic
def keep_answer(
    *,
    request: Request,
    item: str,
    value: int | None,
    by: Account | None,
    at: datetime,
    mode: str = "portal",
) -> tuple[Response, int | None, bool]:
    """Keep one answer; None says that it was passed over.

    Returns the response, the answer before this one, and whether anything changed. Raises
    InvalidAnswer for what the measure does not have, NotAnswerable where the request is not open.
    Use journeys.answering.save_answer, which also makes a clinician look.
    """
    measure = measure_of(request.measure)
    code = measure.item(item).code
    if value is not None:
        value = measure.option(value).value
    response = _begun(request, by=by, at=at, mode=mode)
    answers: dict[str, int | None] = dict(response.open("answers") or {})
    before, new = answers.get(code), code not in answers
    if not new and before == value:
        return response, before, False
    answers[code] = value
    response.seal(answers=answers)
    response.changed_at, response.mode = at, mode
    response.entered_by = by if mode != "portal" else None
    response.save()
    record("save-answer", by=by, at=at, thing=response, person=request.client_id, fields=[code])
    return response, before, True


def _begun(request: Request, *, by: Account | None, at: datetime, mode: str) -> Response:
    """The response of an open request, locked; made with the first answer."""
    now = Request.objects.select_for_update().get(pk=request.pk)
    if now.state == "void":
        raise NotAnswerable("This is not asked any more.")
    if now.state == "answered":
        raise NotAnswerable("These answers were sent already.")
    if now.opens_at > at and mode == "portal":
        raise NotAnswerable("This is not open yet.")
    response = Response.objects.filter(request=now).first()
    if response is None:
        response = Response(
            request=now,
            client_id=now.client_id,
            measure_version=measure_of(now.measure).version,
            mode=mode,
            begun_at=at,
            changed_at=at,
        )
        response.seal(answers={})
        response.save(force_insert=True)
        now.state = request.state = "begun"
        now.save(update_fields=["state"])
    return response


@transaction.atomic
def finish_answers(
    *, request: Request, by: Account | None, at: datetime, mode: str = "portal"
) -> Response:
    """Send the answers. The total is the measure's own: none where it gives none.

    Finished already: the same response. Use journeys.answering.finish.
    """
    now = Request.objects.select_for_update().get(pk=request.pk)
    if now.state == "answered":
        return now.response
    response = _begun(now, by=by, at=at, mode=mode)
    measure = measure_of(request.measure)
    total = score(measure, response.open("answers") or {}).total
    response.seal(total=None if total is None else str(total))
    response.finished_at = response.changed_at = at
    response.save()
    now.refresh_from_db()
    now.state = request.state = "answered"
    now.save(update_fields=["state"])
    record("finish-answers", by=by, at=at, thing=response, person=request.client_id)
    if now.follow_up_id is not None:
        told_enough(now.follow_up_id, at=at)
    elif not _open(session=now.session_id).exists():
        _tell_no_more(now.session_id, at=at)
    return response
