"""What is sent to the addresses of what stands beside the sessions: calls, documents, concerns."""

from typing import Any

from tests.portal.house import NOW

COURSE, SESSION = "/work/courses/{course}/", "/work/courses/{course}/sessions/"
SECOND = "/work/courses/{second_course}/"
RETURNED = {"way": "was_rung", "words": "We spoke."}
CONTACT = {
    "way": "rang",
    "whom": "client",
    "on": f"{NOW:%Y-%m-%d}",
    "time": "09:00",
    "words": "She comes on Thursday.",
}
CONCERN = {"about": "child", "seen_or_said": "Alone", "consent": "nothing_shared"}
BESIDE = {
    COURSE + "process/": {"sure": "on"},
    SESSION + "6/process/": {"text": "I was bored.", "revision": "0"},
    SECOND + "sessions/6/process/": {"text": "I was bored.", "revision": "0"},
    SESSION + "6/where/": {"place": "At home", "number": "020 7946 0000", "revision": "0"},
}


def record_forms() -> dict[str, dict[str, Any]]:
    return {
        COURSE + "contact-log/": CONTACT,
        COURSE + "other-help/": {"medication": "None", "asked_on": f"{NOW:%Y-%m-%d}", "seen": "0"},
        COURSE + "emergency-contact/": {"permission": "no", "asked_on": f"{NOW:%Y-%m-%d}"},
        COURSE + "documents/add/": {"what": "scan", "words": "In the red folder"},
        COURSE + "documents/{paper}/out/": {"reason": "Not hers"},
        COURSE + "safeguarding/": CONCERN,
        COURSE + "safeguarding/{concern}/": CONCERN | {"seen": "1", "who": "A boy"},
        "/work/call-backs/{call}/": RETURNED,
        "/work/call-backs/{second_call}/": RETURNED,
    }
