"""What the audit knows of who looked at somebody's record, a row a day, person and kind of look."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, QuerySet
from django.db.models.functions import TruncDate

from sixteen.audit.models import Entry

# Looks whose verb does not begin with "view-".
IN_A_LIST = "find-client"
OTHERS = (IN_A_LIST, "print-day", "break-glass", "download-document")


def looks_at(
    people: Iterable[UUID], *, but_by: UUID | None, zone: str, until: datetime
) -> QuerySet[Entry]:
    """Rows {"day", "actor", "actor_roles", "action", "in_list", "times", "last"}: the newest day
    first, and in a day what was opened before the lists in which no more than the name stood.

    people: the ids of one person, who may have had several. but_by: the person's own account,
    whose looks are no news to them. times: what one page showed at once is one look.
    """
    looked = Q(action__startswith="view-") | Q(action__in=OTHERS)
    rows = Entry.objects.filter(looked, person__in=people, at__lte=until).exclude(actor=None)
    if but_by is not None:
        rows = rows.exclude(actor=but_by)
    by_day = rows.annotate(
        day=TruncDate("at", tzinfo=ZoneInfo(zone)),
        in_list=ExpressionWrapper(Q(action=IN_A_LIST), output_field=BooleanField()),
    )
    groups = by_day.values("day", "actor", "actor_roles", "action", "in_list")
    counted = groups.annotate(times=Count("at", distinct=True), last=Max("at"))
    return counted.order_by("-day", "in_list", "-last", "actor", "action")
