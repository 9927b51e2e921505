"""Asking again after a course: planned, stopped, and the one meeting that may come of it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.models import Course, FollowUp
from sixteen.domain import pathway
from sixteen.domain.follow_up import due_days
from sixteen.domain.pathway import State
from sixteen.domain.slots import instant
from sixteen.people.models import Account
from sixteen.scheduling.models import Appointment

OPEN_FOR = timedelta(days=28)


@transaction.atomic
def add_follow_ups(
    *, course: Course, months: Iterable[int], by: Account | None, at: datetime
) -> list[FollowUp]:
    """One for each of these months after the end that is still to come. Planned once, not twice."""
    ended = course.ended_at
    assert ended is not None, "a follow-up comes after the end"
    found = []
    for each, day in due_days(ended.date(), list(months)):
        opens_at = _morning(day)
        if opens_at <= at:
            continue
        made, new = FollowUp.objects.get_or_create(
            course=course,
            months=each,
            defaults={
                "client_id": course.client_id,
                "opens_at": opens_at,
                "closes_at": opens_at + OPEN_FOR,
                "made_at": at,
            },
        )
        if not new and made.state == "stopped":
            made.state, made.stopped_at, made.stopped_because = "planned", None, ""
            made.save(update_fields=["state", "stopped_at", "stopped_because"])
            new = True
        if new:
            record("plan-follow-up", by=by, at=at, thing=made, person=course.client_id)
        found.append(made)
    return found


def _morning(day: date) -> datetime:
    hour: time = settings.QUESTIONNAIRES_TIME
    return instant(day, hour, settings.ZONE)


@transaction.atomic
def stop_follow_up(
    *, follow_up: FollowUp, because: str, by: Account | None, at: datetime
) -> FollowUp:
    """Nothing is asked any more. What was answered stays. Stopped already: nothing happens."""
    now = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if now.state == "planned":
        now.state, now.stopped_at, now.stopped_because = "stopped", at, because
        now.save(update_fields=["state", "stopped_at", "stopped_because"])
        record("stop-follow-up", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def want_meeting(*, follow_up: FollowUp, wanted: bool, by: Account, at: datetime) -> FollowUp:
    """The client would like to meet once, or not after all. Said twice: nothing happens."""
    now = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if now.meeting_wanted != wanted and now.appointment_id is None:
        now.meeting_wanted = wanted
        now.save(update_fields=["meeting_wanted"])
        record("want-meeting", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def set_meeting(
    *, follow_up: FollowUp, appointment: Appointment | None, by: Account | None, at: datetime
) -> FollowUp:
    now = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    now.appointment = appointment
    now.save(update_fields=["appointment"])
    record("set-meeting", by=by, at=at, thing=now, person=now.client_id)
    return now


@transaction.atomic
def step_after_end(
    *, course: Course, state: State, due: datetime | None, by: Account | None, at: datetime
) -> Course:
    """The ended course goes into its follow-ups, or to the end of them.

    due: when the next one falls due. Where the pathway does not allow it nothing happens.
    """
    now = Course.objects.select_for_update(of=("self",)).get(pk=course.pk)
    if now.state != state:
        if not pathway.can_move(State(now.state), state):
            return now
        now.state, now.state_since = state.value, at
        record(f"course-{state}", by=by, at=at, thing=now, person=now.client_id)
    before = (now.next_action, now.next_action_due)
    now.next_action, now.next_action_due = "", None
    if state is State.FOLLOW_UP:
        following = pathway.next_action(state, now.state_since, appointment_at=due)
        now.next_action, now.next_action_due = following.code, following.due
    if now.state_since == at or (now.next_action, now.next_action_due) != before:
        now.save(update_fields=["state", "state_since", "next_action", "next_action_due"])
    return now
