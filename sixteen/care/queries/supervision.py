"""Links between supervisors and therapists."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sixteen.care.models import Supervision
from sixteen.care.models.supervision import in_force
from sixteen.people.models import Account


def supervision_links(*, at: datetime) -> list[Supervision]:
    """Every link that holds or is to come, in the order in which they begin."""
    rows = Supervision.objects.filter(Q(until=None) | Q(until__gt=at))
    return list(rows.select_related("supervisor", "therapist").order_by("since", "id"))


def supervisors_of(therapist: Account, *, at: datetime) -> list[Supervision]:
    """The links of this therapist that hold now."""
    rows = Supervision.objects.filter(in_force(at), therapist=therapist)
    return list(rows.select_related("supervisor").order_by("since", "id"))


def therapists_read_by_initials(supervisor: Account, *, at: datetime) -> set[UUID]:
    """Of which therapists this supervisor, from outside, reads initials only."""
    rows = Supervision.objects.filter(in_force(at), supervisor=supervisor, outside=True)
    return set(rows.values_list("therapist_id", flat=True))
