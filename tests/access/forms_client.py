"""The forms of the client’s own pages. forms.py puts them together."""

from typing import Any

MOMENT = {"happened": "She did not ring back."}


def client_forms() -> dict[str, dict[str, Any]]:
    return {
        "/my/questionnaires/{asked}/1/": {"answer": "1"},
        "/my/questionnaires/{void}/1/": {"answer": "1"},
        "/my/questionnaires/{answered}/1/": {"answer": "1"},
        "/my/aims/1/": {"value": "4", "number": "7", "aim_revision": "1", "revision": "0"},
        "/my/contact/hours/email/": {
            "days": ["1", "3"],
            "begin": "10",
            "until": "12",
            "version": "1",
        },
        "/my/tell/": {"what": "worse", "words": "Since Sunday."},
        "/my/agreement/{agreement}/": {"read": "on"},
        "/my/agreement/{unsigned}/": {"read": "on"},
        "/my/focus/{focus}/": {"makes_of_it": "It fits.", "revision": "1"},
        "/my/focus/{draft_focus}/": {"makes_of_it": "It fits.", "revision": "1"},
        "/my/focus/{focus}/copy/": {"copy": "no"},
        "/my/focus/{draft_focus}/copy/": {"copy": "yes"},
        "/my/messages/": {"text": "May I come at six?"},
        "/my/moments/": {"agree": "on"},
        "/my/moments/new/": MOMENT,
        "/my/moments/{moment}/": MOMENT | {"revision": "1"},
        "/my/moments/{own_moment}/": MOMENT | {"revision": "1"},
        "/my/letter/{letter}/": {"answer": "Thank you."},
        "/my/no-letter/": {"why": "Enough was said."},
        "/my/letter/{draft_letter}/": {"answer": "Thank you."},
    }
