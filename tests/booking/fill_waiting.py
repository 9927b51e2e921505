"""Writes people who wait, and one therapist with one hour of the week, into an installation.

    python -m tests.booking.fill_waiting HOW_MANY [unguarded]

people.json beside the data folder: a session of the service lead for each of them, and their ids.
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.domain.pathway import State  # noqa: E402
from sixteen.intake.actions import change_state, open_enquiry  # noqa: E402
from sixteen.people.actions import Offers, add_client, set_offers  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from tests.booking.fill import take_guards_away  # noqa: E402
from tests.endurance.fill import session_of  # noqa: E402
from tests.portal.house import account  # noqa: E402
from tests.scheduling.diary_of import give_hours, make_kinds, make_therapist  # noqa: E402


def fill(how_many: int) -> dict[str, list[str]]:
    now, lead = timezone.now(), account(Role.SERVICE_LEAD)
    make_kinds()
    therapist = make_therapist()
    give_hours(therapist, starts=18, ends=19)
    offers = Offers(protocols=("open",), places=how_many)
    set_offers(account=therapist, offers=offers, by=None, at=now)
    waiting = []
    for number in range(how_many):
        client = add_client(name=f"Robin {number}", by=None, at=now)
        made = open_enquiry(client=client, source="website", appointment=None, by=None, at=now)
        for state in (State.AWAITING_REPLY, State.WAITING):
            change_state(enquiry=made, state=state, by=lead, at=now)
        waiting.append(str(made.pk))
    return {"waiting": waiting, "sessions": [session_of(lead) for _ in waiting]}


if __name__ == "__main__":
    made = fill(int(sys.argv[1]))
    if "unguarded" in sys.argv:
        take_guards_away()
    (settings.DATA.parent / "people.json").write_text(json.dumps(made))
