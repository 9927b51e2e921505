"""The diary of a day: who comes, to whom, when and where. The first page of the office."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.domain.slots import instant
from sixteen.journeys.standing import open_standings
from sixteen.office.times import YEARS
from sixteen.outbox.queries import not_delivered
from sixteen.people.access import permitted
from sixteen.people.models import Account
from sixteen.people.names import names_of, names_seen
from sixteen.people.permissions import Permission
from sixteen.scheduling import queries as scheduling


@dataclass(frozen=True)
class Column:
    """One therapist's day. visits: (appointment, client's name), in order of time."""

    therapist: str
    visits: list[tuple[Any, str]]


@permitted(Permission.DIARY, Permission.SERVICE)
@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    if not request.user.may(Permission.DIARY):
        return redirect("office:enquiries")
    now = timezone.now()
    today = now.astimezone(ZoneInfo(settings.ZONE)).date()
    day = _day(request.GET.get("day", ""))
    if day is None:
        if request.GET.get("day"):
            messages.info(request, "That is not a day in the diary. This is today.")
        day = today
    context = {
        "day": day,
        "today": today,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "columns": _columns(day, request.user, now),
        "overdue": sum(each.overdue for each in open_standings(at=now)),
        "lost": len(not_delivered(at=now)),
    }
    return render(request, "office/diary.html", context)


def _day(text: str) -> date | None:
    """The day of the address; None for anything that is not one."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _columns(day: date, account: Account, now: datetime) -> list[Column]:
    start, end = _bounds(day)
    appointments = list(scheduling.appointments_between(start, end))
    clients = names_seen([each.client for each in appointments], by=account, at=now)
    staff = names_of(each.therapist for each in appointments)
    columns: dict[Any, Column] = {}
    for each in appointments:
        column = columns.setdefault(each.therapist_id, Column(staff[each.therapist_id], []))
        column.visits.append((each, clients[each.client_id]))
    return sorted(columns.values(), key=lambda column: column.therapist.casefold())


def _bounds(day: date) -> tuple[datetime, datetime]:
    midnight = time(0)
    return (
        instant(day, midnight, settings.ZONE),
        instant(day + timedelta(days=1), midnight, settings.ZONE),
    )
