"""What clients said, and what was decided about what was noticed."""

from sixteen.care.models import Course, Notice
from sixteen.people.models import Account
from sixteen.vault.rows import opened


def notices_of(course: Course) -> list[Notice]:
    """Open and decided ones, the oldest first."""
    return opened(course.notices.order_by("made_at"))


def open_notices_of(account: Account) -> list[Notice]:
    """What clients of this therapist or deputy said, and nobody has decided about yet."""
    rows = Notice.objects.filter(state="open", course__ended_at=None)
    mine = rows.filter(course__therapist=account) | rows.filter(course__deputy=account)
    return opened(mine.select_related("course__client").order_by("made_at"))
