"""What is sent to the addresses of letters, and to close a course."""

from datetime import timedelta
from typing import Any

from tests.access.things import Things
from tests.portal.house import NOW

COURSE, SECOND = "/work/courses/{course}/", "/work/courses/{second_course}/"
NO_LETTER = {"declined_by": "client", "why": "She would rather not."}
CLOSED = {
    "ended_by": "client",
    "reason": "She moves away",
    "end_code": "agreed",
    "gp": "write",
    "follow_ups": "yes",
    "portal_until": f"{NOW + timedelta(days=90):%Y-%m-%d}",
    "sure": "on",
}


def letter_forms(things: Things) -> dict[str, dict[str, Any]]:
    to_gp = {"text": "Dear colleague", "client_copy": "on", "to": "Dr Vane", "revision": "1"}
    kept = str(things.draft_letter.revision)
    return {
        COURSE + "letter/decline/": NO_LETTER | {"revision": kept},
        SECOND + "letter/decline/": NO_LETTER | {"revision": "0"},
        COURSE + "end/": CLOSED,
        "/work/clients/{client}/letters/": {"kind": "gp_safety"},
        "/work/clients/{second}/letters/": {"kind": "gp_safety"},
        "/work/clients/{jo}/letters/": {"kind": "consultation"},
        "/work/letters/{to_gp}/": to_gp,
        "/work/letters/{summary}/": to_gp,
        "/work/letters/{copy}/": to_gp,
        "/office/clients/{client}/letters/": {"kind": "waiting"},
        "/office/letters/words/gp_start/": {"text": "Dear colleague,", "version": "0"},
    }
