"""How near the client feels to an aim, said on their own pages. Nothing depends on it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sixteen.care.actions.aims import keep_rating
from sixteen.care.models import Aim, AimRating
from sixteen.care.models.agreement import ON_THEIR_PAGES
from sixteen.care.queries.own_aims import session_to_rate
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.people.models import Account

NO_SESSION = _("There is no session to say it for at the moment. You can say it when you meet.")
SAID_IN_THE_ROOM = _(
    "You said a number for this session when you met. You can talk about it there."
)
OVER = _("That session is over. What you say now would be for the next one: look at it again.")


@transaction.atomic
def rate_own_aim(
    *,
    aim: Aim,
    number: int,
    value: int,
    aim_revision: int,
    revision: int,
    by: Account,
    at: datetime,
) -> AimRating:
    """By the client, for their next session, 0 to 10. Again: it is corrected.

    number, aim_revision, revision: the session, the words and the rating that stood on the page (0:
    none). Stale where the words of the aim or the rating are others now; NotAllowed, in words,
    where there is no such session to come.
    """
    now = (
        Aim.objects.select_for_update(of=("self",)).select_related("course__client").get(pk=aim.pk)
    )
    if now.course.client.account_id != by.pk:
        raise NotYours
    if not 0 <= value <= 10:
        raise NotAllowed(_("An aim is rated from 0 to 10."))
    session = session_to_rate(now.course, at=at)
    if session is None:
        raise NotAllowed(NO_SESSION)
    if session.number != number:
        raise NotAllowed(OVER)
    kept = AimRating.objects.filter(aim=now, session=session).first()
    if kept is not None and kept.mode != ON_THEIR_PAGES:
        raise NotAllowed(SAID_IN_THE_ROOM)
    if now.revision != aim_revision or (kept.revision if kept else 0) != revision:
        raise Stale(now)
    return keep_rating(kept, now, session, value=value, mode=ON_THEIR_PAGES, by=by, at=at)
