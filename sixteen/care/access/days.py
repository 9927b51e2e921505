"""A therapist's day: whose answers stood on the page, and who was on the sheet that was printed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sixteen.audit.recording import record_each
from sixteen.people.models import Account
from sixteen.people.names import list_seen


def day_seen(
    account: Account, answered: Iterable[UUID], named: Iterable[UUID], *, at: datetime
) -> None:
    """Before the page of today shows what these clients answered, and the names of the others."""
    record_each("view-answers", by=account, at=at, people=answered)
    list_seen(named, by=account, at=at)


def day_printed(account: Account, people: Iterable[UUID], *, at: datetime) -> None:
    """Before a sheet shows when these clients come and how to reach them."""
    record_each("print-day", by=account, at=at, people=people)
