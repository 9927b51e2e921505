"""What the audit knows of who looked at somebody's record, a row a day, person and kind of look."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate

from sixteen.audit.models import Entry


def looks_at(person: UUID, *, but_by: UUID | None, zone: str, until: datetime) -> QuerySet[Entry]:
    """Rows {"day", "actor", "actor_roles", "action", "times", "last"}, the newest day first.

    but_by: the person's own account, whose looks are no news to them.
    """
    others = ["find-client", "print-day", "break-glass"]
    looked = Q(action__startswith="view-") | Q(action__in=others)
    rows = Entry.objects.filter(looked, person=person, at__lte=until).exclude(actor=None)
    if but_by is not None:
        rows = rows.exclude(actor=but_by)
    by_day = rows.annotate(day=TruncDate("at", tzinfo=ZoneInfo(zone)))
    groups = by_day.values("day", "actor", "actor_roles", "action")
    counted = groups.annotate(times=Count("pk"), last=Max("at"))
    return counted.order_by("-day", "-last", "actor", "action")
