"""What is kept beside the sessions, for the table: calls to return, a document, a course before."""

import uuid
from datetime import timedelta
from typing import Any

from sixteen.care.actions.contact_log import ask_for_call_back
from sixteen.care.actions.course_documents import add_documents
from sixteen.care.actions.safeguarding import open_concern
from sixteen.care.models import Course
from tests.access.people import People
from tests.portal.house import NOW


def kept_beside(people: People) -> dict[str, Any]:
    return _calls(people) | _record(people) | {"earlier": _earlier(people).pk}


def _earlier(people: People) -> Course:
    ended = NOW - timedelta(days=400)
    given = {"protocol": "DIT", "planned_sessions": 16, "state": "closed"}
    made = Course(client=people.client, therapist=people.practice.therapist, **given)
    made.state_since = made.ended_at = ended
    made.made_at = ended - timedelta(days=150)
    made.seal(reason=None)
    made.save()
    people.practice.house.letter(made, state="final")
    return made


def _record(people: People) -> dict[str, Any]:
    course, by = people.course, people.practice.therapist
    given = {"mark": uuid.uuid4(), "dated": None, "by": by, "at": NOW}
    files = [("a.pdf", b"%PDF-1.7\n%%EOF")]
    said = {"what": "scan", "words": ""}
    (document,) = add_documents(course=course, said=said, files=files, **given)
    seen = {"about": "child", "seen": "Alone", "consent": "nothing_shared"}
    concern = open_concern(course=course, mark=uuid.uuid4(), said=seen, by=by, at=NOW)
    return {"paper": document.pk, "concern": concern.pk}


def _calls(people: People) -> dict[str, Any]:
    by = people.accounts["re"]
    given = {"number": "07700 900123", "words": "", "due": NOW.date(), "by": by, "at": NOW}
    both = {
        "call": (people.client, people.practice.therapist),
        "second_call": (people.second_client, people.solo),
    }
    return {
        name: ask_for_call_back(
            client=client, owner=owner, mark=uuid.uuid4(), name="Ada", **given
        ).pk
        for name, (client, owner) in both.items()
    }
