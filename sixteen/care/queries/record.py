"""What else is in a course's record: documents, other help, the emergency contact, safeguarding."""

from uuid import UUID

from django.db.models import Q

from sixteen.care.models import (
    Course,
    CourseDocument,
    EmergencyContact,
    OtherHelp,
    SafeguardingConcern,
    SafeguardingEntry,
)
from sixteen.care.queries.first import first
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened


def documents_of(course: Course) -> list[CourseDocument]:
    """The newest first, without their content."""
    rows = CourseDocument.objects.filter(course=course).select_related("added_by")
    return opened(rows.defer("content").order_by("-made_at", "pk"))


def other_help_of(course: Course) -> list[OtherHelp]:
    """Every version, the newest first."""
    rows = OtherHelp.objects.filter(course=course).select_related("by")
    return opened(rows.order_by("-version"))


def emergency_contacts_of(course: Course) -> list[EmergencyContact]:
    """Every version of this course, the newest first."""
    rows = EmergencyContact.objects.filter(course=course).select_related("by")
    return opened(rows.order_by("-version"))


def emergency_contact_of(client: Client) -> EmergencyContact | None:
    """What they said last, in whichever course."""
    rows = EmergencyContact.objects.filter(client=client).order_by("-at", "-version")
    return first(opened(rows[:1]))


def concerns_of(course: Course) -> list[SafeguardingConcern]:
    """Safeguarding concerns: open ones first, then the newest."""
    rows = SafeguardingConcern.objects.filter(course=course).order_by("-opened_at")
    return sorted(rows, key=lambda concern: concern.outcome_at is not None)


def open_concerns_of(account: Account) -> list[SafeguardingConcern]:
    """Without an outcome, in the courses this clinician holds or stands in for; oldest first."""
    mine = Q(course__therapist=account) | Q(course__deputy=account)
    rows = SafeguardingConcern.objects.filter(mine, outcome_at=None)
    return list(rows.select_related("client", "course").order_by("opened_at"))


def newest_entries_of(course: Course) -> dict[UUID, SafeguardingEntry]:
    """What is known of each safeguarding concern of a course, by the concern."""
    rows = SafeguardingEntry.objects.filter(concern__course=course).order_by("number")
    return {entry.concern_id: entry for entry in opened(rows)}


def entries_of(concern: SafeguardingConcern) -> list[SafeguardingEntry]:
    """The newest first."""
    return opened(concern.entries.select_related("by").order_by("-number"))
