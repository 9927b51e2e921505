"""The forms with which somebody connects their own calendar, and ends it."""

from sixteen.people.models import Account, Client
from sixteen.scheduling.feeds import make_feed, revoke_feed
from sixteen.scheduling.models import CalendarFeed
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office

SHOWN_ONCE = "each is a new address that ends the one before: none can be shown twice"


def _living() -> int:
    return CalendarFeed.objects.filter(revoked_at=None).count()


def _stop(whose: Account | Client, who: Account, at: str) -> Ready:
    make_feed(whose=whose, by=who, at=NOW)
    return Ready(
        at=at,
        who=who,
        typed={"action": "stop"},
        did=lambda browser: _living(),
        may_be_empty=True,
        meanwhile=lambda: revoke_feed(whose=whose, by=who, at=NOW),
    )


def _make(who: Account, at: str) -> Ready:
    return Ready(
        at=at,
        who=who,
        typed={"action": "make"},
        did=lambda browser: _living(),
        may_be_empty=True,
        again=SHOWN_ONCE,
    )


def connect_a_client(on: Office) -> Ready:
    return _make(on.practice.client.account, to("portal:calendar"))


def end_a_client(on: Office) -> Ready:
    return _stop(on.practice.client, on.practice.client.account, to("portal:calendar"))


def connect_a_therapist(on: Office) -> Ready:
    return _make(on.therapist, to("workspace:calendar"))


def end_a_therapist(on: Office) -> Ready:
    return _stop(on.therapist, on.therapist, to("workspace:calendar"))
