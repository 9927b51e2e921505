"""One to three aims in the client's words, and how near they feel to each."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Aim, AimRating, Course, Session
from sixteen.care.models.agreement import IN_THE_ROOM
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.people.models import Account

SAID_THEMSELVES = (
    "They said it themselves, on their own pages. Talk about it: they can change it there until "
    "the session is over."
)


@transaction.atomic
def set_aims(
    *, course: Course, words: list[str], by: Account, at: datetime, revision: int | None = None
) -> list[Aim]:
    """Set the aims in this order. One that was rated keeps its ratings when its words change.

    revision: of the first aim the writer saw, 0 if none; Stale if another window saved in between.
    """
    expect_therapist(course, by)
    words = [each.strip() for each in words if each.strip()]
    if not 1 <= len(words) <= 3:
        raise NotAllowed("There are one to three aims.")
    kept = {aim.place: aim for aim in course.aims.select_for_update()}
    if 1 in kept and revision not in (None, kept[1].revision):
        raise Stale(kept[1])
    for place, text in enumerate(words, start=1):
        aim = kept.pop(place, None) or Aim(
            course=course, client_id=course.client_id, place=place, made_at=at
        )
        aim.seal(words=text)
        aim.save()
    for aim in kept.values():
        if aim.ratings.exists():
            raise NotAllowed("An aim that was rated stays; change its words instead.")
        aim.delete()
    record("set-aims", by=by, at=at, thing=course, person=course.client_id)
    return list(course.aims.order_by("place"))


@transaction.atomic
def rate_aim(*, aim: Aim, session: Session, value: int, by: Account, at: datetime) -> AimRating:
    """How near the client feels to an aim at this session, 0 to 10. Again: it is corrected."""
    expect_therapist(aim.course, by)
    if session.course_id != aim.course_id:
        raise NotAllowed("That session belongs to another course.")
    if not 0 <= value <= 10:
        raise NotAllowed("An aim is rated from 0 to 10.")
    Aim.objects.select_for_update().get(pk=aim.pk)
    kept = AimRating.objects.filter(aim=aim, session=session).first()
    if kept is not None and kept.mode != IN_THE_ROOM:
        raise NotAllowed(SAID_THEMSELVES)
    return keep_rating(kept, aim, session, value=value, mode=IN_THE_ROOM, by=by, at=at)


@transaction.atomic
def rate_aims(
    *, ratings: list[tuple[Aim, int]], session: Session, by: Account, at: datetime
) -> None:
    """All that were said in this session, or none."""
    for aim, value in ratings:
        rate_aim(aim=aim, session=session, value=value, by=by, at=at)


def keep_rating(
    kept: AimRating | None,
    aim: Aim,
    session: Session,
    *,
    value: int,
    mode: str,
    by: Account,
    at: datetime,
) -> AimRating:
    """Part of a transaction that has locked the aim."""
    rating = kept or AimRating(
        aim=aim, session=session, client_id=aim.client_id, mode=mode, made_at=at
    )
    rating.seal(value=value)
    rating.save()
    record("rate-aim", by=by, at=at, thing=rating, person=aim.client_id, fields=[mode])
    return rating
