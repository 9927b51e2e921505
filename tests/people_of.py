"""Who is at work, away and on duty, and what stands in the audit: for tests of the rooms."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.http import Http404

from sixteen.audit.models import Entry
from sixteen.care.models import DutyTurn
from sixteen.journeys.answering import save_answer
from sixteen.people.models import Account
from sixteen.questionnaires.models import Request, Response
from sixteen.scheduling.models import Leave, WorkingHours
from tests.portal.house import NOW

SAFETY = {"asked": True, "said": "No.", "agreed": "Nothing needed.", "not_asked_because": ""}


def at_work(who: Account, starts: int = 9, ends: int = 17, days: int = 5) -> None:
    """Mondays to Fridays from 9 to 17 in London, unless told otherwise."""
    for weekday in range(days):
        WorkingHours.objects.create(
            therapist=who,
            weekday=weekday,
            starts=time(starts),
            ends=time(ends),
            zone="Europe/London",
            format="video",
            valid_from=date(2026, 1, 1),
        )


def away(who: Account, starts_at: datetime, days: int) -> None:
    Leave.objects.create(therapist=who, starts_at=starts_at, ends_at=starts_at + timedelta(days))


def on_duty(who: Account, starts_at: datetime, hours: int = 8) -> None:
    DutyTurn.objects.create(
        clinician=who, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours)
    )


def nobody_on_duty() -> None:
    DutyTurn.objects.all().delete()


def answer(
    request: Request, number: int, value: int | None, at: datetime = NOW, **more: Any
) -> Response:
    """One answer of a client to a question of this request's measure."""
    by = more.pop("by", request.client.account)
    item = f"{request.measure}_{number}"
    return save_answer(request=request, item=item, value=value, by=by, at=at, **more)


def audited(action: str, **by: Any) -> int:
    return Entry.objects.filter(action=action, **by).count()


@contextmanager
def refused(what: str, who: Account) -> Iterator[None]:
    """The answer is that of a page that does not exist, and the refusal stands in the audit."""
    before = audited(f"denied-{what}", actor=who.pk)
    with pytest.raises(Http404):
        yield
    assert audited(f"denied-{what}", actor=who.pk) == before + 1


@contextmanager
def nothing_changed(*counts: Callable[[], Any]) -> Iterator[None]:
    """What these count is the same afterwards."""
    before = [count() for count in counts]
    yield
    assert [count() for count in counts] == before
