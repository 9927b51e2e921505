"""The goodbye letter on paper."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format

from sixteen.care.models import Letter
from sixteen.paper.sheet import Sheet, sender_of_the_service

TITLE = "A letter to you"


def goodbye_sheet(letter: Letter, *, yours: bool = False) -> Sheet:
    """One version of it. yours: for the client to read, and not for the therapist."""
    day = (letter.shared_at or letter.settled_at or letter.made_at).astimezone(_zone()).date()
    answer = letter.open("answer") or ""
    return Sheet(
        title=TITLE,
        text=letter.open("text") or "",
        day=day,
        sender=sender_of_the_service(),
        to=(letter.client.open("name") or "",),
        mark=_mark(letter),
        answer=answer,
        answer_title="Your answer" if yours else "The client’s answer",
    )


def _mark(letter: Letter) -> str:
    if letter.state == "draft":
        return "A draft. It was not shared."
    if letter.state == "aloud" and letter.settled_at:
        return f"Read aloud in a session, and not shared here ({_day(letter.settled_at)})."
    if letter.state in ("shared", "answered"):
        return "A draft. You can talk about it together before it gets its last form."
    return ""


def _day(at: object) -> str:
    return str(date_format(at.astimezone(_zone()), "j F Y"))  # type: ignore[attr-defined]


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.ZONE)
