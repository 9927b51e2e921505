"""Moments as the therapist's pages show them: only those that were brought to a session."""

from datetime import datetime
from typing import Any

from sixteen.care import access
from sixteen.care import queries as care
from sixteen.care.models import Course, Moment, Session
from sixteen.domain.focus import PARTS
from sixteen.domain.moments import ASKED
from sixteen.people.models import Account


def shown(moment: Moment) -> dict[str, Any]:
    """A moment's words, opened for a page."""
    words = moment.open("words") or {}
    parts = moment.open("speaks_to") or []
    return {
        "moment": moment,
        "happened": words.get("happened", ""),
        "rest": [(ASKED[name], words[name]) for name in list(ASKED)[1:] if name in words],
        "parts": [PARTS[code] for code in parts if code in PARTS],
    }


def gathered(account: Account, course: Course, now: datetime) -> dict[str, list[dict[str, Any]]]:
    """By the code of each part that any of them speaks to."""
    found = care.by_part(access.moments_for_therapist(account, course, at=now))
    return {code: [shown(moment) for moment in moments] for code, moments in found.items()}


def session_part(account: Account, session: Session, now: datetime) -> dict[str, Any]:
    """For the page of a session: whether moments are kept, and those that were brought to it."""
    agreed = care.moments_agreed(session.course)
    brought = access.moments_brought_for_therapist(account, session, at=now) if agreed else []
    return {
        "moments_on": bool(agreed and agreed.is_on),
        "moments": [shown(moment) for moment in brought],
    }
