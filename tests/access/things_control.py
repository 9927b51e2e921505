"""What the table needs of a record as such: holds, and what clients ask about their own."""

import uuid
from typing import Any

from sixteen.care.models import AccessRequest
from sixteen.journeys.corrections import ask_for_correction
from sixteen.journeys.data.asking import ask_for_copy
from sixteen.people.actions.about_me import say_about_me
from sixteen.people.actions.complaints import complain
from sixteen.people.actions.holds import set_hold
from tests.access.people import People
from tests.portal.house import NOW


def control(people: People) -> dict[str, Any]:
    lead = people.accounts["le"]
    given = {"mark": uuid.uuid4(), "why": "A claim", "by": lead, "at": NOW}
    hold = set_hold(client=people.second_client, **given)
    asked = ask_for_copy(client=people.client, by=people.client.account, at=NOW)
    ready = AccessRequest(client=people.client, state="ready", asked_at=NOW, due=NOW.date())
    ready.ready_at, ready.ready_by = NOW, people.practice.therapist
    ready.seal(because=None)
    ready.save()
    mina = {"client": people.client, "by": people.client.account, "at": NOW}
    correction = ask_for_correction(mark=uuid.uuid4(), wrong="Two", right="One", **mina)
    about = {"question": "gender", "answer": "2", "before": ""}
    say_about_me(**about, **mina)
    words = {"words": "I waited.", "today": NOW.date(), "days": 3}
    complaint = complain(mark=uuid.uuid4(), **words, **mina)
    return {
        "hold": hold.pk,
        "copy_asked": asked.pk,
        "copy_ready": ready.pk,
        "correction": correction.pk,
        "complaint": complaint.pk,
    }
