"""Alerts: raised with the answer, looked at by a named clinician, closed with words.

A client has at most one open alert. What comes after joins it and can only make it sooner.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.cover import Cover
from sixteen.care.due import Due, due_again, due_of
from sixteen.care.models import Alert, Course
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, NotYours, Stale
from sixteen.domain.safety import Concern
from sixteen.outbox.actions import queue_once, withdraw
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission
from sixteen.vault.compiled import Compiled, Given

_OPEN = Compiled(
    lambda: Alert.objects.select_for_update().filter(
        client=Given("client", Alert, "client"), state="open"
    )
)
FOR_STAFF = "alert-for-staff"
HANDED_OVER = "alert-handed-over"
JUST_NOW = timedelta(hours=1)


@transaction.atomic(savepoint=False)
def raise_alert(
    *,
    client: Client,
    course: Course | None,
    concerns: Iterable[Concern],
    by: Account | None,
    at: datetime,
    with_them: Account | None = None,
    is_locked: bool = False,
) -> Alert:
    """Make a named clinician look, by a time somebody is really there.

    Joins the client's open alert if there is one and brings its time forward. A concern that is the
    last word on its question since a moment ago is not added again: it was sent twice. by: who
    answered or entered the answer.
    with_them: the therapist or deputy who is in the room with the client now: it is theirs to ask
    about, and nobody else is told, unless they have not written down by then what they did.
    is_locked: whoever calls has locked the client in this transaction.
    """
    if not is_locked:
        Client.objects.select_for_update(no_key=True).only("pk").get(pk=client.pk)
    alert = _OPEN.first(client=client.pk)
    new = alert is None
    if alert is None:
        alert = Alert(client=client, course=course, raised_at=at)
    kept: list[dict[str, Any]] = [] if new else list(alert.open("concerns") or [])
    added = [concern for concern in concerns if not was_just_said(concern, kept, at)]
    if not added:
        return alert
    due = due_of(client=client, course=course, concerns=added, at=at, with_them=with_them)
    re_time(alert, due, new=new, at=at)
    alert.seal(concerns=[*kept, *(_as_kept(concern, at) for concern in added)])
    alert.save(force_insert=new)
    record("raise-alert" if new else "join-alert", by=by, at=at, thing=alert, person=client.pk)
    if not due.in_the_room:
        _tell(alert, FOR_STAFF, at=at)
    return alert


def _as_kept(concern: Concern, at: datetime) -> dict[str, Any]:
    said = {"kind": concern.kind, "words": concern.words, "at": at.isoformat()}
    return said | {"value": concern.value}


def was_just_said(concern: Concern, kept: list[dict[str, Any]], at: datetime) -> bool:
    last = next((each for each in reversed(kept) if each["kind"] == concern.kind), None)
    if last is None or last["words"] != concern.words:
        return False
    return at - datetime.fromisoformat(last["at"]) < JUST_NOW


def re_time(alert: Alert, due: Due, *, new: bool, at: datetime) -> None:
    """Sooner, never later. Whoever is in the room with the client has it, whoever had it before."""
    if new or due.look_by < alert.look_by:
        alert.owner, alert.look_by = due.reader, due.look_by
        alert.promised, alert.at_session = due.promised, due.at_session
    # Whoever took it has not seen what is new in it.
    alert.taken_at = None
    if due.in_the_room:
        alert.owner = due.reader
        # It was late before: they ask now, and duty is not told a second time.
        alert.taken_at = at if alert.look_by <= at else None


@transaction.atomic
def re_time_alert(*, course: Course, by: Account | None, at: datetime) -> None:
    """Sessions of this course have other times, or none: an open alert that was to be asked about
    in one of them is due as the rule says now. Whoever calls has locked the client.

    One that is late stays so, and whoever took it from the therapist looks by the time they read.
    """
    rows = Alert.objects.select_for_update(of=("self",)).filter(
        client=course.client_id, state="open", at_session__course=course, look_by__gt=at
    )
    alert = rows.first()
    if alert is None:
        return
    due = due_again(alert, course, at)
    taken = alert.taken_at is not None and alert.owner_id != course.therapist_id
    if due.at_session is None and not taken:
        re_time(alert, due, new=True, at=at)
    elif alert.owner_id == course.therapist_id:
        alert.look_by, alert.at_session = due.look_by, due.at_session
    else:
        alert.at_session = due.at_session
    # A new revision: whoever was told of the time before is told of this one.
    alert.seal()
    alert.save()
    record("re-time-alert", by=by, at=at, thing=alert, person=alert.client_id)
    if due.at_session is None and not taken:
        _tell(alert, FOR_STAFF, at=at)


@transaction.atomic
def raise_by_hand(*, course: Course, words: str, by: Account, at: datetime) -> Alert:
    """A therapist wants somebody to look, and says why. NotAllowed without words."""
    expect_therapist(course, by)
    if not words.strip():
        raise NotAllowed("Say what somebody should look at.")
    concern = Concern("by-hand", "words", None, words.strip())
    return raise_alert(client=course.client, course=course, concerns=[concern], by=by, at=at)


@transaction.atomic(savepoint=False)
def note_change(*, client: Client, words: str, kind: str, by: Account | None, at: datetime) -> None:
    """Add to an open alert that an answer was changed. It stays open: a person closes it."""
    alert = Alert.objects.select_for_update().filter(client=client, state="open").first()
    if alert is None:
        return
    kept = list(alert.open("concerns") or [])
    kept.append({"kind": kind, "words": words, "at": at.isoformat()})
    alert.seal(concerns=kept)
    alert.save()
    record("join-alert", by=by, at=at, thing=alert, person=client.pk)


@transaction.atomic
def take_alert(*, alert: Alert, by: Account, at: datetime) -> Alert:
    """I look at this one: it is mine now and is not handed over to anybody else by the software.

    NotYours for who may not; NotAllowed once it is closed.
    """
    alert = _mine(alert, by)
    if alert.state != "open":
        raise NotAllowed("This alert is closed.")
    if alert.owner_id != by.pk or alert.taken_at is None:
        alert.owner, alert.taken_at = by, at
        alert.save(update_fields=["owner", "taken_at"])
        record("take-alert", by=by, at=at, thing=alert, person=alert.client_id)
    return alert


@transaction.atomic
def close_alert(
    *,
    alert: Alert,
    outcome: str,
    by: Account,
    at: datetime,
    seen: int | None = None,
    talked: bool = False,
) -> Alert:
    """Close it with what was done, in words. Closed already: nothing happens.

    talked: they spoke with the client about it, so that the same answer or a lower one may wait
    for the next session (domain/safety_again.py).
    seen: how many concerns stood on the page that the clinician read. Stale if more came since, so
    that nothing is closed that nobody has read. NotAllowed without words, NotYours for who may not.
    """
    alert = _mine(alert, by)
    if alert.state != "open":
        return alert
    if not outcome.strip():
        raise NotAllowed("Say what was done.")
    if seen is not None and seen < len(alert.open("concerns") or []):
        raise Stale(alert)
    alert.seal(outcome=outcome.strip())
    alert.state, alert.closed_at, alert.closed_by = "closed", at, by
    alert.talked = talked
    alert.save()
    record("close-alert", by=by, at=at, thing=alert, person=alert.client_id)
    withdraw(FOR_STAFF, HANDED_OVER, about=alert.pk, at=at)
    return alert


def _mine(alert: Alert, by: Account) -> Alert:
    now = Alert.objects.select_for_update().get(pk=alert.pk)
    course = now.course
    own = course is not None and by.pk in (course.therapist_id, course.deputy_id)
    if not (own or now.owner_id == by.pk or by.may(Permission.DUTY)):
        raise NotYours
    return now


def hand_over_late_alerts(*, at: datetime) -> int:
    """Give every alert that nobody took or closed in time to whoever is on duty; how many moved.

    It stays overdue: the time that was promised does not move. While nobody is on duty it stays
    where it is; with the next turn it goes on.
    """
    moved = 0
    late = Alert.objects.filter(state="open", taken_at=None, look_by__lt=at).order_by("look_by")
    for pk in list(late.values_list("pk", flat=True)):
        moved += _hand_over(pk, at)
    return moved


@transaction.atomic
def _hand_over(pk: object, at: datetime) -> int:
    alert = Alert.objects.select_for_update().filter(pk=pk, state="open", taken_at=None).first()
    on_duty = Cover.clinician_on_duty(at)
    if alert is None or on_duty is None or alert.owner_id == on_duty.pk:
        return 0
    alert.owner = on_duty
    # A new revision: the same clinician can be told again in a later turn.
    alert.seal()
    alert.save()
    record("hand-over-alert", by=None, at=at, thing=alert, person=alert.client_id)
    _tell(alert, HANDED_OVER, at=at)
    return 1


def _tell(alert: Alert, kind: str, *, at: datetime) -> None:
    queue_once(
        kind=kind,
        about=alert.pk,
        about_revision=alert.revision,
        person=alert.owner.person,
        due_at=at,
        at=at,
    )
