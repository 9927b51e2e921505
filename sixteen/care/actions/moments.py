"""Moments: switched on by both, written, brought to a session, taken back, put in their place."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.audit.recording import record
from sixteen.care.models import Course, Moment, MomentsAgreed, Session
from sixteen.care.ownership import expect_therapist
from sixteen.care.queries.moments import moments_agreed, session_to_bring_to
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.focus import PARTS
from sixteen.domain.moments import as_kept
from sixteen.people.models import Account

OFF = _("Moments are not kept in this course: both of you have to agree to it first.")
NO_SESSION = _("No session is booked to bring it to.")
SEEN = _("It was looked at in a session, and stays as it is.")


@transaction.atomic
def offer_moments(*, course: Course, by: Account, at: datetime) -> MomentsAgreed:
    """The therapist's tick. After it was stopped it begins anew, and the client is asked again."""
    expect_therapist(course, by)
    course = Course.objects.select_for_update().get(pk=course.pk)
    if course.ended_at is not None:
        raise NotAllowed(_("This course has ended."))
    agreed = moments_agreed(course)
    if agreed is not None and agreed.stopped_at is None:
        return agreed
    if agreed is None:
        agreed = MomentsAgreed(course=course)
    agreed.therapist_at, agreed.therapist_by = at, by
    agreed.client_at = agreed.client_by = agreed.stopped_at = agreed.stopped_by = None
    agreed.save()
    record("offer-moments", by=by, at=at, thing=course, person=course.client_id)
    return agreed


@transaction.atomic
def agree_to_moments(*, course: Course, by: Account, at: datetime) -> MomentsAgreed:
    """The client's tick: by them, or by the therapist on what they said in the room."""
    agreed = _agreed(course, by)
    if agreed is None or agreed.stopped_at is not None:
        raise NotAllowed(_("The therapist has not offered it."))
    if agreed.client_at is None:
        agreed.client_at, agreed.client_by = at, by
        agreed.save(update_fields=["client_at", "client_by"])
        record("agree-to-moments", by=by, at=at, thing=course, person=course.client_id)
    return agreed


@transaction.atomic
def stop_moments(*, course: Course, by: Account, at: datetime) -> None:
    """Either side may: none is written any more. What was written stays where it is."""
    agreed = _agreed(course, by)
    if agreed is not None and agreed.stopped_at is None:
        agreed.stopped_at, agreed.stopped_by = at, by
        agreed.save(update_fields=["stopped_at", "stopped_by"])
        record("stop-moments", by=by, at=at, thing=course, person=course.client_id)


@transaction.atomic
def write_moment(
    *, course: Course, pk: UUID, words: Mapping[str, str], bring: bool, by: Account, at: datetime
) -> Moment:
    """The client's own, private unless they bring it to the next session at once.

    pk: of the form, so that sent twice it is written once; Stale where it has other words by now.
    """
    _expect_client(course, by)
    # Pressed twice at once: the second waits, and finds it written.
    Course.objects.select_for_update().get(pk=course.pk)
    _expect_on(course)
    before = Moment.objects.filter(pk=pk).first()
    if before is not None:
        return _again(before, course, words)
    moment = _new(course, pk, words, by, at)
    if bring:
        _bring(moment, at)
    moment.save()
    record("write-moment", by=by, at=at, thing=moment, person=course.client_id)
    return moment


@transaction.atomic
def write_moment_in_session(
    *,
    session: Session,
    pk: UUID,
    words: Mapping[str, str],
    speaks_to: Iterable[str],
    by: Account,
    at: datetime,
) -> Moment:
    """Written down by the therapist as it was told in a session. pk: as in `write_moment`."""
    course = session.course
    expect_therapist(course, by)
    Course.objects.select_for_update().get(pk=course.pk)
    _expect_on(course)
    before = Moment.objects.filter(pk=pk).first()
    if before is not None:
        return _again(before, course, words)
    moment = _new(course, pk, words, by, at)
    moment.by_client, moment.session, moment.brought_at = False, session, at
    moment.seal(speaks_to=_parts(speaks_to))
    moment.save()
    record("write-moment", by=by, at=at, thing=moment, person=course.client_id)
    return moment


@transaction.atomic
def change_moment(
    *,
    moment: Moment,
    words: Mapping[str, str],
    revision: int,
    by: Account,
    at: datetime,
    bring: bool | None = None,
) -> Moment:
    """The client's own: other words, and brought to the next session or taken back from it.

    Until that session was held. Stale if another window saved in between.
    """
    moment = _mine(moment, by)
    if moment.revision != revision:
        raise Stale(moment)
    if moment.open("words") != as_kept(words):
        moment.seal(words=as_kept(words))
        moment.changed_at = at
        record("change-moment", by=by, at=at, thing=moment, person=moment.client_id)
    if bring is True and moment.brought_at is None:
        _expect_on(moment.course)
        _bring(moment, at)
        record("bring-moment", by=by, at=at, thing=moment, person=moment.client_id)
    if bring is False and moment.brought_at is not None:
        moment.session = moment.brought_at = None
        record("take-moment-back", by=by, at=at, thing=moment, person=moment.client_id)
    moment.save()
    return moment


@transaction.atomic
def delete_moment(*, moment: Moment, by: Account, at: datetime) -> None:
    moment = _mine(moment, by)
    record("delete-moment", by=by, at=at, thing=moment, person=moment.client_id)
    Moment.objects.filter(pk=moment.pk).delete()


@transaction.atomic
def place_moment(
    *,
    moment: Moment,
    speaks_to: Iterable[str],
    revision: int,
    by: Account,
    at: datetime,
    words: Mapping[str, str] | None = None,
) -> Moment:
    """Which parts of the focus it speaks to, as the two of them see it. Of one that was brought.

    words: other ones, of a moment that the same therapist wrote down. Stale as elsewhere.
    """
    moment = _locked(moment)
    expect_therapist(moment.course, by)
    if moment.brought_at is None or (words is not None and moment.written_by_id != by.pk):
        raise NotYours
    now = {"speaks_to": _parts(speaks_to)} | ({"words": as_kept(words)} if words else {})
    if all((moment.open(name) or []) == said for name, said in now.items()):
        return moment
    if moment.revision != revision:
        raise Stale(moment)
    moment.seal(**now)
    moment.changed_at = at
    moment.save()
    record("place-moment", by=by, at=at, thing=moment, person=moment.client_id)
    return moment


def _new(course: Course, pk: UUID, words: Mapping[str, str], by: Account, at: datetime) -> Moment:
    moment = Moment(
        pk=pk,
        course=course,
        client_id=course.client_id,
        written_by=by,
        by_client=True,
        made_at=at,
        changed_at=at,
    )
    moment.seal(words=as_kept(words))
    return moment


def _again(before: Moment, course: Course, words: Mapping[str, str]) -> Moment:
    if before.course_id != course.pk:
        raise NotYours
    if before.open("words") != as_kept(words):
        raise Stale(before)
    return before


def _bring(moment: Moment, at: datetime) -> None:
    session = session_to_bring_to(moment.course, at=at)
    if session is None:
        raise NotAllowed(NO_SESSION)
    moment.session, moment.brought_at = session, at


def _parts(codes: Iterable[str]) -> list[str]:
    chosen = set(codes)
    if unknown := chosen - set(PARTS):
        raise ValueError(f"A focus has no {', '.join(sorted(unknown))}.")
    return [code for code in PARTS if code in chosen]


def _mine(moment: Moment, by: Account) -> Moment:
    """Locked: the client's own, until the session that it was brought to was held."""
    moment = _locked(moment)
    if not moment.by_client or moment.written_by_id != by.pk:
        raise NotYours
    if moment.session is not None and moment.session.state == "held":
        raise NotAllowed(SEEN)
    return moment


def _locked(moment: Moment) -> Moment:
    rows = Moment.objects.select_for_update(of=("self",)).select_related("course", "session")
    return rows.get(pk=moment.pk)


def _agreed(course: Course, by: Account) -> MomentsAgreed | None:
    if by.pk != course.client.account_id:
        expect_therapist(course, by)
    return MomentsAgreed.objects.select_for_update().filter(course=course).first()


def _expect_client(course: Course, by: Account) -> None:
    if by.pk != course.client.account_id:
        raise NotYours


def _expect_on(course: Course) -> None:
    agreed = moments_agreed(course)
    if agreed is None or not agreed.is_on or course.ended_at is not None:
        raise NotAllowed(OFF)
