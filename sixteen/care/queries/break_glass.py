"""Openings of notes from outside the care team."""

from django.db.models import Q

from sixteen.care.models import BreakGlass
from sixteen.people.models import Account
from sixteen.vault.rows import opened


def unseen_openings(account: Account) -> list[BreakGlass]:
    """What this therapist was told of, or what is about a course of theirs, and not seen yet."""
    mine = Q(owner=account) | Q(course__therapist=account)
    rows = BreakGlass.objects.filter(mine, seen_at=None).select_related("client", "by", "course")
    return opened(rows.order_by("opened_at"))
