"""The forms of the addresses at which questions are answered. See forms.py."""

from typing import Any

ANSWERING: dict[str, dict[str, Any]] = {
    "/my/questionnaires/{asked}/1/": {"answer": "1"},
    "/my/questionnaires/{void}/1/": {"answer": "1"},
    "/my/questionnaires/{answered}/1/": {"answer": "1"},
    "/for-you/{answer_link}/1/1/": {"answer": "1"},
    "/for-you/{wrong_answer_link}/1/1/": {"answer": "1"},
    "/how-it-was/{experience_link}/": {"q1": "4"},
    "/how-it-was/{wrong_answer_link}/": {"q1": "4"},
}
