"""Messages between sessions: all of a course, those that wait, and whose they are to read."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from sixteen.care.models import ClientMessage, Course
from sixteen.care.queries.absences import away_with, stands_in_for
from sixteen.people.models import Account
from sixteen.vault.rows import opened


def messages_of_course(course: Course) -> list[ClientMessage]:
    """The oldest first."""
    return opened(course.client_messages.select_related("written_by", "seen_by"))


def has_messages(course: Course) -> bool:
    return course.client_messages.exists()


def messages_are_on(course: Course) -> bool:
    """The practice has them, and the course runs."""
    return settings.MESSAGES and course.ended_at is None


def messages_are_there(course: Course) -> bool:
    """They can be opened: the practice has them, also after this course ended; or some are kept."""
    return settings.MESSAGES or has_messages(course)


def messages_waiting_for(account: Account, *, at: datetime) -> list[ClientMessage]:
    """Of clients of this therapist, deputy or stand-in: what nobody said that they have read. The
    oldest first. Nothing of it is opened."""
    away = away_with(account, at=at).values("therapist")
    mine = Q(course__therapist=account) | Q(course__deputy=account)
    rows = ClientMessage.objects.filter(mine | Q(course__therapist__in=away), by_client=True)
    rows = rows.filter(seen_at=None).select_related("client")
    return list(rows.order_by("made_at", "pk"))


def reads_messages(account: Account, course: Course, *, at: datetime) -> bool:
    """Its therapist, their deputy, and who stands in while the therapist is away."""
    if account.pk in (course.therapist_id, course.deputy_id):
        return True
    return stands_in_for(course.therapist, at=at) == account
