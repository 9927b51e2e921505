"""A therapist is away: written down, its words, who was told, and who looks meanwhile."""

from datetime import datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions.alerts import HANDED_OVER
from sixteen.care.cover import cover_of
from sixteen.care.models import Absence, Alert, AwayNotice
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.safe_words import problem_with
from sixteen.outbox.actions import queue, withdraw
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.scheduling.timetable import add_leave

AWAY = "away-notice"
COVERED = "alert-covered"


@transaction.atomic
def record_absence(
    *,
    therapist: Account,
    starts_at: datetime,
    ends_at: datetime,
    cover: Account | None,
    by: Account,
    at: datetime,
) -> Absence:
    """Nothing more is booked then, and others look at what cannot wait. Said twice: the same.

    Nothing that stands is cancelled by this: journeys.absences does that, when somebody says so.
    NotAllowed where it is over already, or the one who is to stand in cannot.
    """
    if ends_at <= at or ends_at <= starts_at:
        raise NotAllowed("The last day is over already. Choose a later one.")
    if cover is not None and not can_cover(cover, therapist):
        raise NotAllowed("This colleague cannot stand in: choose another one.")
    Account.objects.select_for_update().get(pk=therapist.pk)
    span = {"therapist": therapist, "starts_at": starts_at, "ends_at": ends_at}
    same = Absence.objects.filter(**span, cover=cover, ended_at=None).first()
    if same is not None:
        return same
    leave = add_leave(**span, by=by, at=at)
    made = Absence.objects.create(**span, leave=leave, cover=cover, made_by=by, made_at=at)
    record("record-absence", by=by, at=at, thing=made)
    if starts_at <= at:
        give_alerts_of_the_away(at=at)
    return made


def can_cover(cover: Account, therapist: Account) -> bool:
    """A clinician who is there, and somebody else."""
    clinician = cover.may(Permission.CASELOAD) or cover.may(Permission.DUTY)
    return clinician and cover.pk != therapist.pk


@transaction.atomic
def end_absence(*, absence: Absence, by: Account, at: datetime) -> Absence:
    """Back earlier, or not away after all. What was cancelled stays so; what still waits to be
    sent about it is not sent any more. Ended already: nothing happens."""
    now = Absence.objects.select_for_update(of=("self",)).select_related("leave").get(pk=absence.pk)
    if now.ended_at is not None or now.ends_at <= at:
        return now
    leave, now.ended_at = now.leave, at
    if leave is not None and now.starts_at >= at:
        now.leave = None
        now.save(update_fields=["leave", "ended_at"])
        leave.delete()
    else:
        now.save(update_fields=["ended_at"])
        if leave is not None:
            leave.ends_at = at
            leave.save(update_fields=["ends_at"])
    for notice in now.notices.filter(state="sent"):
        withdraw(AWAY, about=notice.pk, at=at)
    record("end-absence", by=by, at=at, thing=now)
    return now


@transaction.atomic
def write_notice(
    *, absence: Absence, client: Client, words: str, revision: int, by: Account, at: datetime
) -> AwayNotice:
    """What this person will be told. revision: of the words the writer saw, 0 for none yet; Stale
    if another window saved in between. NotAllowed for words that tell, or once it was sent."""
    Absence.objects.select_for_update().get(pk=absence.pk)
    kept = AwayNotice.objects.filter(absence=absence, client=client).first()
    if kept is not None and kept.revision != revision:
        raise Stale(kept)
    if kept is not None and kept.state != "draft":
        raise NotAllowed("This was sent already.")
    if problem := problem_with(words):
        raise NotAllowed(problem)
    notice = kept or AwayNotice(absence=absence, client=client, made_at=at)
    notice.seal(words=words.strip())
    notice.save(force_insert=kept is None)
    record("write-away-notice", by=by, at=at, thing=notice, person=client.pk)
    return notice


@transaction.atomic
def note_told(*, notice: AwayNotice, by: Account, at: datetime) -> AwayNotice:
    """Somebody told them by other means. Told already: nothing happens."""
    now = AwayNotice.objects.select_for_update().get(pk=notice.pk)
    if now.state == "draft":
        raise NotAllowed("Their appointments still stand. Cancel them first.")
    if now.state != "told":
        withdraw(AWAY, about=now.pk, at=at)
        now.state, now.told_at, now.told_by = "told", at, by
        now.save(update_fields=["state", "told_at", "told_by"])
        record("tell-of-absence", by=by, at=at, thing=now, person=now.client_id)
    return now


def give_alerts_of_the_away(*, at: datetime) -> int:
    """Every open alert whose owner is away now goes to whoever is there; how many moved.

    Who took it before they left cannot look at it either. Where nobody else is there it stays.
    """
    moved = 0
    away = Absence.objects.filter(starts_at__lte=at, ends_at__gt=at, ended_at=None)
    owned = Alert.objects.filter(state="open", owner__in=away.values("therapist"))
    for pk in list(owned.order_by("look_by").values_list("pk", flat=True)):
        moved += _give(pk, at)
    return moved


@transaction.atomic
def _give(pk: object, at: datetime) -> int:
    alert = Alert.objects.select_for_update(of=("self",)).filter(pk=pk, state="open").first()
    if alert is None:
        return 0
    cover = cover_of(alert.course, at=at)
    if cover.reader.pk == alert.owner_id:
        return 0
    alert.owner, alert.taken_at = cover.reader, None
    # A new revision: the same clinician can be told again. The time that was promised stays.
    alert.seal()
    alert.save()
    record("cover-alert", by=None, at=at, thing=alert, person=alert.client_id)
    withdraw(HANDED_OVER, about=alert.pk, at=at)
    queue(
        kind=COVERED,
        about=alert.pk,
        about_revision=alert.revision,
        person=alert.owner.person,
        due_at=at,
        at=at,
    )
    return 1
