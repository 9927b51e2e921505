"""The forms of the record beside the sessions."""

import uuid

from sixteen.care.actions.contact_log import ask_for_call_back, return_call
from sixteen.care.models import CallBack, ContactEntry
from tests.forms.courses import of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office

DAYS = ("0001-01-01", "9999-12-31", "2026-02-30")
SAID = {"way": "was_rung", "whom": "", "name": "Ada Okafor", "words": "We spoke."}


def log_a_contact(on: Office) -> Ready:
    typed = {
        "way": "rang",
        "whom": "relative",
        "name": "Ada Okafor",
        "on": f"{NOW:%Y-%m-%d}",
        "time": "09:30",
        "words": "Asked how she is. I said nothing.",
        "call_on": f"{NOW:%Y-%m-%d}",
        "call_number": "07700 900123",
        "call_owner": str(on.therapist.pk),
    }
    wrong = {"on": DAYS, "call_on": DAYS, "time": ("24:00",)}
    return of_course(on, "contact_log", typed=typed, did=ContactEntry.objects.count, wrong=wrong)


def asked(on: Office) -> CallBack:
    return ask_for_call_back(
        client=on.practice.client,
        owner=on.therapist,
        mark=uuid.uuid4(),
        name="Ada Okafor",
        number="07700 900123",
        words="",
        due=NOW.date(),
        by=on.reception,
        at=NOW,
    )


def _call(on: Office, **more: str) -> Ready:
    call, mark = asked(on), uuid.uuid4()
    mine = CallBack.objects.filter(pk=call.pk)
    return Ready(
        at=to("workspace:call_back", call.pk),
        who=on.therapist,
        typed={"words": "It rang for a while.", **more},
        did=lambda browser: (mine.get().done_at, mine.get().due),
        meanwhile=lambda: return_call(
            call=call, mark=mark, said=SAID, again_on=None, by=on.therapist, at=NOW
        ),
        wrong={"again_on": DAYS},
    )


def return_a_call(on: Office) -> Ready:
    return _call(on, way="was_rung")


def put_a_call_off(on: Office) -> Ready:
    return _call(on, way="nobody", again_on="2026-11-27")


def take_a_call(on: Office) -> Ready:
    return Ready(
        at=to("office:call_back", on.practice.client.pk),
        who=on.reception,
        typed={
            "name": "Ada Okafor",
            "number": "07700 900123",
            "words": "After four",
            "owner": str(on.therapist.pk),
            "due": f"{NOW:%Y-%m-%d}",
        },
        did=lambda browser: CallBack.objects.count(),
        wrong={"due": DAYS},
    )
