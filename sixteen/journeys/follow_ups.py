"""After the end: asking again, one meeting, stopping in one step, and coming back."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.actions import follow_ups as care
from sixteen.care.models import Course, FollowUp
from sixteen.care.queries import courses_followed_up
from sixteen.care.refusals import NotAllowed
from sixteen.domain.pathway import State, can_move
from sixteen.intake import actions as intake
from sixteen.intake.models import Enquiry
from sixteen.journeys.telling import tell_booked, tell_cancelled
from sixteen.people import actions as people
from sixteen.people.actions.portal_off import close_pages
from sixteen.people.models import Account, Client, NoContact
from sixteen.people.queries import FOLLOW_UP, agrees_to, no_contact_with
from sixteen.questionnaires.following import ask_no_more, measures_of, request_again
from sixteen.scheduling import actions as scheduling
from sixteen.scheduling.feeds import revoke_feed
from sixteen.scheduling.locks import take_turns
from sixteen.scheduling.models import Appointment, Room
from sixteen.scheduling.queries import SESSION


@transaction.atomic
def plan_follow_ups(
    *,
    course: Course,
    by: Account,
    at: datetime,
    months: Iterable[int] | None = None,
    measures: Iterable[str] | None = None,
) -> list[FollowUp]:
    """The client agreed to be asked again: that is kept, and everything is planned.

    Call it once the course has ended, only where the client said yes. months: None is the service's
    plan (SIXTEEN_FOLLOW_UP_MONTHS). measures: None is what was asked in the course. Called again,
    nothing is planned twice. Raises NotAllowed while the course goes on, and where nothing may
    reach this client.
    """
    _lock(course)
    now = Course.objects.select_related("client", "therapist").get(pk=course.pk)
    if now.ended_at is None:
        raise NotAllowed("Follow-ups come after the end of a course.")
    if no_contact_with(now.client_id) is not None:
        raise NotAllowed("Nothing may reach this client any more.")
    if not agrees_to(now.client_id, FOLLOW_UP):
        people.record_consent(
            client=now.client,
            purpose=FOLLOW_UP,
            version=settings.PRIVACY_VERSION,
            by=by,
            at=at,
        )
    wanted = settings.FOLLOW_UP_MONTHS if months is None else list(months)
    asked = measures_of(now) if measures is None else list(measures)
    planned = care.add_follow_ups(course=now, months=wanted, by=by, at=at)
    for each in planned:
        request_again(follow_up=each, measures=asked, by=by, at=at)
    _step(now, by=by, at=at)
    return planned


@transaction.atomic
def stop_follow_ups(
    *,
    client: Client,
    by: Account | None,
    at: datetime,
    because: str = "withdrawn",
    tell: bool = True,
) -> int:
    """In one step: the permission is taken back, and nothing is asked, sent or met for it any more.

    How many were stopped. What was answered stays, and an alert stays open. because: withdrawn,
    no_contact or service. tell: whether they hear that a meeting does not take place.
    """
    courses = list(Course.objects.filter(client=client, follow_ups__state="planned").distinct())
    for course in sorted(courses, key=lambda each: each.pk):
        _lock(course)
    take_turns(client.pk, *(each.therapist_id for each in courses))
    people.withdraw_consent(client=client, purpose=FOLLOW_UP, by=by, at=at)
    planned = FollowUp.objects.filter(client=client, state="planned", closes_at__gt=at)
    stopped = list(planned.select_related("appointment"))
    for each in stopped:
        care.stop_follow_up(follow_up=each, because=because, by=by, at=at)
        ask_no_more(follow_up=each, by=by, at=at)
        coming = each.appointment
        if coming is not None and coming.state == "booked" and coming.starts_at > at:
            cancelled = scheduling.cancel(appointment=coming, by=by, at=at, late=True)
            if tell:
                tell_cancelled(cancelled, at=at)
    for course in courses:
        _step(course, by=by, at=at)
    return len(stopped)


@transaction.atomic
def stop_contact(*, client: Client, why: str, by: Account, at: datetime) -> NoContact:
    """They died, or asked that nothing reaches them: no message goes, nothing is asked again. Where
    they died, their pages and their calendar are closed too."""
    stop_follow_ups(client=client, because="no_contact", tell=False, by=by, at=at)
    if why == "died":
        close_pages(client=client, by=by, at=at)
        revoke_feed(whose=client, by=by, at=at)
    return people.note_no_contact(client=client, why=why, by=by, at=at)


@transaction.atomic
def book_meeting(
    *,
    follow_up: FollowUp,
    starts_at: datetime,
    room: Room | None,
    format: str,
    by: Account,
    at: datetime,
) -> Appointment:
    """The one meeting of a follow-up, with the therapist of the course. Booked already: the same.

    Raises SlotTaken where the time cannot be had, NotAllowed where nothing is asked any more.
    """
    _lock(follow_up.course)
    now = FollowUp.objects.select_related("course__client", "course__therapist", "appointment").get(
        pk=follow_up.pk
    )
    if now.state != "planned" or not agrees_to(now.client_id, FOLLOW_UP):
        raise NotAllowed("This follow-up was stopped.")
    if now.appointment is not None and now.appointment.state == "booked":
        return now.appointment
    if starts_at <= at:
        raise NotAllowed("Choose a time that is still to come.")
    series = scheduling.book_series(
        kind=SESSION,
        therapist=now.course.therapist,
        client=now.course.client,
        room=room,
        format=format,
        first_starts_at=starts_at,
        zone=settings.ZONE,
        count=1,
        by=by,
        at=at,
    )
    appointment = Appointment.objects.get(series=series)
    care.set_meeting(follow_up=now, appointment=appointment, by=by, at=at)
    tell_booked(appointment, at=at)
    _step(now.course, by=by, at=at)
    return appointment


def go_on_with_follow_ups(*, at: datetime) -> int:
    """For the worker: courses whose follow-up fell due go on to the next one, or to the end."""
    due = courses_followed_up(at=at)
    for course in due:
        with transaction.atomic():
            _lock(course)
            _step(course, by=None, at=at)
    return len(due)


def _step(course: Course, *, by: Account | None, at: datetime) -> None:
    """Where the course stands after its end: in its follow-ups while there is one, else closed."""
    due = _next_due(course, at)
    following = FollowUp.objects.filter(course=course, state="planned", closes_at__gt=at)
    state = State.FOLLOW_UP if due is not None or following.exists() else State.CLOSED
    before = Course.objects.get(pk=course.pk).state
    if state is State.CLOSED and before != State.FOLLOW_UP:
        return
    now = care.step_after_end(course=course, state=state, due=due, by=by, at=at)
    enquiry = Enquiry.objects.filter(pk=now.enquiry_id).first()
    if enquiry is not None and can_move(State(enquiry.state), state):
        intake.change_state(enquiry=enquiry, state=state, by=by, at=at, owner=now.therapist)


def _next_due(course: Course, at: datetime) -> datetime | None:
    """When somebody has to see to something: a meeting, one that is wanted, or the next asking."""
    planned = FollowUp.objects.filter(course=course, state="planned").select_related("appointment")
    dues = []
    for each in planned:
        booked = each.appointment is not None and each.appointment.state == "booked"
        if booked and each.appointment and each.appointment.ends_at > at:
            dues.append(each.appointment.starts_at)
        elif (each.meeting_wanted and not booked) or each.opens_at > at:
            dues.append(each.opens_at)
        elif each.closes_at > at:
            dues.append(each.closes_at)
    return min(dues, default=None)


def _lock(course: Course) -> None:
    """In the order of scheduling/locks.py."""
    list(Enquiry.objects.select_for_update().filter(pk=course.enquiry_id))
    list(Course.objects.select_for_update().filter(pk=course.pk))


# Somebody who asks is nowhere yet: in these states an answer to them is under way already.
UNDER_WAY = (
    State.ENQUIRY,
    State.AWAITING_REPLY,
    State.OFFERED,
    State.WAITING,
    State.IN_CONSULTATION,
    State.AGREED,
    State.IN_COURSE,
    State.PAUSED,
)
RETURN = "return"


def return_under_way(client: Client) -> Enquiry | None:
    """What this person asked for and is being answered; nothing that came to its end."""
    found = Enquiry.objects.filter(client=client, state__in=UNDER_WAY).order_by("-made_at")
    return found.first()


def may_ask_again(client: Client) -> bool:
    """Somebody who was here: their course ended, and nothing else is under way."""
    courses = Course.objects.filter(client=client)
    here = courses.filter(ended_at__isnull=False).exists()
    return here and not courses.filter(ended_at=None).exists() and return_under_way(client) is None


@transaction.atomic
def ask_again(*, client: Client, by: Account, at: datetime) -> Enquiry:
    """Somebody who was here would like to talk again: an enquiry with an owner, a step and a date.

    One that is under way already is the answer; so pressed twice it is one. NotAllowed in a course.
    """
    Client.objects.select_for_update().get(pk=client.pk)
    if Course.objects.filter(client=client, ended_at=None).exists():
        raise NotAllowed("They are in a course: their therapist is who to talk to.")
    found = return_under_way(client)
    if found is not None:
        return found
    made = intake.open_enquiry(client=client, source=RETURN, appointment=None, by=by, at=at)
    record("ask-again", by=by, at=at, thing=made, person=client.pk)
    return made
