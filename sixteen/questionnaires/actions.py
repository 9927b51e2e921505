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
from sixteen.domain.measures.definition import together
from sixteen.domain.measures.scorer import score
from sixteen.outbox.actions import queue, withdraw
from sixteen.outbox.queries import newest_about, was_sent
from sixteen.people.models import Account
from sixteen.questionnaires.following import told_enough
from sixteen.questionnaires.links import make_link, use_up
from sixteen.questionnaires.models import BY_LINK, Request, Response
from sixteen.questionnaires.refusals import NotAnswerable
from sixteen.vault.compiled import Compiled, Given

OPEN_NOW = "questionnaire-open"
NUDGE = "questionnaire-nudge"
# Nobody is reminded of what they were told this little before.
JUST_TOLD = timedelta(hours=3)
NOT_REACHED = object()
_LOCKED = Compiled(
    lambda: (
        Request.objects.select_for_update(of=("self",))
        .select_related("response")
        .filter(pk=Given("pk", Request, "id"))
    )
)
Answers = dict[str, int | None]
# Ways in which a client answers alone, and not before it is open.
ALONE = ("portal", BY_LINK)


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
    if due:
        # Not before it is sent: until then the one that was sent before opens.
        link_opens_at = max(opens_at, min(due.values()))
        make_link(of=session, revision=appointment.revision, opens_at=link_opens_at, at=at)
    for kind, due_at in due.items():
        queue(
            kind=kind,
            about=session.pk,
            about_revision=_turn(kind, session.pk, appointment.starts_at),
            person=session.course.client_id,
            due_at=due_at,
            expires_at=appointment.starts_at,
            at=at,
        )


def _turn(kind: str, session: UUID, starts_at: datetime) -> int:
    """How often it was said before, of this session at another time: that was not of this time."""
    before = newest_about(kind=kind, about=session)
    if before is None:
        return 0
    is_this = before.state == "queued" or before.expires_at == starts_at
    return before.about_revision + (0 if is_this else 1)


def _tell_no_more(session: UUID, *, at: datetime) -> None:
    withdraw(OPEN_NOW, NUDGE, about=session, at=at)


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


@transaction.atomic(savepoint=False)
def keep_answer(
    *,
    request: Request,
    item: str,
    value: int | None,
    by: Account | None,
    at: datetime,
    mode: str = "portal",
    edition: str = "",
) -> tuple[Response, Answers, bool]:
    """Keep one answer; None says that it was passed over.

    edition: of the words in which it was asked, where they are not the measure's own.

    Returns the response, the answers before this one, and whether anything changed. Raises
    InvalidAnswer for what the measure does not have, NotAnswerable where the request is not open.
    Use journeys.answering.save_answer, which locks the client and makes a clinician look.
    """
    measure = measure_of(request.measure)
    code = measure.item(item).code
    if value is not None:
        value = measure.answer(measure.item(item), value).value
    now = _locked(request)
    response = _begun(now, at=at, mode=mode, edition=edition)
    before: Answers = dict(response.open("answers") or {})
    if before.get(code, NOT_REACHED) == value:
        return response, before, False
    response.seal(answers=before | {code: value})
    response.measure_version = together(response.measure_version, edition or measure.edition)
    response.changed_at, response.mode = at, mode
    response.entered_by = by if mode not in ALONE else None
    response.save()
    _to_state(request, now, "begun")
    record("save-answer", by=by, at=at, thing=response, person=request.client_id, fields=[code])
    return response, before, True


def _locked(request: Request) -> Request:
    """As it is now, with its response. Nobody writes that who has not locked the client: so it can
    be read in the statement that waits for the request, as it was when that began."""
    return _LOCKED.get(pk=request.pk)


def _to_state(request: Request, now: Request, state: str) -> None:
    request.state = state
    if now.state != state:
        now.state = state
        now.save(update_fields=["state"])


def _begun(now: Request, *, at: datetime, mode: str, edition: str) -> Response:
    """The response of an open request; a new one is not saved yet, to be written once."""
    if now.state == "void":
        raise NotAnswerable("This is not asked any more.")
    if now.state == "answered":
        raise NotAnswerable("These answers were sent already.")
    if now.opens_at > at and mode in ALONE:
        raise NotAnswerable("This is not open yet.")
    there: Response | None = getattr(now, "response", None)
    return there or Response(
        request=now,
        client_id=now.client_id,
        measure_version=edition or measure_of(now.measure).edition,
        mode=mode,
        begun_at=at,
        changed_at=at,
    )


@transaction.atomic(savepoint=False)
def finish_answers(
    *,
    request: Request,
    by: Account | None,
    at: datetime,
    mode: str = "portal",
    edition: str = "",
) -> tuple[Response, bool]:
    """Send the answers. The total is the measure's own: none where it gives none.

    edition: of the words in which they were read over; "" where they were not.

    Finished already: the same response, and False. Use journeys.answering.finish.
    """
    now = _locked(request)
    if now.state == "answered":
        request.state = now.state
        return now.response, False
    response = _begun(now, at=at, mode=mode, edition=edition)
    measure = measure_of(request.measure)
    total = score(measure, response.open("answers") or {}).total
    response.seal(total=None if total is None else str(total))
    if edition:
        response.measure_version = together(response.measure_version, edition)
    response.finished_at = response.changed_at = at
    response.save()
    _to_state(request, now, "answered")
    record("finish-answers", by=by, at=at, thing=response, person=request.client_id)
    if not _open(session=now.session_id, follow_up=now.follow_up_id).exists():
        use_up(session=now.session_id, follow_up=now.follow_up_id, at=at)
        if now.session_id is not None:
            _tell_no_more(now.session_id, at=at)
    if now.follow_up_id is not None:
        told_enough(now.follow_up_id, at=at)
    return response, True
