"""Whether there are process notes. What they say is access.process_notes_of."""

from sixteen.care.models import Course
from sixteen.care.models.process_note import ProcessNote
from sixteen.people.models import Account


def has_process_notes(account: Account, course: Course) -> bool:
    """Of one's own."""
    return ProcessNote.objects.filter(session__course=course, author=account).exists()
