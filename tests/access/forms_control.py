"""What is sent to the addresses about records as such, and of copies of everything."""

from typing import Any

from sixteen.care.models import AccessRequest
from sixteen.journeys.data.asking import row_of
from sixteen.workspace.views.copies import seen_of
from tests.access.things import Things

ERASE = {"asked_by": "client", "sure": "on"}


def control_forms(things: Things) -> dict[str, dict[str, Any]]:
    return {
        "/office/records/": {"text": "mina"},
        "/office/records/{client}/": {"why": "A coroner asked."},
        "/office/records/{client}/erase/": ERASE,
        "/office/records/{twin}/erase/": ERASE,
        "/office/records/copies/{copy_asked}/": {"because": "There is a great deal of it."},
        "/office/records/corrections/{correction}/": {"clinician": str(things.practice.other.pk)},
        "/office/records/complaints/{complaint}/": {"answer": "We are sorry.", "revision": "1"},
        "/office/records/{client}/pages/": {"action": "off"},
        "/my/data/agreed/": {"action": "moments"},
        "/my/data/about-me/ethnicity/": {"answer": "H", "before": ""},
        "/my/data/wrong/": {"wrong": "Two sisters", "right": "One"},
        "/my/data/complaint/": {"words": "I waited."},
        "/work/corrections/{correction}/": {"outcome": "put_right", "answer": "It is one now."},
        "/work/copies/{copy_asked}/{closed_alert}/": _decided(things),
    }


def _decided(things: Things) -> dict[str, Any]:
    asked = AccessRequest.objects.get(pk=things.named["copy_asked"])
    row = row_of(asked, things.named["closed_alert"])
    assert row is not None
    answers = {f"answer_{each.number}": "release" for each in row.to_decide}
    return answers | {"seen": seen_of(row)}
