"""Recordings: agreed today, kept for a rater, rated and deleted; at the latest when they expire."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from sixteen.audit.recording import record
from sixteen.care import recordings as files
from sixteen.care.models import Course, Rating, Recording, RecordingWithdrawal, Session, Supervision
from sixteen.care.models.supervision import in_force
from sixteen.care.ownership import expect_therapist
from sixteen.care.queries.recordings import recording_is_agreed
from sixteen.care.recordings import SealedFile
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.people.models import Account

NOT_AGREED = "The agreement that both signed does not say that sessions may be recorded."


@transaction.atomic
def agree_to_record(*, session: Session, by: Account, at: datetime) -> Recording:
    """The client said yes today. Said already: nothing happens."""
    course = _locked(session, by)
    if not recording_is_agreed(course):
        raise NotAllowed(NOT_AGREED)
    before = Recording.objects.filter(session=session).first()
    if before is not None:
        return before
    made = Recording(session=session, client_id=course.client_id, agreed_at=at, agreed_by=by)
    made.seal(key=None)
    made.save(force_insert=True)
    record("agree-to-record", by=by, at=at, thing=made, person=course.client_id)
    return made


@transaction.atomic
def keep_recording(
    *, session: Session, made: SealedFile, rater: Account, by: Account, at: datetime
) -> Recording:
    """Keep a file that lies sealed already, for one rater: a supervisor of this service whose link
    holds. NotAllowed without a yes of today, or where there is one already."""
    course = _locked(session, by)
    recording = Recording.objects.filter(session=session).first()
    if recording is None or not recording_is_agreed(course):
        raise NotAllowed("Ask the client first, and say here that they agreed today.")
    if recording.state != "agreed":
        raise NotAllowed("There was a recording of this session already.")
    links = Supervision.objects.filter(in_force(at), supervisor=rater, outside=False)
    if not links.filter(therapist=course.therapist_id).exists():
        raise NotAllowed("Choose a supervisor of this service who is linked with you now.")
    recording.state, recording.rater, recording.kept_at = "kept", rater, at
    recording.file, recording.kind, recording.size = made.file, made.kind, made.size
    recording.expires_at = at + timedelta(days=settings.RECORDING_DAYS)
    recording.seal(key=made.key.hex())
    recording.save()
    record("keep-recording", by=by, at=at, thing=recording, person=course.client_id)
    return recording


@transaction.atomic
def take_back_recording(*, session: Session, by: Account, at: datetime) -> None:
    """The therapist deletes it, or takes the yes of today back."""
    _locked(session, by)
    _delete(Recording.objects.filter(session=session), "taken back", by=by, at=at)


@transaction.atomic
def withdraw_recording(*, course: Course, by: Account, at: datetime) -> None:
    """No recordings any more, by the client or on their word. What there is goes now."""
    now = Course.objects.select_for_update().select_related("client").get(pk=course.pk)
    if by.pk not in (now.client.account_id, now.therapist_id, now.deputy_id):
        raise NotYours
    if recording_is_agreed(now):
        made = RecordingWithdrawal.objects.create(course=now, by=by, at=at)
        record("withdraw-recording", by=by, at=at, thing=made, person=now.client_id)
    _delete(Recording.objects.filter(session__course=now), "withdrawn", by=by, at=at)


@transaction.atomic
def stop_recording(*, course: Course, by: Account, at: datetime) -> None:
    """A new agreement says no. Called by whoever signs it, without a lock on the course."""
    rows = Recording.objects.filter(session__course=course).exclude(state="deleted")
    if rows.exists():
        made = RecordingWithdrawal.objects.create(course=course, by=by, at=at)
        record("withdraw-recording", by=by, at=at, thing=made, person=course.client_id)
        _delete(rows, "withdrawn", by=by, at=at)


@transaction.atomic
def rate_recording(
    *,
    recording: Recording,
    said: dict[str, Any],
    by: Account,
    at: datetime,
) -> Rating:
    """What the rater says. The recording is deleted with it. Said already: nothing happens."""
    now = (
        Recording.objects.select_for_update().select_related("session__course").get(pk=recording.pk)
    )
    before = Rating.objects.filter(session=now.session, rater=by).first()
    if before is not None:
        return before
    if now.rater_id != by.pk:
        raise NotYours
    if now.state != "kept":
        raise NotAllowed("This recording is not there any more.")
    rating = Rating(
        session=now.session,
        client_id=now.client_id,
        therapist_id=now.session.course.therapist_id,
        rater=by,
        made_at=at,
    )
    rating.seal(said=said)
    rating.save(force_insert=True)
    record("rate-recording", by=by, at=at, thing=rating, person=now.client_id)
    _delete(Recording.objects.filter(pk=now.pk), "rated", by=by, at=at)
    return rating


def delete_due_recordings(*, at: datetime) -> int:
    """What expired or was withdrawn, and files that lie about without a row; how many went."""
    withdrawn = Q(session__course__recording_withdrawals__at__gte=F("agreed_at"))
    due = Recording.objects.filter(state="kept")
    gone = 0
    for why, rows in (
        ("expired", due.filter(expires_at__lte=at)),
        ("withdrawn", due.filter(withdrawn)),
    ):
        for pk in list(rows.values_list("pk", flat=True).distinct()):
            with transaction.atomic():
                gone += _delete(Recording.objects.filter(pk=pk), why, by=None, at=at)
    return gone + files.sweep()


def _delete(rows: QuerySet[Recording], because: str, *, by: Account | None, at: datetime) -> int:
    """The key first, in this transaction; the file when it is committed, or by the next sweep."""
    gone = 0
    for row in rows.exclude(state="deleted").select_for_update():
        name: uuid.UUID | None = row.file
        row.state, row.deleted_at, row.because = "deleted", at, because
        row.file = None
        row.key = None
        row.save()
        record("delete-recording", by=by, at=at, thing=row, person=row.client_id)
        if name is not None:
            transaction.on_commit(lambda name=name: files.remove(name))
        gone += 1
    return gone


def _locked(session: Session, by: Account) -> Course:
    course = Course.objects.select_for_update().get(pk=session.course_id)
    expect_therapist(course, by)
    return course
